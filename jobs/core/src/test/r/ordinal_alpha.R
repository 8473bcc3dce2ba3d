# Polychoric correlations by the two-step likelihood, maximised on pbivnorm, and the alpha of them;
# psych::polychoric must come near. The interval moves each record's weight by a little.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))
source(file.path(here, "items.R"))
source(file.path(here, "influence.R"))

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
alpha_of <- function(items, w = rep(1, nrow(items))) {
  k <- ncol(items)
  r <- diag(k)
  for (i in 2:k) for (j in 1:(i - 1)) r[i, j] <- r[j, i] <- polychoric(items[, i], items[, j], w)
  list(alpha = k / (k - 1) * (1 - k / sum(r)), r = r)
}

expect <- function(items, level) {
  items <- items[complete.cases(items), , drop = FALSE]
  k <- ncol(items)
  undefined <- list(alpha = NA, conf_low = NA, conf_high = NA, correlations = matrix(NA_real_, k, k))
  if (nrow(items) < 2 || k < 2 || constant_item(items) || any(apply(items, 2, function(v) length(unique(v))) > 20)) return(undefined)
  found <- alpha_of(items)
  if (max(items) < 9) {
    peer <- suppressWarnings(suppressMessages(psych::polychoric(items, correct = 0, global = FALSE)))
    stopifnot(max(abs(peer$rho - found$r)) < 2e-3)
  }
  pattern <- apply(items, 1, paste, collapse = " ")
  moved <- sapply(unique(pattern), function(p) {
    w <- function(by) replace(rep(1, nrow(items)), match(p, pattern), 1 + by)
    (alpha_of(items, w(0.02))$alpha - alpha_of(items, w(-0.02))$alpha) / 0.04
  })
  ci <- log_interval(found$alpha, sqrt(sum(moved[pattern]^2)), level)
  list(alpha = found$alpha, conf_low = ci[1], conf_high = ci[2], correlations = found$r)
}

set.seed(6174)
binary <- function(n, k) 1 * (scale_of(n, k, 0.7) > 3)
cases <- list(
  reliable = base, three_items = scale_of(80, 3, 0.8, 3), unreliable = scale_of(100, 4, 0.1),
  missing_answers = holes_in(base, c(3, 61, 62, 130, 299)), two_items = base[, 1:2],
  binary = binary(200, 4), three_categories = scale_of(150, 5, 0.6, 3), other_codes = 10 * scale_of(90, 4, 0.65) - 7,
  reversed_item = { m <- scale_of(120, 4, 0.7); m[, 2] <- 6 - m[, 2]; m },
  seven_categories = scale_of(250, 3, 0.75, 7), skewed = pmax(scale_of(300, 4, 0.7), 3),
  constant_item = cbind(base[, 1:3], 2), one_person = cbind(1, 2, 3), one_item = cbind(c(1, 2, 3, 4)),
  many_values = cbind(1:30, base[1:30, 1]), no_complete_person = cbind(c(1, NA, 3), c(NA, 2, NA)))
write_reference("ordinal_alpha", lapply(cases, function(m) list(items = m, level = 0.95)), expect, tolerance = 2e-5,
                packages = c("psych", "pbivnorm"))
