# Power by the density of r: (n - 2) / pi (1 - rho^2)^((n-1)/2) (1 - r^2)^((n-4)/2) times the integral of
# (cosh w - rho r)^-(n-1) over w from zero up, summed by integrate over what is rejected.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))

inner <- function(c, n) {
  g <- function(w) exp(-(n - 1) * log((cosh(w) - c) / (1 - c)))
  reach <- acosh(c + (1 - c) * exp(60 / (n - 1)))
  log(integrate(g, 0, reach, rel.tol = 1e-11, subdivisions = 1000)$value) - (n - 1) * log(1 - c)
}
density_of_z <- function(z, rho, n) {
  vapply(z, function(at) {
    r <- tanh(at)
    exp(log(n - 2) - log(pi) + (n - 1) / 2 * log1p(-rho^2) - (n - 2) * log(cosh(at)) + inner(rho * r, n))
  }, 0)
}
above <- function(z, rho, n) {
  reach <- 12 / sqrt(max(1, n - 3))
  from <- max(z, atanh(rho) - reach); to <- atanh(rho) + reach
  if (from >= to) return(0)
  parts <- seq(from, to, length.out = 9)
  sum(vapply(1:8, function(i) integrate(density_of_z, parts[i], parts[i + 1], rho = rho, n = n, rel.tol = 1e-11)$value, 0))
}
power <- function(rho, n, alpha) {
  if (n < 4) return(NA)
  t <- qt(1 - alpha / 2, n - 2)
  z <- atanh(t / sqrt(t^2 + n - 2))
  p <- above(z, rho, n) + above(z, -rho, n)
  if (n >= 20 && rho != 0) stopifnot(abs(p - pwr::pwr.r.test(n, rho, alpha)$power) < 0.01)
  p
}
equivalence <- function(rho, n, low, high, alpha) {
  if (n < 4) return(NA)
  from <- atanh(low) + qnorm(1 - alpha) / sqrt(n - 3)
  to <- atanh(high) - qnorm(1 - alpha) / sqrt(n - 3)
  if (from >= to) 0 else above(from, rho, n) - above(to, rho, n)
}
width <- function(rho, n, level) if (n < 4) NA else diff(fisher(rho, 1 / sqrt(n - 3), level))
expect <- function(rho, n, alpha, low, high) {
  list(power = power(rho, n, alpha), equivalence = equivalence(rho, n, low, high, alpha), width = width(rho, n, 1 - alpha))
}
case <- function(rho, n, alpha = 0.05, low = -0.2, high = 0.2) list(rho = rho, n = n, alpha = alpha, low = low, high = high)
cases <- list(
  usual = case(0.3, 84), one_less = case(0.3, 83), none = case(0, 40), small = case(0.1, 782), negative = case(-0.2, 194),
  strict = case(0.25, 150, 0.005), four = case(0.5, 4), ten = case(0.7, 10, 0.1), strong = case(0.9, 12),
  thousands = case(0.03, 8000, low = -0.05, high = 0.05), equivalent = case(0, 300, low = -0.15, high = 0.15),
  lopsided = case(0.05, 500, low = 0, high = 0.2), three = case(0.3, 3))
write_reference("correlation_power", cases, expect, tolerance = 1e-8, packages = "pwr")
