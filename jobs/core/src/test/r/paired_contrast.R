# t.test(paired = TRUE), cor, and the interval of d by solving for the noncentrality of t.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))
source(file.path(here, "pairs.R"))

# R's pt turns to a normal approximation beyond |ncp| = 37.62; there the definition is integrated, the
# chi-square cut at twelve standard deviations.
noncentral_cdf <- function(t, df, ncp) {
  if (abs(ncp) < 37) return(pt(t, df, ncp))
  limits <- pmax(0, df + c(-12, 12) * sqrt(2 * df))
  integrate(function(q) pnorm(t * sqrt(q / df) - ncp) * dchisq(q, df), limits[1], limits[2],
            rel.tol = 1e-12, subdivisions = 1000)$value
}

noncentrality <- function(t, df, p) {
  uniroot(function(ncp) noncentral_cdf(t, df, ncp) - p, t + c(-1, 1) * 3 * (1 + abs(t) / sqrt(df)),
          extendInt = "downX", tol = 1e-13, maxiter = 1000)$root
}

expect <- function(x, y, level) {
  used <- complete.cases(x, y)
  x <- x[used]; y <- y[used]
  n <- length(x)
  d <- x - y
  spread <- function(v) if (n > 1) sd(v) else NA
  average <- function(v) if (n > 0) mean(v) else NA
  result <- list(
    mean_first = average(x), sd_first = spread(x), mean_second = average(y), sd_second = spread(y),
    correlation = if (n > 1) suppressWarnings(cor(x, y)) else NA, difference = average(d),
    conf_low = NA, conf_high = NA, statistic = NA, df = if (n > 1) n - 1 else NA, p_value = NA,
    d = NA, d_low = NA, d_high = NA, n = n)
  if (n > 1 && sd(d) / sqrt(n) > 10 * .Machine$double.eps * max(abs(mean(x)), abs(mean(y)))) {
    test <- t.test(x, y, paired = TRUE, conf.level = level)
    result$conf_low <- test$conf.int[1]
    result$conf_high <- test$conf.int[2]
    result$statistic <- test$statistic
    result$p_value <- test$p.value
    result$d <- mean(d) / sd(d)
    tail <- (1 - level) / 2
    result$d_low <- noncentrality(test$statistic, n - 1, 1 - tail) / sqrt(n)
    result$d_high <- noncentrality(test$statistic, n - 1, tail) / sqrt(n)
  }
  result
}

cases <- pairs_of_variables
cases$large_means$y <- cases$large_means$y - 2e6
cases$constant_difference <- list(x = c(0.3, 0.4, 0.5, 0.6), y = c(0.2, 0.3, 0.4, 0.5), level = 0.95)
cases$large_effect <- list(x = 10 + round(rnorm(20, sd = 0.5), 2), y = round(rnorm(20), 2), level = 0.95)
cases$twelve_weeks <- list(x = c(22, 31, 18, 27, 25, 30, 19, 24, 28, 21),
                           y = c(20, 28, 19, 22, 24, 25, 17, 24, 23, 20), level = 0.95)
write_reference("paired_contrast", cases, expect, tolerance = 1e-8)
