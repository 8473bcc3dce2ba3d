# Correlations corrected for unreliability: Fisher's interval divided, and the delta method, its variance by
# numerical derivatives of the correction.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))

corrected <- function(v) v[1] / sqrt(v[2] * v[3])
expect <- function(r, n, reliability, error, level) {
  none <- list(estimate = NA, conf_low = NA, conf_high = NA, std_error = NA, delta_low = NA, delta_high = NA)
  if (any(is.na(reliability) | reliability <= 0 | reliability > 1)) return(none)
  v <- c(r, reliability)
  none$estimate <- corrected(v)
  if (n < 4) return(none)
  gradient <- gradient_of(v)
  se <- sqrt(sum((gradient * c((1 - r^2) / sqrt(n - 1), error))^2))
  ci <- fisher(r, 1 / sqrt(n - 3), level) / sqrt(prod(reliability))
  delta <- corrected(v) + c(-1, 1) * z_multiplier(level) * se
  list(estimate = corrected(v), conf_low = ci[1], conf_high = ci[2], std_error = se, delta_low = delta[1], delta_high = delta[2])
}
# Derivatives by D, not by hand.
gradient_of <- function(v) {
  f <- deriv(~ r / sqrt(a * b), c("r", "a", "b"))
  as.numeric(attr(eval(f, list(r = v[1], a = v[2], b = v[3])), "gradient"))
}
case <- function(r, n, a, b, ea = 0, eb = 0, level = 0.95) list(r = r, n = n, reliability = c(a, b), error = c(ea, eb), level = level)
cases <- list(
  usual = case(0.3, 200, 0.8, 0.7),
  perfect_measures = case(0.3, 200, 1, 1),
  one_perfect_at_90 = case(-0.25, 80, 1, 0.6, level = 0.9),
  with_errors = case(0.42, 150, 0.85, 0.78, 0.02, 0.03),
  large_errors = case(0.2, 60, 0.5, 0.6, 0.1, 0.08, 0.99),
  zero = case(0, 90, 0.7, 0.9, 0.05, 0.02),
  beyond_one = case(0.8, 100, 0.6, 0.7, 0.04, 0.04),
  large = case(0.05, 1e6, 0.9, 0.9, 0.001, 0.001),
  four_people = case(0.5, 4, 0.8, 0.8),
  three_people = case(0.5, 3, 0.8, 0.8),
  no_reliability = case(0.5, 100, 0, 0.8),
  negative_reliability = case(0.5, 100, 0.7, -0.1),
  reliability_beyond_one = case(0.5, 100, 1.01, 0.9),
  unknown_reliability = case(0.5, 100, NA_real_, 0.9))
write_reference("disattenuation", cases, expect)
