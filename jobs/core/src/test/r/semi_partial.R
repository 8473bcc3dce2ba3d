# Semi-partial correlations from two fits of lm, with the variance of Aloe and Becker (2012) as metafor has it; the
# interval is Fisher's z with that error by the delta method.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))
source(file.path(here, "pairs.R"))

set.seed(15)
n <- 40
z1 <- round(rnorm(n), 3)
z2 <- round(0.6 * z1 + rnorm(n), 3)
x <- round(0.7 * z1 + rnorm(n), 3)
y <- round(0.7 * z1 - 0.4 * z2 + 0.3 * x + rnorm(n), 3)
sex <- rep(0:1, n / 2)
case <- function(z, level = 0.95, of = x, with = y) list(x = of, y = with, z = z, level = level)

cases <- list(
  one_covariate = case(cbind(z1)),
  two_covariates_at_90 = case(cbind(z1, z2), 0.9),
  negative = case(cbind(z1, z2), 0.95, -x),
  y_on_x_as_x_on_y = case(cbind(z1, z2), 0.95, y, x),
  strong = case(cbind(z2), 0.95, x, round(3 * x + z2 + rnorm(n, sd = 0.3), 3)),
  binary_and_numeric = case(cbind(sex, z1)),
  three_covariates_at_99 = case(cbind(sex, z1, z2), 0.99),
  duplicated_covariate = case(cbind(z1, z1, z2)),
  linear_combination = case(cbind(z1, z2, z1 - 2 * z2)),
  constant_covariate = case(cbind(rep(0.1, n), z2)),
  missing_everywhere = case(cbind(holes(z1, 3:4), holes(z2, 5)), 0.95, holes(x, c(1, 5)), holes(y, 40)),
  large_means = case(cbind(1e6 + round(z1, 2), 5e6 + round(z2, 2)), 0.95, 1e6 + round(x, 2), 1e6 + round(y, 2)),
  ties = case(cbind(likert(n)), 0.95, likert(n), likert(n)),
  constant_x = case(cbind(z1), 0.95, rep(2.7, n)),
  constant_y = case(cbind(z1), 0.95, x, rep(2.7, n)),
  x_is_covariate = case(cbind(z1, z2), 0.95, 3 * z1 + 1),
  y_is_covariate = case(cbind(z1, z2), 0.95, x, 3 * z1 + 1),
  one_df = case(cbind(z1[1:4]), 0.95, x[1:4], y[1:4]),
  no_df = case(cbind(z1[1:3]), 0.95, x[1:3], y[1:3]),
  no_complete_row = case(cbind(rep(NA_real_, n)[1:5]), 0.95, x[1:5], y[1:5]))

expect <- function(x, y, z, level) {
  none <- function(df, n) {
    list(estimate = NA, std_error = NA, statistic = NA, df = if (df > 0) df else NA, p_value = NA, conf_low = NA,
         conf_high = NA, n = n)
  }
  used <- complete.cases(x, y, z)
  n <- sum(used)
  if (n == 0) return(none(0, 0))
  x <- shift(x[used]); y <- shift(y[used]); z <- apply(z[used, , drop = FALSE], 2, shift)
  of_x <- lm(x ~ z); without <- lm(y ~ z); with <- lm(y ~ z + x)
  df <- n - 1 - of_x$rank
  gone <- function(fit, v) length(unique(v)) == 1 || sqrt(sum(resid(fit)^2)) <= 1e-7 * sqrt(sum((v - mean(v))^2))
  if (gone(of_x, x) || length(unique(y)) == 1) return(none(df, n))
  r <- cor(y, resid(of_x))
  got <- none(df, n)
  got$estimate <- r
  if (gone(without, y)) { got$estimate <- 0; return(got) }
  if (df <= 0) return(got)
  whole <- summary(with)
  stopifnot(all.equal(r^2, whole$r.squared - summary(without)$r.squared))
  t <- whole$coefficients["x", "t value"]
  of <- metafor::escalc(measure = "SPCOR", ti = t, ni = n, mi = n - 1 - df, r2i = whole$r.squared)
  stopifnot(all.equal(c(of$yi), r, check.attributes = FALSE))
  ci <- fisher(r, sqrt(of$vi) / (1 - r^2), level)
  list(estimate = r, std_error = sqrt(of$vi), statistic = t, df = df, p_value = whole$coefficients["x", "Pr(>|t|)"],
       conf_low = ci[1], conf_high = ci[2], n = n)
}

write_reference("semi_partial", cases, expect, tolerance = 1e-9, packages = "metafor")
