# The interval of an infinitesimal jackknife of f, a function of the covariance matrix: derivatives by
# Richardson's extrapolation, then on -ln(1 - f).
influence_interval <- function(items, f, level, slope = numDeriv::grad) {
  lower <- lower.tri(diag(ncol(items)), diag = TRUE)
  s <- cov(items)
  full <- function(v) { m <- matrix(0, ncol(items), ncol(items)); m[lower] <- v; m + t(m) - diag(diag(m)) }
  slopes <- slope(function(v) f(full(v)), s[lower])
  centred <- scale(items, scale = FALSE)
  moved <- apply(centred, 1, function(z) sum(slopes * (outer(z, z)[lower] - s[lower])))
  moved <- moved - mean(moved)
  log_interval(f(s), sqrt(sum(moved^2)) / nrow(items), level)
}

log_interval <- function(estimate, se, level) {
  margin <- z_multiplier(level) * se / (1 - estimate)
  1 - (1 - estimate) * exp(c(1, -1) * margin)
}

constant_item <- function(items) any(apply(items, 2, function(v) length(unique(v)) < 2))
