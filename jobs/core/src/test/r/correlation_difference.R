# Differences of two correlations by the published formulas; where psych has the test, it must agree.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))

# The correlation of two estimates of one sample (Pearson and Filon), by delta method over the matrix R:
# the asymptotic covariance of r_ij and r_kl by Olkin and Siotani, in Steiger's notation.
psi <- function(R, j, k, h, m) {
  0.5 * ((R[j, h] - R[j, k] * R[k, h]) * (R[k, m] - R[k, h] * R[h, m]) +
           (R[j, m] - R[j, h] * R[h, m]) * (R[k, h] - R[k, j] * R[j, h]) +
           (R[j, h] - R[j, m] * R[m, h]) * (R[k, m] - R[k, j] * R[j, m]) +
           (R[j, m] - R[j, k] * R[k, m]) * (R[k, h] - R[k, m] * R[m, h]))
}
zou <- function(r1, n1, r2, n2, c, level) {
  a <- fisher(r1, 1 / sqrt(n1 - 3), level)
  b <- fisher(r2, 1 / sqrt(n2 - 3), level)
  c(r1 - r2 - sqrt((r1 - a[1])^2 + (b[2] - r2)^2 - 2 * c * (r1 - a[1]) * (b[2] - r2)),
    r1 - r2 + sqrt((a[2] - r1)^2 + (r2 - b[1])^2 - 2 * c * (a[2] - r1) * (r2 - b[1])))
}
none <- list(conf_low = NA, conf_high = NA, statistic = NA, p_value = NA, meng = NA, meng_p = NA, meng_low = NA, meng_high = NA)
answer <- function(ci, z, meng = c(NA, NA, NA, NA)) {
  list(conf_low = ci[1], conf_high = ci[2], statistic = z, p_value = 2 * pnorm(-abs(z)),
       meng = meng[1], meng_p = meng[2], meng_low = meng[3], meng_high = meng[4])
}
independent <- function(r, n, level) {
  z <- (atanh(r[1]) - atanh(r[2])) / sqrt(1 / (n[1] - 3) + 1 / (n[2] - 3))
  stopifnot(abs(abs(z) - psych::r.test(n = n[1], n2 = n[2], r12 = r[1], r34 = r[2])$z) < 1e-10)
  answer(zou(r[1], n[1], r[2], n[2], 0, level), z)
}
overlapping <- function(r, n, level) {
  R <- matrix(c(1, r[1], r[2], r[1], 1, r[3], r[2], r[3], 1), 3)
  at_mean <- R
  at_mean[1, 2:3] <- at_mean[2:3, 1] <- mean(r[1:2])
  c_of <- function(R) psi(R, 1, 2, 1, 3) / ((1 - R[1, 2]^2) * (1 - R[1, 3]^2))
  z <- sqrt(n - 3) * (atanh(r[1]) - atanh(r[2])) / sqrt(2 - 2 * c_of(at_mean))
  square <- mean(r[1:2]^2)
  f <- min(1, (1 - r[3]) / (2 * (1 - square)))
  h <- 1 + square / (1 - square) * (1 - f)
  se <- sqrt(2 * (1 - r[3]) * h / (n - 3))
  d <- atanh(r[1]) - atanh(r[2])
  answer(zou(r[1], n, r[2], n, c_of(R), level), z,
         c(d / se, 2 * pnorm(-abs(d / se)), d - z_multiplier(level) * se, d + z_multiplier(level) * se))
}
apart <- function(r, n, level) {
  R <- diag(4)
  R[1, 2] <- r[1]; R[3, 4] <- r[2]; R[1, 3] <- r[3]; R[1, 4] <- r[4]; R[2, 3] <- r[5]; R[2, 4] <- r[6]
  R[lower.tri(R)] <- t(R)[lower.tri(R)]
  at_mean <- R
  at_mean[1, 2] <- at_mean[2, 1] <- at_mean[3, 4] <- at_mean[4, 3] <- mean(r[1:2])
  c_of <- function(R) psi(R, 1, 2, 3, 4) / ((1 - R[1, 2]^2) * (1 - R[3, 4]^2))
  z <- sqrt(n - 3) * (atanh(r[1]) - atanh(r[2])) / sqrt(2 - 2 * c_of(at_mean))
  answer(zou(r[1], n, r[2], n, c_of(R), level), z)
}
case <- function(kind, r, n, level = 0.95, possible = 1) list(kind = kind, r = r, n = n, level = level, possible = possible)
cases <- list(
  independent = case("independent", c(0.2, 0.45), c(120, 90)),
  independent_at_90 = case("independent", c(-0.6, 0.1), c(25, 300), 0.9),
  independent_large = case("independent", c(0.05, 0.08), c(1e6, 2e6)),
  independent_smallest = case("independent", c(0.5, -0.5), c(4, 4)),
  independent_equal = case("independent", c(0.3, 0.3), c(50, 60)),
  independent_three_people = case("independent", c(0.3, 0.3), c(3, 60), possible = 0),
  independent_perfect = case("independent", c(1, 0.3), c(30, 60), possible = 0),
  overlapping = case("overlapping", c(0.35, 0.1, 0.5), 150),
  overlapping_at_99 = case("overlapping", c(0.7, -0.2, 0.1), 40, 0.99),
  overlapping_negative_other = case("overlapping", c(0.1, 0.3, -0.6), 75),
  overlapping_close_other = case("overlapping", c(0.52, 0.49, 0.97), 64),
  overlapping_large = case("overlapping", c(0.03, 0.01, 0.4), 500000),
  overlapping_impossible = case("overlapping", c(0.9, -0.9, 0.9), 100, possible = 0),
  overlapping_three_people = case("overlapping", c(0.35, 0.1, 0.5), 3, possible = 0),
  apart = case("apart", c(0.5, 0.2, 0.1, 0.05, 0.3, 0.25), 103),
  apart_repeated = case("apart", c(0.5, 0.65, 0.7, 0.4, 0.35, 0.72), 88),
  apart_independent = case("apart", c(0.5, -0.2, 0, 0, 0, 0), 60),
  apart_at_90 = case("apart", c(-0.3, 0.1, 0.4, -0.1, 0.2, 0.3), 240, 0.9),
  apart_large = case("apart", c(0.31, 0.3, 0.5, 0.2, 0.1, 0.4), 80000),
  apart_impossible = case("apart", c(0.9, 0.9, 0.9, -0.9, 0.1, 0.1), 60, possible = 0))
expect <- function(kind, r, n, level, possible) {
  c(list(difference = r[1] - r[2]),
    if (!possible) none else switch(kind, independent = independent(r, n, level),
                                    overlapping = overlapping(r, n, level), apart = apart(r, n, level)))
}
write_reference("correlation_difference", cases, expect, packages = "psych")
