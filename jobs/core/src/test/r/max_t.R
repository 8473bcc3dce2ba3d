# Westfall and Young's step-down maxT (algorithm 4.1), each step taken anew over the tests that are left.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))

expect <- function(t, replicates) {
  adjusted <- rep(NA_real_, length(t))
  left <- which(!is.na(t))
  floor <- 0
  while (length(left) > 0) {
    j <- left[which.max(abs(t[left]))]
    largest <- apply(abs(replicates[, left, drop = FALSE]), 1, function(v) if (anyNA(v)) Inf else max(v))
    floor <- max(floor, (1 + sum(largest >= abs(t[j]))) / (1 + nrow(replicates)))
    adjusted[j] <- floor
    left <- setdiff(left, j)
  }
  list(adjusted = adjusted)
}
set.seed(314)
draws <- function(B, m, rho = 0) {
  common <- rnorm(B)
  round(matrix(sqrt(1 - rho) * rnorm(B * m), B) + sqrt(rho) * common, 3)
}
with_na <- draws(40, 3)
with_na[c(3, 50)] <- NA
cases <- list(
  one = list(t = 2, replicates = draws(99, 1)),
  two = list(t = c(1.5, -2.5), replicates = draws(99, 2)),
  five = list(t = c(0.3, 3.1, -2.2, 1.9, 2.6), replicates = draws(199, 5)),
  five_dependent = list(t = c(0.3, 3.1, -2.2, 1.9, 2.6), replicates = draws(199, 5, 0.8)),
  ten = list(t = round(rnorm(10, 1.5), 2), replicates = draws(99, 10, 0.4)),
  all_null = list(t = round(rnorm(6), 2), replicates = draws(99, 6)),
  all_strong = list(t = c(9, -8, 7), replicates = draws(49, 3)),
  missing_test = list(t = c(2.5, NA, -1.2), replicates = draws(60, 3)),
  missing_replicates = list(t = c(2.5, 0.4, -1.9), replicates = with_na),
  no_test = list(t = c(NA_real_, NA_real_), replicates = draws(10, 2)),
  zero = list(t = c(0, 1), replicates = draws(30, 2)))
write_reference("max_t", cases, expect, tolerance = 1e-14)
