# Repeated measures of several participants, on which the within- and between-person statistics are
# tried.

set.seed(77)
holes <- function(x, at) { x[at] <- NA; x }
diary <- function(sizes, slope = 0.4, digits = 2, mean = 0) {
  id <- rep(seq_along(sizes), sizes)
  person <- rnorm(length(sizes), sd = 2)
  x <- round(mean + person[id] + rnorm(length(id)), digits)
  y <- round(mean - person[id] + slope * (x - mean - person[id]) + rnorm(length(id)), digits)
  list(participant = id, x = x, y = y)
}
balanced <- diary(rep(6, 8))
unequal <- diary(c(1, 2, 3, 5, 8, 13, 1, 4))
shuffled <- sample(length(unequal$x))

repeated_measures <- list(
  balanced = balanced,
  unequal_prompts = unequal,
  unsorted_ids = list(participant = c(-5L, 900L, 17L, 3L, 4L, 50L, 6L, 7L)[unequal$participant][shuffled],
                      x = unequal$x[shuffled], y = unequal$y[shuffled]),
  missing_pairs = list(participant = balanced$participant, x = holes(balanced$x, c(1:5, 9, 20)),
                       y = holes(balanced$y, c(7, 9, 30, 48))),
  large_means = diary(rep(5, 6), mean = 1e6),
  negative = diary(c(4, 6, 3, 7), slope = -1.5),
  ties = list(participant = rep(1:6, each = 5), x = sample(0:4, 30, TRUE), y = sample(1:5, 30, TRUE)),
  some_never_change = list(participant = rep(1:4, each = 4),
                           x = c(rep(0.1, 4), 1, 2, 3, 4, 2, 2, 3, 5, rep(0.7, 4)),
                           y = c(1, 2, 3, 4, 2, 2, 4, 3, 5, 4, 5, 6, rep(0.3, 4))),
  constant_x = list(participant = rep(1:3, each = 3), x = rep(c(0.1, 0.2, 0.3), each = 3),
                    y = c(1, 2, 3, 4, 4, 2, 3, 1, 5)),
  constant_everywhere = list(participant = rep(1:3, each = 3), x = rep(0.1, 9), y = rep(0.7, 9)),
  one_participant = list(participant = rep(4, 7), x = c(1, 3, 2, 5, 4, 6, 8),
                         y = c(2, 1, 4, 5, 3, 9, 6)),
  one_occasion_each = list(participant = 1:6, x = c(1, 3, 2, 5, 4, 6), y = c(2, 1, 4, 5, 3, 9)),
  two_pairs = list(participant = c(1, 1), x = c(1, 2), y = c(2, 5)),
  three_pairs = list(participant = c(1, 1, 1, 2), x = c(1, 2, 4, 9), y = c(2, 1, 5, 9)),
  two_by_two = list(participant = c(1, 1, 2, 2), x = c(1, 2, 4, 9), y = c(2, 3, 5, 4)),
  no_pair = list(participant = c(1, 1, 2), x = c(1, NA, NA), y = c(NA, 2, NA)),
  empty = list(participant = integer(0), x = numeric(0), y = numeric(0)))
