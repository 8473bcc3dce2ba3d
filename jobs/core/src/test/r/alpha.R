# Alpha from the covariance matrix, Feldt's interval from qf; psych::alpha must say the same.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))
source(file.path(here, "items.R"))

expect <- function(items, level) {
  items <- items[complete.cases(items), , drop = FALSE]
  n <- nrow(items)
  k <- ncol(items)
  undefined <- list(alpha = NA, conf_low = NA, conf_high = NA, n = n, n_items = k)
  if (n < 2 || k < 2) return(undefined)
  covariance <- cov(items)
  if (sum(covariance) <= 1e-24 * sum(diag(covariance)) || sd(rowSums(items)) < 1e-12) return(undefined)
  alpha <- k / (k - 1) * (1 - sum(diag(covariance)) / sum(covariance))
  df <- c(n - 1, (n - 1) * (k - 1))
  tail <- (1 - level) / 2
  low <- 1 - (1 - alpha) * qf(1 - tail, df[1], df[2])
  high <- 1 - (1 - alpha) * qf(tail, df[1], df[2])
  if (n > 3 && all(diag(covariance) > 0) && alpha > 0 && alpha < 1) {
    colnames(items) <- paste0("i", seq_len(k))
    peer <- suppressWarnings(suppressMessages(psych::alpha(items, warnings = FALSE)))
    interval <- psych::alpha.ci(alpha, n, k, p.val = 1 - level)
    stopifnot(all.equal(alpha, peer$total$raw_alpha, tolerance = 1e-9),
              all.equal(c(low, high), c(interval$lower.ci, interval$upper.ci), tolerance = 1e-9,
                        check.attributes = FALSE))
  }
  list(alpha = alpha, conf_low = low, conf_high = high, n = n, n_items = k)
}

cases <- lapply(item_answers, function(m) list(items = m, level = 0.95))
cases$twenty_items$level <- 0.9
write_reference("alpha", cases, expect, tolerance = 1e-9, packages = "psych")
