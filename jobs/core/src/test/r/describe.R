# mean, sd, range and type-7 quantiles.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))

set.seed(21)
cases <- list(
  normal = list(x = round(rnorm(50), 3)),
  skewed = list(x = round(exp(rnorm(41, 4)), 1)),
  ties = list(x = sample(1:5, 30, TRUE)),
  large_mean = list(x = 1e6 + round(rnorm(30), 2)),
  very_large_mean = list(x = 1e9 + 1:10),
  missing = list(x = c(NA, 3, 1, NA, 2)),
  constant = list(x = rep(0.1, 9)),
  one = list(x = 4.2),
  two = list(x = c(3, -1)),
  three = list(x = c(5, 1, 2)),
  all_missing = list(x = c(NA_real_, NA_real_)),
  empty = list(x = numeric(0)))

expect <- function(x) {
  used <- x[!is.na(x)]
  some <- length(used) > 0
  list(n = length(used), missing = sum(is.na(x)), mean = if (some) mean(used) else NA,
       sd = if (length(used) > 1) sd(used) else NA, min = if (some) min(used) else NA,
       max = if (some) max(used) else NA,
       quantiles = if (some) unname(quantile(used, c(0, 0.05, 0.25, 1 / 3, 0.5, 0.75, 0.9, 1))) else rep(NA_real_, 8))
}

write_reference("describe", cases, expect)
