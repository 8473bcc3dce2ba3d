# Quadratic regressions by lm; Fieller's interval by uniroot, the delta method by deriv.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))

expect <- function(y, x, covariates, errors, level) {
  used <- if (length(covariates)) complete.cases(y, x, covariates) else complete.cases(y, x)
  y <- y[used]; x <- x[used]; n <- length(y)
  z <- if (length(covariates)) covariates[used, , drop = FALSE] else NULL
  none <- list(linear = NA, square = NA, square_error = NA, turning_point = NA, fieller_low = NA, fieller_high = NA, std_error = NA, slope_low = NA,
               slope_low_error = NA, slope_high = NA, slope_high_error = NA, p_value = NA, inside = 0, n = n)
  fit_at <- function(v) { x <- x - v; if (is.null(z)) lm(y ~ x + I(x^2)) else lm(y ~ x + I(x^2) + z) }
  fit <- if (n > 0) fit_at(mean(x))
  if (n == 0 || n <= length(coef(fit)) || anyNA(coef(fit))) return(none)
  vc <- function(f) if (errors == "HC3") sandwich::vcovHC(f, type = "HC3") else vcov(f)
  slope <- function(v) { f <- fit_at(v); c(coef(f)[[2]], sqrt(vc(f)[2, 2])) }
  df <- df.residual(fit); crit <- qt((1 + level) / 2, df)
  b <- coef(fit)[[2]]; c2 <- coef(fit)[[3]]; V <- vc(fit)[2:3, 2:3]
  g <- attr(eval(deriv(~ -b / (2 * c2), c("b", "c2"))), "gradient")
  se <- sqrt(drop(g %*% V %*% t(g)))
  turn <- mean(x) - b / (2 * c2)
  ends <- c(NA, NA)
  if (abs(c2) > crit * sqrt(V[2, 2])) {
    excess <- function(v) { s <- slope(v); abs(s[1] / s[2]) - crit }
    ends <- c(uniroot(excess, turn - c(60, 0) * se, tol = 1e-12)$root, uniroot(excess, turn + c(0, 60) * se, tol = 1e-12)$root)
  }
  lo <- slope(min(x)); hi <- slope(max(x))
  one_sided <- function(sign) max(pt(sign * lo[1] / lo[2], df), pt(-sign * hi[1] / hi[2], df))
  list(linear = b, square = c2, square_error = sqrt(V[2, 2]), turning_point = turn, fieller_low = ends[1], fieller_high = ends[2], std_error = se,
       slope_low = lo[1], slope_low_error = lo[2], slope_high = hi[1], slope_high_error = hi[2], p_value = min(one_sided(1), one_sided(-1)),
       inside = as.numeric(turn > min(x) && turn < max(x)), n = n)
}
set.seed(505)
n <- 60
x <- round(runif(n, 0, 6), 2); z <- cbind(round(rnorm(n), 3))
make <- function(b, c2, s = 1) round(b * x + c2 * x^2 + s * rnorm(n), 3)
case <- function(y, x0 = x, z0 = numeric(0), errors = "CLASSICAL", level = 0.95) list(y = y, x = x0, covariates = z0, errors = errors, level = level)
cases <- list(
  u = case(make(-3, 0.5)), u_hc3 = case(make(-3, 0.5), errors = "HC3"), inverted = case(make(2.4, -0.4)), with_covariate = case(make(-3, 0.5), z0 = z),
  at_90_hc3 = case(make(-1, 0.2), z0 = z, errors = "HC3", level = 0.9), weak = case(make(0.2, 0.01)), straight = case(make(1, 0)), only_rising = case(make(1, 0.3)),
  few_values = case(round(rnorm(n), 2), x0 = rep(1:3, 20)), missing = case(replace(make(-3, 0.5), 5, NA), x0 = replace(x, 7, NA), z0 = replace(z, 9, NA)),
  two_values = case(make(1, 0), x0 = rep(1:2, 30)), too_few = case(c(1, 4, 2), x0 = c(1, 2, 5)))
write_reference("quadratic", cases, expect, tolerance = 1e-7, packages = "sandwich")
