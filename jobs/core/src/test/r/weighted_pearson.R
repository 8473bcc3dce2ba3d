# Estimate from cov.wt; test and interval by their formulas at Kish's effective n.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))
source(file.path(here, "pairs.R"))

set.seed(11)
with_weights <- function(name, w, level = 0.95) {
  list(x = pairs_of_variables[[name]]$x, y = pairs_of_variables[[name]]$y, w = w, level = level)
}
weights <- function(n) round(rexp(n) + 0.1, 3)

cases <- list(
  uneven = with_weights("moderate", weights(40)),
  equal = with_weights("moderate", rep(1, 40)),
  equal_not_one = with_weights("moderate", rep(0.3, 40)),
  at_90 = with_weights("negative_at_90", weights(40), 0.9),
  large_means = with_weights("large_means", weights(40)),
  missing_pairs = with_weights("missing_pairs", weights(40)),
  zero_and_missing_weights = with_weights("moderate", c(0, NA, 0, NA, weights(36))),
  ties = with_weights("ties_on_both", weights(60)),
  one_heavy = with_weights("moderate", c(500, rep(1, 39))),
  large_weights = with_weights("none_at_99", 1e9 * weights(40)),
  constant = with_weights("constant_x", weights(6)),
  constant_where_weighed = list(x = c(0.1, 0.1, 0.1, 5), y = c(1, 2, 3, 4), w = c(1, 2, 1, 0),
                                level = 0.95),
  three = with_weights("three", c(1, 2, 3)),
  two = with_weights("two", c(1, 3)),
  one = with_weights("one", 2),
  all_weights_zero = with_weights("four", rep(0, 4)),
  no_complete_pair = with_weights("no_complete_pair", c(1, 1, 1)))

expect <- function(x, y, w, level) {
  used <- complete.cases(x, y, w) & !is.na(w) & w > 0
  x <- x[used]; y <- y[used]; w <- w[used]
  n <- length(x)
  effective <- if (n > 0) sum(w)^2 / sum(w^2) else NA
  varies <- n > 1 && length(unique(x)) > 1 && length(unique(y)) > 1
  r <- if (varies) cov.wt(cbind(x, y), wt = w / sum(w), cor = TRUE)$cor[1, 2] else NA
  if (n == 2 && varies) r <- sign(r)  # exact, where cov.wt rounds
  c(t_test(r, effective - 2, se_of(effective - 3), level), n = n, effective_n = effective)
}

write_reference("weighted_pearson", cases, expect)
