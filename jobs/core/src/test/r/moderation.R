# Simple slopes by shifting the moderator and fitting anew; Johnson-Neyman bounds by uniroot on those slopes' t, with the
# interaction's degrees of freedom. Errors of clusters by sandwich::vcovCL (HC1) and clubSandwich (CR2, Satterthwaite).
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))

expect <- function(y, x, m, covariates, values, errors, level, cluster) {
  used <- if (length(covariates)) complete.cases(y, x, m, covariates) else complete.cases(y, x, m)
  n <- sum(used)
  none <- list(interaction = NA, interaction_error = NA, df = NA, slopes = numeric(0), slope_errors = numeric(0), slope_dfs = numeric(0),
               p_values = numeric(0), kind = "UNDEFINED",
               low = NA, high = NA, share = NA, n = n)
  y <- y[used]; x <- x[used]; m <- m[used]; cluster <- cluster[used]
  z <- if (length(covariates)) covariates[used, , drop = FALSE] else NULL
  fit_at <- function(value) {
    m <- m - value
    if (is.null(z)) lm(y ~ x * m) else lm(y ~ x * m + z)
  }
  vc <- function(fit) switch(errors, CLASSICAL = vcov(fit), HC3 = sandwich::vcovHC(fit, type = "HC3"),
                             CLUSTER = sandwich::vcovCL(fit, cluster = cluster, type = "HC1"),
                             CR2 = clubSandwich::vcovCR(fit, cluster = cluster, type = "CR2"))
  freedom <- function(fit, term) switch(errors, CLUSTER = length(unique(cluster)) - 1,
    CR2 = clubSandwich::coef_test(fit, vc(fit), test = "Satterthwaite")$df_Satt[names(coef(fit)) == term], df.residual(fit))
  base <- fit_at(0)
  if (n <= length(coef(base)) || anyNA(coef(base))) return(none)
  slope <- function(v) { f <- fit_at(v); c(coef(f)[["x"]], sqrt(vc(f)["x", "x"])) }
  df <- freedom(base, "x:m")
  crit <- qt((1 + level) / 2, df)
  excess <- function(v) { s <- slope(v); abs(s[1] / s[2]) - crit }
  grid <- mean(m) + sd(m) * sinh(seq(-9, 9, length.out = 1501))
  e <- vapply(grid, excess, 0)
  at <- which(diff(sign(e)) != 0)
  roots <- vapply(at, function(i) uniroot(excess, grid[i + 0:1], tol = 1e-12)$root, 0)
  kind <- if (length(roots) == 0) if (e[1] > 0) "EVERYWHERE" else "NOWHERE" else if (e[1] > 0) "OUTSIDE" else "BETWEEN"
  stopifnot(length(roots) %in% c(0, 2))
  s <- vapply(values, slope, c(0, 0))
  dfs <- vapply(values, function(v) freedom(fit_at(v), "x"), 0)
  list(interaction = coef(base)[["x:m"]], interaction_error = sqrt(vc(base)["x:m", "x:m"]), df = df, slopes = s[1, ], slope_errors = s[2, ],
       slope_dfs = dfs, p_values = 2 * pt(-abs(s[1, ] / s[2, ]), dfs), kind = kind, low = if (length(roots)) roots[1] else NA, high = if (length(roots)) roots[2] else NA,
       share = mean(vapply(m, excess, 0) > 0), n = n)
}
set.seed(404)
n <- 80
x <- round(rnorm(n), 3); m <- round(rnorm(n, 3), 3); z <- cbind(round(rnorm(n), 3), rep(0:1, n / 2))
schools <- rep(1:10, each = 8)
make <- function(b, c, s = 1) round(b * x + 0.2 * m + c * x * m + s * rnorm(n), 3)
case <- function(y, z0 = numeric(0), errors = "CLASSICAL", values = c(2, 3, 4), level = 0.95, x0 = x, m0 = m,
                 cluster = rep(0, length(y)), ...) {
  list(y = y, x = x0, m = m0, covariates = z0, values = values, errors = errors, level = level, cluster = cluster, ...)
}
cases <- list(
  crossing = case(make(-1.5, 0.5)), crossing_hc3 = case(make(-1.5, 0.5), errors = "HC3"), with_covariates = case(make(-0.9, 0.4), z),
  covariates_hc3_at_90 = case(make(-0.9, 0.4), z, "HC3", level = 0.9), weak = case(make(0.1, 0)), everywhere_strong = case(make(3, 0.4, 0.2)),
  between = case(make(0.4, 0.01)), one_value = case(make(-1.5, 0.5), values = 0), far_values = case(make(-1.5, 0.5), values = c(-10, 50)),
  missing = case(replace(make(-1.5, 0.5), 3, NA), z0 = z, x0 = replace(x, 9, NA), m0 = replace(m, 80, NA)), binary_moderator = case(make(0.5, 0.3), m0 = rep(0:1, n / 2), values = 0:1),
  clustered = case(make(-1.5, 0.5), errors = "CLUSTER", cluster = schools),
  bias_reduced = case(make(-1.5, 0.5), errors = "CR2", cluster = schools),
  bias_reduced_covariates_at_90 = case(make(-0.9, 0.4), z, "CR2", level = 0.9, cluster = schools),
  bias_reduced_unequal = case(make(-1.5, 0.5), errors = "CR2", cluster = c(rep(1, 20), rep(2:7, 10))),
  bias_reduced_school_moderator = case(make(-0.5, 0.5), errors = "CR2", m0 = round(rnorm(10, 3), 2)[schools], cluster = schools),
  bias_reduced_missing = case(replace(make(-1.5, 0.5), 3, NA), z, "CR2", x0 = replace(x, 9, NA), cluster = schools),
  constant_moderator = case(make(0.5, 0.3), m0 = rep(2, n)), too_few = case(make(0.5, 0.3)[1:4], x0 = x[1:4], m0 = m[1:4]))
write_reference("moderation", cases, expect, tolerance = 1e-7, packages = c("sandwich", "clubSandwich"))
