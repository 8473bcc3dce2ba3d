# boot::boot.ci on the draws of boot::boot, which are handed over; statistics of rows drawn with their participant.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))

statistics <- list(
  mean = function(x, y) mean(x),
  correlation = function(x, y) if (length(unique(x)) == 1 || length(unique(y)) == 1) NA else cor(x, y),
  ratio = function(x, y) sum(y) / sum(x),
  log_variance = function(x, y) if (length(unique(x)) == 1) NA else log(var(x)))
expect <- function(statistic, participant, x, y, draws, level) {
  people <- sort(unique(participant))
  f <- function(chosen) {
    rows <- unlist(lapply(people[chosen], function(p) which(participant == p)))
    statistics[[statistic]](x[rows], y[rows])
  }
  t0 <- f(seq_along(people))
  none <- list(estimate = t0, std_error = NA, perc_low = NA, perc_high = NA, bca_low = NA, bca_high = NA)
  if (length(people) < 3 || is.na(t0)) return(none)
  b <- boot::boot(people, function(d, i) f(match(i, seq_along(people))), R = nrow(draws))
  b$t <- matrix(apply(draws + 1, 1, f))
  b$t0 <- t0
  l <- vapply(seq_along(people), function(i) (length(people) - 1) * (t0 - f(seq_along(people)[-i])), 0)
  ci <- suppressWarnings(boot::boot.ci(b, conf = level, type = c("perc", "bca"), L = l))
  list(estimate = t0, std_error = sd(b$t), perc_low = ci$percent[4], perc_high = ci$percent[5], bca_low = ci$bca[4], bca_high = ci$bca[5])
}
set.seed(2718)
case <- function(statistic, participant, x, y, R = 199, level = 0.95) {
  m <- length(unique(participant))
  list(statistic = statistic, participant = participant, x = x, y = y,
       draws = matrix(sample(m, m * R, replace = TRUE) - 1, R), level = level)
}
one <- function(n) seq_len(n) * 3
many <- function(m, k) rep(seq_len(m), k)
noise <- function(n) round(rnorm(n), 3)
skew <- function(n) round(exp(rnorm(n)), 3)
cases <- list(
  mean = case("mean", one(12), noise(12), noise(12)),
  mean_at_90 = case("mean", one(12), skew(12), noise(12), 199, 0.9),
  correlation = case("correlation", one(25), noise(25), noise(25)),
  correlation_99_draws_at_80 = case("correlation", one(15), noise(15), skew(15), 99, 0.8),
  ratio = case("ratio", one(18), skew(18), skew(18)),
  log_variance = case("log_variance", one(20), skew(20), noise(20)),
  mean_of_clusters = case("mean", many(10, 3), noise(30) + rep(noise(10), 3), noise(30)),
  correlation_of_clusters = case("correlation", many(12, 4), noise(48) + rep(noise(12), 4), noise(48) + rep(noise(12), 4)),
  unequal_clusters = case("ratio", c(1, 1, 1, 1, 2, 3, 3, 4, 5, 5, 5, 6, 7, 8), skew(14), skew(14)),
  uninterpolated_ranks = case("mean", one(10), noise(10), noise(10), 79, 0.9),
  extreme_ranks = case("correlation", one(10), noise(10), noise(10), 29, 0.99),
  two_people = case("mean", c(1, 1, 2), noise(3), noise(3)),
  constant = case("correlation", one(8), rep(2, 8), noise(8)))
write_reference("participant_bootstrap", cases, expect, packages = "boot")
