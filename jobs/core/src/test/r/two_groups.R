# Welch's t test, and Hedges's g with the noncentral t turned around by uniroot; effectsize must be near.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))

expect <- function(a, b, level) {
  a <- shift(a[!is.na(a)]); b <- shift(b[!is.na(b)])
  na <- length(a); nb <- length(b); df <- na + nb - 2
  out <- list(estimate = if (na && nb) mean(a) - mean(b) else NA, statistic = NA, df = NA, p_value = NA, conf_low = NA,
              conf_high = NA, g = NA, g_low = NA, g_high = NA)
  if (na > 1 && nb > 1 && (var(a) > 0 || var(b) > 0)) {
    t <- t.test(a, b, conf.level = level)
    out[2:6] <- list(t$statistic, t$parameter, t$p.value, t$conf.int[1], t$conf.int[2])
  }
  if (na > 0 && nb > 0 && df > 0 && sum((a - mean(a))^2) + sum((b - mean(b))^2) > 0) {
    s <- sqrt((sum((a - mean(a))^2) + sum((b - mean(b))^2)) / df)
    d <- (mean(a) - mean(b)) / s
    root <- sqrt(1 / na + 1 / nb)
    j <- exp(lgamma(df / 2) - lgamma((df - 1) / 2)) / sqrt(df / 2)
    solve <- function(p) uniroot(function(ncp) pt(d / root, df, ncp) - p, d / root + c(-8, 8), tol = 1e-13, extendInt = "yes")$root
    ends <- c(solve((1 + level) / 2), solve((1 - level) / 2)) * root * j
    if (na > 1 && nb > 1) {
      e <- effectsize::hedges_g(a, b, ci = level)
      stopifnot(abs(e$Hedges_g - d * j) < 1e-6, abs(c(e$CI_low, e$CI_high) - ends) < 1e-3)
    }
    out[7:9] <- list(d * j, ends[1], ends[2])
  }
  out
}
set.seed(12)
r <- function(n, m = 0, s = 1) round(rnorm(n, m, s), 3)
case <- function(a, b, level = 0.95) list(a = a, b = b, level = level)
cases <- list(
  usual = case(r(20, 0.5), r(25)), unequal_spread = case(r(12, 1, 3), r(40)), at_90 = case(r(15), r(15, 1), 0.9),
  ten_to_one = case(r(100, 0.2), r(10)), missing = case(c(NA, r(10), NA), c(r(9, -1), NA)),
  large_means = case(1e6 + round(r(30), 2), 1e6 + round(r(30), 2)), no_difference = case(c(1, 2, 3), c(1, 2, 3)),
  one_constant = case(rep(2, 6), r(8)), one_value = case(3, r(6)), two_each = case(c(1, 2), c(4, 6)),
  both_constant = case(rep(2, 5), rep(3, 5)), one_empty = case(numeric(0), r(5)), two_values = case(1, 2))
write_reference("two_groups", cases, expect, tolerance = 1e-8, packages = "effectsize")
