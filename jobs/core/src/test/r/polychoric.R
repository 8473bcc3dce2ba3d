# The two-step likelihood maximised on pbivnorm, and its change with the weight of each kind of row;
# psych::polychoric must come near.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))

polychoric <- function(x, y, w) {
  table <- tapply(w, list(x, y), sum)
  table[is.na(table)] <- 0
  share <- table / sum(table)
  cut <- function(v) qnorm(pmin(1, cumsum(v)[-length(v)]))
  h <- c(-8, cut(rowSums(share)), 8)
  k <- c(-8, cut(colSums(share)), 8)
  grid <- expand.grid(h, k)
  likelihood <- function(r) {
    p <- matrix(pbivnorm::pbivnorm(grid[, 1], grid[, 2], r), length(h))
    p <- p[-1, -1] - p[-1, -ncol(p)] - p[-nrow(p), -1] + p[-nrow(p), -ncol(p)]
    sum(ifelse(share > 0, share * log(pmax(p, 1e-300)), 0))
  }
  optimize(likelihood, c(-0.9999, 0.9999), maximum = TRUE, tol = 1e-12)$maximum
}
expect <- function(x, y, level) {
  used <- complete.cases(x, y)
  x <- x[used]; y <- y[used]
  none <- list(estimate = NA, std_error = NA, conf_low = NA, conf_high = NA, n = length(x))
  if (length(unique(x)) < 2 || length(unique(y)) < 2 || max(length(unique(x)), length(unique(y))) > 20) return(none)
  r <- polychoric(x, y, rep(1, length(x)))
  if (max(x, y) > 8) x <- match(x, sort(unique(x)))
  peer <- suppressWarnings(suppressMessages(psych::polychoric(cbind(x, y), correct = 0, global = FALSE)))
  stopifnot(abs(peer$rho[1, 2] - r) < 2e-3)
  pattern <- paste(x, y)
  moved <- sapply(unique(pattern), function(p) {
    w <- function(by) replace(rep(1, length(x)), match(p, pattern), 1 + by)
    (polychoric(x, y, w(0.02)) - polychoric(x, y, w(-0.02))) / 0.04
  })
  se <- sqrt(sum(moved[pattern]^2))
  ci <- fisher(r, se / (1 - r^2), level)
  list(estimate = r, std_error = se, conf_low = ci[1], conf_high = ci[2], n = length(x))
}
set.seed(1729)
case <- function(n, rho, a, b, level = 0.95) {
  x <- rnorm(n); y <- rho * x + sqrt(1 - rho^2) * rnorm(n)
  list(x = as.integer(cut(x, c(-Inf, a, Inf))), y = as.integer(cut(y, c(-Inf, b, Inf))), level = level)
}
five <- c(-1.5, -0.5, 0.5, 1.5)
cases <- list(
  five_by_five = case(200, 0.5, five, five), negative_at_90 = case(150, -0.6, five, five, 0.9), none = case(120, 0, five, c(-0.7, 0.7)),
  binary = case(300, 0.4, 0, 0.5), three_by_seven = case(250, 0.3, c(-1, 1), seq(-1.5, 1.5, 0.6)), skewed = case(400, 0.4, c(1, 1.5, 2), c(0.5, 1.2)),
  strong = case(300, 0.9, five, five), small = case(40, 0.5, c(-0.5, 0.5), c(-0.5, 0.5)),
  missing = within(case(100, 0.5, five, five), { x[c(1, 5)] <- NA; y[9] <- NA }), other_codes = within(case(100, 0.5, five, five), x <- 10 * x - 7),
  constant = list(x = rep(3, 20), y = rep(1:4, 5), level = 0.95), many_values = list(x = 1:30, y = rep(1:3, 10), level = 0.95))
write_reference("polychoric", cases, expect, tolerance = 2e-5, packages = c("psych", "pbivnorm"))
