# lm with classical, HC3 (sandwich::vcovHC) and cluster-robust errors (sandwich::vcovCL, type HC1; clubSandwich, CR2).
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))

expect <- function(y, x, cluster, scale, errors, level) {
  used <- complete.cases(y, x)
  y <- shift(y[used]); x <- apply(x[used, , drop = FALSE], 2, shift); if (is.null(dim(x))) x <- matrix(x, 1)
  cluster <- cluster[used]
  n <- length(y); p <- ncol(x); k <- p + 1
  clustered <- errors %in% c("CLUSTER", "CR2")
  g <- if (clustered) length(unique(cluster)) else 0
  none <- list(constant = NA, estimate = rep(NA, p), std_error = rep(NA, p), statistic = rep(NA, p), p_value = rep(NA, p),
               df = NA, conf_low = rep(NA, p), conf_high = rep(NA, p), partial_r = rep(NA, p), eta2 = rep(NA, p), r2 = NA,
               adjusted_r2 = NA, f = NA, model_p = NA, n = n, clusters = g)
  if (n < k + 1) return(none)
  fit <- lm(y ~ x)
  if (anyNA(coef(fit)) || length(unique(y)) == 1 || (clustered && g < 2)) return(none)
  if (scale == "STANDARDISED") {
    y <- drop(scale(y)); x <- scale(x)
    fit <- lm(y ~ x)
  }
  V <- switch(errors, CLASSICAL = vcov(fit), HC3 = sandwich::vcovHC(fit, type = "HC3"),
              CLUSTER = sandwich::vcovCL(fit, cluster = cluster, type = "HC1", cadjust = TRUE))
  df <- if (errors == "CLUSTER") g - 1 else n - k
  if (errors == "CR2") {
    V <- clubSandwich::vcovCR(fit, cluster = cluster, type = "CR2")
    df <- clubSandwich::coef_test(fit, V, test = "Satterthwaite")$df_Satt[-1]
  }
  b <- coef(fit)[-1]; se <- sqrt(diag(V))[-1]
  partial <- vapply(seq_len(p), function(j) {
    z <- x[, -j, drop = FALSE]
    if (p == 1) cor(x[, 1], y) else cor(resid(lm(y ~ z)), resid(lm(x[, j] ~ z)))
  }, 0)
  r2 <- summary(fit)$r.squared
  eta2 <- vapply(seq_len(p), function(j) r2 - (if (p == 1) 0 else summary(lm(y ~ x[, -j]))$r.squared), 0)
  fs <- summary(fit)$fstatistic
  list(constant = if (scale == "STANDARDISED") 0 else coef(lm(y ~ x))[[1]], estimate = b, std_error = se, statistic = b / se,
       p_value = 2 * pt(-abs(b / se), df), df = df[1], conf_low = b - qt((1 + level) / 2, df) * se,
       conf_high = b + qt((1 + level) / 2, df) * se, partial_r = partial, eta2 = eta2, r2 = r2,
       adjusted_r2 = summary(fit)$adj.r.squared, f = fs[[1]], model_p = pf(fs[[1]], fs[[2]], fs[[3]], lower.tail = FALSE),
       n = n, clusters = g)
}
set.seed(61)
n <- 40
a <- round(rnorm(n), 3); b <- round(0.6 * a + rnorm(n), 3); sex <- rep(0:1, n / 2)
y <- round(0.5 * a - 0.3 * b + 0.4 * sex + rnorm(n) * (1 + abs(a)), 3)
people <- rep(1:10, each = 4) * 7
group_effect <- rep(rnorm(10), each = 4)
yc <- round(y + group_effect, 3)
holes <- function(v, at) { v[at] <- NA; v }
case <- function(y, x, scale = "AS_GIVEN", errors = "CLASSICAL", level = 0.95, cluster = rep(0, length(y)), ...) {
  list(y = y, x = x, cluster = cluster, scale = scale, errors = errors, level = level, ...)
}
x3 <- cbind(a, b, sex)
cases <- list(
  one = case(y, cbind(a)), one_hc3 = case(y, cbind(a), errors = "HC3"),
  three = case(y, x3), three_hc3 = case(y, x3, errors = "HC3"),
  standardised = case(y, x3, "STANDARDISED"), standardised_hc3_at_90 = case(y, x3, "STANDARDISED", "HC3", 0.9),
  clustered = case(yc, x3, errors = "CLUSTER", cluster = people),
  clustered_standardised = case(yc, x3, "STANDARDISED", "CLUSTER", cluster = people),
  clusters_of_one_at_99 = case(y, x3, errors = "CLUSTER", level = 0.99, cluster = 1:n),
  unequal_clusters = case(yc, cbind(a, sex), errors = "CLUSTER", cluster = c(rep(1, 15), rep(2:6, 5))),
  two_clusters = case(yc, cbind(a), errors = "CLUSTER", cluster = rep(1:2, each = 20)),
  missing = case(holes(y, c(1, 7)), cbind(holes(a, 3), b, holes(sex, 40)), errors = "HC3"),
  missing_clustered = case(holes(yc, c(1, 7)), cbind(holes(a, 3), b), errors = "CLUSTER", cluster = people),
  large_means = case(3e6 + round(y, 2), cbind(1e6 + round(a, 2), b), "STANDARDISED", "HC3"),
  nearly_collinear = case(y, cbind(a, a + round(rnorm(n, sd = 1e-3), 6)), errors = "HC3", tolerance = 1e-7),
  perfect_fit_but_one = case(c(2 * a[-1] + 1, 5), cbind(c(a[-1], 0))),
  collinear = case(y, cbind(a, b, a - 2 * b)), constant_predictor = case(y, cbind(a, 1)),
  constant_outcome = case(rep(2, n), cbind(a, b)), one_cluster = case(y, cbind(a), errors = "CLUSTER", cluster = rep(4, n)),
  bias_reduced = case(yc, x3, errors = "CR2", cluster = people),
  bias_reduced_standardised_at_90 = case(yc, x3, "STANDARDISED", "CR2", 0.9, cluster = people),
  bias_reduced_unequal = case(yc, cbind(a, sex), errors = "CR2", cluster = c(rep(1, 15), rep(2:6, 5))),
  bias_reduced_two_clusters = case(yc, cbind(a), errors = "CR2", cluster = rep(1:2, each = 20)),
  bias_reduced_rows = case(y, x3, errors = "CR2", cluster = 1:n),
  bias_reduced_missing = case(holes(yc, c(1, 7)), cbind(holes(a, 3), b), errors = "CR2", cluster = people),
  bias_reduced_one_cluster = case(y, cbind(a), errors = "CR2", cluster = rep(4, n)),
  bias_reduced_group_predictor = case(yc, cbind(a, rep(c(0, 0, 0, 1, 1, 0, 0, 0, 1, 0), each = 4)), errors = "CR2", cluster = people, tolerance = 1e-9),
  too_few = case(y[1:4], x3[1:4, ]), one_df = case(y[1:5], x3[1:5, ]))
cases$large_means$x[, 1] <- 1e6 + round(a, 2)
write_reference("regression", cases, expect, packages = c("sandwich", "clubSandwich"))
