# Distances of records from a sample's means by its covariances, and their chi-square tail.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))

expect <- function(sample, raw) {
  whole <- sample[complete.cases(sample), , drop = FALSE]
  k <- ncol(sample)
  none <- function(why) list(reason = why, n = nrow(whole), d2 = NA, p_value = NA)
  if (nrow(whole) <= k) return(none("too_few_records"))
  covariance <- cov(whole)
  if (any(diag(covariance) == 0) || rcond(cov2cor(covariance)) < 1e-12) return(none("singular"))
  d2 <- mahalanobis(raw, colMeans(whole), covariance)
  list(reason = "", n = nrow(whole), d2 = d2, p_value = pchisq(d2, k, lower.tail = FALSE))
}

set.seed(1936)
answers <- function(n, k, loading = 0.6, high = 5) {
  trait <- rnorm(n)
  sapply(seq_len(k), function(j) {
    pmin(high, pmax(1, round((high + 1) / 2 + loading * trait + sqrt(1 - loading^2) * rnorm(n))))
  })
}
five <- answers(60, 5)
twenty <- answers(150, 20, 0.7, 4)
case <- function(sample, raw) list(sample = sample, raw = raw)
cases <- list(
  first_record = case(five, five[1, ]),
  typical_record = case(five, rep(3, 5)),
  extreme_record = case(five, c(1, 5, 1, 5, 1)),
  straight_line = case(twenty, rep(4, 20)),
  twenty_items = case(twenty, twenty[7, ]),
  far_out = case(twenty, rep(c(1, 4), 10)),
  sample_with_gaps = case(replace(five, c(3, 77, 140), NA), five[2, ]),
  record_with_a_gap = case(five, replace(five[3, ], 2, NA)),
  two_items = case(five[, 1:2], c(5, 1)),
  one_item = case(five[, 1, drop = FALSE], 5),
  large_codes = case(1000 + five, 1000 + five[4, ]),
  mixed_ranges = case(cbind(five[, 1:3], 100 * five[, 4] + five[, 5]), c(1, 2, 3, 303)),
  nearly_dependent = case(cbind(five, rowSums(five) + c(rep(0, 59), 1)), c(five[60, ], sum(five[60, ]))),
  duplicated_item = case(cbind(five, five[, 2]), c(five[1, ], five[1, 2])),
  sum_among_items = case(cbind(five, rowSums(five)), c(five[1, ], sum(five[1, ]))),
  constant_item = case(cbind(five[, 1:3], 2), c(five[1, 1:3], 2)),
  as_many_records_as_items = case(five[1:5, ], five[1, ]),
  no_complete_record = case(cbind(c(1, NA, 2), c(NA, 1, NA)), c(1, 1)))
cases$nearly_dependent$tolerance <- 1e-6
write_reference("mahalanobis", cases, expect, tolerance = 1e-8)
