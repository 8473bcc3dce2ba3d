# The likelihood of rho after Jeffreys's priors of means and standard deviations, integrated over the stretched
# beta prior. Inner integral: (cosh w - rho r)^-(n - 1) over w from zero up.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))

logsafe <- function(f, ...) integrate(f, ..., rel.tol = 1e-12, subdivisions = 2000)$value
# log of the integral over w, with its largest value (at w = 0) taken out
inner <- function(c, n) {
  g <- function(w) exp(-(n - 1) * log((cosh(w) - c) / (1 - c)))
  reach <- acosh(c + (1 - c) * exp(min(60, 700) / (n - 1)))
  log(logsafe(g, 0, reach)) - (n - 1) * log(1 - c)
}
expect <- function(r, n, kappa) {
  if (n < 3) return(list(log_bf10 = NA))
  if (abs(r) == 1) return(list(log_bf10 = Inf))
  base <- inner(0, n)
  log_ratio <- function(rho) vapply(rho, function(p) (n - 1) / 2 * log1p(-p^2) + inner(p * r, n) - base, 0)
  peak <- optimize(log_ratio, c(-0.999999, 0.999999), maximum = TRUE, tol = 1e-10)
  prior <- function(rho) dbeta((rho + 1) / 2, 1 / kappa, 1 / kappa) / 2
  f <- function(rho) exp(log_ratio(rho) - peak$objective) * prior(rho)
  width <- min(12 / sqrt(n) , 2)
  ends <- c(max(-1, peak$maximum - width), min(1, peak$maximum + width))
  parts <- seq(ends[1], ends[2], length.out = 9)
  total <- sum(vapply(1:8, function(i) logsafe(f, parts[i], parts[i + 1]), 0))
  list(log_bf10 = log(total) + peak$objective)
}
case <- function(r, n, kappa = 1, ...) list(r = r, n = n, kappa = kappa, ...)
cases <- list(
  small = case(0.3, 20), medium = case(0.3, 84), none = case(0, 50), negative = case(-0.45, 33),
  three = case(0.6, 3), four = case(-0.2, 4), strong = case(0.95, 15), tiny = case(0.02, 1000),
  large = case(0.1, 5000), very_large = case(0.03, 20000),
  narrow_prior = case(0.25, 60, 0.5), wide_prior = case(0.25, 60, 2), third = case(0.4, 40, 1 / 3),
  two = case(0.5, 2), perfect = case(1, 10))
write_reference("correlation_bayes_factor", cases, expect, tolerance = 1e-7)
