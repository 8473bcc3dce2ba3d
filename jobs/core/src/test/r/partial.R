# Correlation of residuals of lm; degrees of freedom from the rank lm finds.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))
source(file.path(here, "pairs.R"))

set.seed(5)
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
  binary_and_numeric = case(cbind(sex, z1)),
  three_covariates = case(cbind(sex, z1, z2)),
  duplicated_covariate = case(cbind(z1, z1, z2)),
  linear_combination = case(cbind(z1, z2, z1 - 2 * z2)),
  constant_covariate = case(cbind(rep(0.1, n), z2)),
  missing_everywhere = case(cbind(holes(z1, 3:4), holes(z2, 5)), 0.95, holes(x, c(1, 5)),
                            holes(y, 40)),
  large_means = case(cbind(1e6 + round(z1, 2), 5e6 + round(z2, 2)), 0.95, 1e6 + round(x, 2),
                     1e6 + round(y, 2)),
  ties = case(cbind(likert(n)), 0.95, likert(n), likert(n)),
  constant_x = case(cbind(z1), 0.95, rep(2.7, n)),
  x_is_covariate = case(cbind(z1, z2), 0.95, 3 * z1 + 1),
  one_df = case(cbind(z1[1:4]), 0.95, x[1:4], y[1:4]),
  no_df = case(cbind(z1[1:3]), 0.95, x[1:3], y[1:3]),
  more_covariates_than_rows = case(cbind(z1, z2, sex)[1:3, ], 0.95, x[1:3], y[1:3]),
  no_complete_row = case(cbind(rep(NA_real_, n)[1:5]), 0.95, x[1:5], y[1:5]))

expect <- function(x, y, z, level) {
  used <- complete.cases(x, y, z)
  n <- sum(used)
  if (n == 0) return(c(t_test(NA, NA, NA, level), n = 0))
  x <- shift(x[used]); y <- shift(y[used]); z <- apply(z[used, , drop = FALSE], 2, shift)
  fit_x <- lm(x ~ z)
  fit_y <- lm(y ~ z)
  gone <- function(fit, v) {
    n == fit$rank || sqrt(sum(resid(fit)^2)) <= 1e-7 * sqrt(sum((v - mean(v))^2)) ||
      length(unique(v)) == 1
  }
  r <- if (gone(fit_x, x) || gone(fit_y, y)) NA else cor(resid(fit_x), resid(fit_y))
  df <- n - 1 - fit_x$rank
  if (df == 0 && !is.na(r)) r <- sign(r)
  c(t_test(r, df, se_of(df - 1), level), n = n)
}

write_reference("partial", cases, expect)
