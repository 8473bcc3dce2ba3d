# t.test and lm of base R, and Bland and Altman's (1999) approximate intervals of the limits of agreement.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))
source(file.path(here, "pairs.R"))

expect <- function(x, y, level) {
  used <- complete.cases(x, y)
  x <- x[used]; y <- y[used]
  n <- length(x)
  d <- x - y
  m <- (x + y) / 2
  result <- list(bias = if (n > 0) mean(d) else NA, bias_low = NA, bias_high = NA,
                 sd = if (n > 1) sd(d) else NA, lower = NA, lower_low = NA, lower_high = NA,
                 upper = NA, upper_low = NA, upper_high = NA, slope = NA, slope_low = NA,
                 slope_high = NA, share_above = if (n > 0) mean(x > y) else NA, n = n)
  if (n < 2) return(result)
  if (sd(d) / sqrt(n) <= 10 * .Machine$double.eps * max(abs(mean(x)), abs(mean(y)))) {
    result$sd <- 0
    result$lower <- result$upper <- mean(d)
    return(result)
  }
  ci <- t.test(d, conf.level = level)$conf.int
  result$bias_low <- ci[1]; result$bias_high <- ci[2]
  z <- z_multiplier(level)
  result$lower <- mean(d) - z * sd(d)
  result$upper <- mean(d) + z * sd(d)
  margin <- qt((1 + level) / 2, n - 1) * sd(d) * sqrt(1 / n + z^2 / (2 * (n - 1)))
  result$lower_low <- result$lower - margin; result$lower_high <- result$lower + margin
  result$upper_low <- result$upper - margin; result$upper_high <- result$upper + margin
  if (length(unique(m)) > 1) {
    fit <- lm(d ~ shift(m))
    result$slope <- coef(fit)[[2]]
    if (n > 2) {
      ci <- suppressWarnings(confint(fit, level = level))[2, ]
      result$slope_low <- ci[[1]]; result$slope_high <- ci[[2]]
    }
  }
  result
}

set.seed(61)
logged <- round(rgamma(120, 2, 1 / 60), 1)
cases <- pairs_of_variables
cases$large_means$y <- cases$large_means$y - 2e6
cases$constant_difference <- list(x = c(0.3, 0.4, 0.5, 0.6), y = c(0.2, 0.3, 0.4, 0.5), level = 0.95)
cases$constant_means <- list(x = c(1, 2, 3, 4), y = c(9, 8, 7, 6), level = 0.95)
cases$reported_in_quarters <- list(x = 15 * round((logged * 1.3 + rnorm(120, 20, 30)) / 15), y = logged, level = 0.95)
cases$reported_in_bands <- list(x = c(15, 45, 90, 150, 240)[findInterval(logged, c(0, 30, 60, 120, 180))],
                                y = logged, level = 0.9)
write_reference("bland_altman", cases, expect, tolerance = 1e-9)
