# Each item against the sum of the others; psych::alpha must say the same.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))
source(file.path(here, "items.R"))

constant <- function(v) length(v) < 2 || sd(v) < 1e-12

alpha_of <- function(items) {
  k <- ncol(items)
  if (k < 2 || constant(rowSums(items))) return(NA)
  covariance <- cov(items)
  k / (k - 1) * (1 - sum(diag(covariance)) / sum(covariance))
}

expect <- function(items) {
  items <- items[complete.cases(items), , drop = FALSE]
  n <- nrow(items)
  k <- ncol(items)
  rest <- function(j) rowSums(items[, -j, drop = FALSE])
  r <- sapply(seq_len(k), function(j) {
    if (constant(items[, j]) || constant(rest(j))) NA else cor(items[, j], rest(j))
  })
  dropped <- sapply(seq_len(k), function(j) alpha_of(items[, -j, drop = FALSE]))
  spread <- apply(items, 2, function(v) if (constant(v) && n > 1) 0 else sd(v))
  if (n > 3 && k > 2 && !anyNA(r) && !is.na(alpha_of(items)) && alpha_of(items) > 0) {
    colnames(items) <- paste0("i", seq_len(k))
    peer <- suppressWarnings(suppressMessages(psych::alpha(items, warnings = FALSE)))
    stopifnot(all.equal(r, peer$item.stats$r.drop, tolerance = 1e-9),
              all.equal(dropped, peer$alpha.drop$raw_alpha, tolerance = 1e-9))
  }
  list(mean = unname(if (n > 0) colMeans(items) else rep(NA_real_, k)), sd = unname(spread),
       correlation = r, alpha_if_dropped = dropped, n = n)
}

cases <- lapply(item_answers, function(m) list(items = m))
write_reference("item_rest", cases, expect, tolerance = 1e-9, packages = "psych")
