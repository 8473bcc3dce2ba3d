# The six intraclass correlations of psych::ICC, which this checks; undefined cases by exact reasoning.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))

expect <- function(occasions, level) {
  x <- occasions[complete.cases(occasions), , drop = FALSE]
  if (nrow(x) < 2 || ncol(x) < 2 || length(unique(c(x))) < 2) {
    return(list(estimates = rep(NA_real_, 6), lows = rep(NA_real_, 6), highs = rep(NA_real_, 6), n = nrow(x)))
  }
  peer <- psych::ICC(as.matrix(shift(x)), lmer = FALSE, alpha = 1 - level)$results
  list(estimates = peer$ICC, lows = peer[["lower bound"]], highs = peer[["upper bound"]], n = nrow(x))
}

set.seed(4669)
retest <- function(n, k, r, shift = 0) {
  trait <- rnorm(n)
  sapply(seq_len(k), function(j) round(40 + 8 * (sqrt(r) * trait + sqrt(1 - r) * rnorm(n)) + shift * j))
}
shrout_fleiss <- cbind(c(9, 6, 8, 7, 10, 6), c(2, 1, 4, 1, 5, 2), c(5, 3, 6, 2, 6, 4), c(8, 2, 8, 6, 9, 7))
cases <- list(
  shrout_fleiss_1979 = shrout_fleiss,
  two_waves = retest(80, 2, 0.8),
  three_waves = retest(60, 3, 0.7),
  shifted_mean = retest(90, 2, 0.75, 5),
  unstable = retest(70, 2, 0.1),
  five_waves = retest(40, 5, 0.6, 1),
  small = retest(5, 3, 0.9),
  three_persons = cbind(c(1, 4, 6), c(2, 4, 5)),
  missing_wave = { m <- retest(50, 3, 0.8); m[cbind(c(2, 9, 30), c(1, 2, 3))] <- NA; m },
  large_means = 1e6 + retest(45, 2, 0.7),
  decimals = retest(55, 2, 0.85) / 7,
  opposite = { m <- retest(30, 2, 0.9); cbind(m[, 1], 80 - m[, 2]) },
  one_person = matrix(c(3, 4), 1),
  one_wave = matrix(c(3, 4, 5), 3),
  constant = matrix(4, 5, 2),
  nobody = matrix(c(1, NA, NA, 2), 2))
cases <- lapply(cases, function(m) list(occasions = m, level = 0.95))
cases$two_waves$level <- 0.9
write_reference("intraclass_forms", cases, expect, tolerance = 1e-8, packages = "psych")
