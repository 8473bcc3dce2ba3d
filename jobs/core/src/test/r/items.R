# Item answers on which alpha and the item-rest correlations are tried; persons by items.

set.seed(314)
scale_of <- function(n, k, loading, high = 5) {
  trait <- rnorm(n)
  answers <- sapply(seq_len(k), function(j) loading * trait + sqrt(1 - loading^2) * rnorm(n))
  matrix(pmin(high, pmax(1, round((high + 1) / 2 + answers))), n, k)
}
holes_in <- function(m, at) { m[at] <- NA; m }
base <- scale_of(60, 5, 0.7)

item_answers <- list(
  reliable = base,
  three_items = scale_of(80, 3, 0.8, 3),
  twenty_items = scale_of(40, 20, 0.6, 4),
  unreliable = scale_of(50, 4, 0.1),
  negative = cbind(c(1, 2, 3, 4, 5), c(5, 4, 3, 2, 2), c(3, 3, 2, 3, 3)),
  missing_answers = holes_in(base, c(3, 61, 62, 130, 299)),
  large_means = 1e6 + base,
  constant_item = cbind(base[, 1:3], 2),
  two_items = base[, 1:2],
  decimals = round(base + 0.1 * matrix(rnorm(300), 60), 3),
  identical_items = cbind(c(1, 3, 2, 5), c(1, 3, 2, 5), c(1, 3, 2, 5)),
  three_persons = cbind(c(1, 2, 4), c(2, 2, 5), c(1, 3, 3)),
  two_persons = cbind(c(1, 2), c(2, 4), c(1, 5)),
  one_person = cbind(1, 2, 3),
  one_item = cbind(c(1, 2, 3, 4)),
  all_constant = matrix(3, 6, 3),
  cancelling_items = cbind(c(0.1, 0.7, 0.4, 0.2), c(0.9, 0.3, 0.6, 0.8)),
  cancelling_large_items = 1e6 + cbind(c(1, 7, 4, 1, 9), c(9, 3, 6, 9, 1)),
  no_complete_person = cbind(c(1, NA, 3), c(NA, 2, NA)))
