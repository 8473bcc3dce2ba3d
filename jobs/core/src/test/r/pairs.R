# Pairs of variables on which every correlation of two columns is tried.

set.seed(2026)
normal <- round(rnorm(40), 3)
likert <- function(n) sample(1:5, n, replace = TRUE)
holes <- function(x, at) { x[at] <- NA; x }

pairs_of_variables <- list(
  moderate = list(x = normal, y = round(0.5 * normal + rnorm(40), 3), level = 0.95),
  negative_at_90 = list(x = normal, y = round(-0.8 * normal + rnorm(40, sd = 0.6), 3), level = 0.9),
  none_at_99 = list(x = normal, y = round(rnorm(40), 3), level = 0.99),
  ties_on_both = list(x = likert(60), y = likert(60), level = 0.95),
  ties_on_one = list(x = sort(likert(25)), y = round(1:25 + rnorm(25, sd = 9), 2), level = 0.95),
  missing_pairs = list(x = holes(normal, c(1, 5, 9)), y = holes(rev(normal), c(5, 12, 40)),
                       level = 0.95),
  large_means = list(x = 1e6 + round(normal, 2), y = 3e6 + round(normal + rnorm(40), 2),
                     level = 0.95),
  skewed_minutes = list(x = round(exp(rnorm(50, 4)), 1), y = round(exp(rnorm(50, 1)), 1),
                        level = 0.95),
  strong = list(x = 1:30, y = (1:30)^2 + c(-3, 5), level = 0.95),
  perfect = list(x = 1:8, y = 2 * (1:8), level = 0.95),
  perfect_negative = list(x = 1:8, y = 8:1, level = 0.95),
  zero = list(x = c(-2, -1, 0, 1, 2), y = c(4, 1, 0, 1, 4), level = 0.95),
  constant_x = list(x = rep(0.1, 6), y = c(1, 4, 2, 2, 5, 9), level = 0.95),
  constant_both = list(x = rep(3, 5), y = rep(7, 5), level = 0.95),
  five = list(x = c(1, 3, 2, 5, 4), y = c(2, 1, 4, 5, 3), level = 0.95),
  four = list(x = c(1, 3, 2, 5), y = c(2, 1, 4, 5), level = 0.95),
  three = list(x = c(1, 2, 4), y = c(2, 1, 3), level = 0.95),
  two = list(x = c(1, 2), y = c(5, 3), level = 0.95),
  one = list(x = 1, y = 5, level = 0.95),
  no_complete_pair = list(x = c(1, NA, 3), y = c(NA, 2, NA), level = 0.95),
  empty = list(x = numeric(0), y = numeric(0), level = 0.95))
