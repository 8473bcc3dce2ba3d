# Pairs of items beyond a critical correlation in a sample, and one record's correlation over them.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))

expect <- function(sample, critical, raw, fewest) {
  correlations <- suppressWarnings(cor(sample, use = "pairwise.complete.obs"))
  correlations[upper.tri(correlations, diag = TRUE)] <- NA
  of <- function(sign) {
    pairs <- which(sign * correlations > critical, arr.ind = TRUE)
    x <- raw[pairs[, "col"]]
    y <- raw[pairs[, "row"]]
    answered <- sum(!is.na(x) & !is.na(y))
    r <- if (answered < fewest) NA else suppressWarnings(cor(x, y, use = "complete.obs"))
    list(nrow(pairs), answered, r)
  }
  synonyms <- of(1)
  antonyms <- of(-1)
  list(synonyms = synonyms[[1]], synonyms_answered = synonyms[[2]], synonyms_r = synonyms[[3]],
       antonyms = antonyms[[1]], antonyms_answered = antonyms[[2]], antonyms_r = antonyms[[3]])
}

set.seed(2012)
answers <- function(n, signs, loading = 0.85, high = 5) {
  traits <- matrix(rnorm(n * 3), n)
  sapply(seq_along(signs), function(j) {
    z <- loading * traits[, 1 + (j %% 3)] + sqrt(1 - loading^2) * rnorm(n)
    pmin(high, pmax(1, round((high + 1) / 2 + signs[j] * z)))
  })
}
mixed <- answers(80, rep(c(1, 1, -1, -1), 4))
holes <- replace(mixed, sample(length(mixed), 60), NA)
case <- function(sample, raw, critical = 0.6, fewest = 3) {
  list(sample = sample, critical = critical, raw = raw, fewest = fewest)
}
cases <- list(
  first_record = case(mixed, mixed[1, ]),
  second_record = case(mixed, mixed[2, ]),
  random_record = case(mixed, sample(1:5, 16, TRUE)),
  lower_critical_value = case(mixed, mixed[3, ], 0.4),
  five_pairs_needed = case(mixed, mixed[4, ], 0.6, 5),
  record_with_gaps = case(mixed, replace(mixed[5, ], c(1, 7, 8), NA)),
  sample_with_gaps = case(holes, mixed[6, ], 0.5),
  both_with_gaps = case(holes, holes[7, ], 0.5),
  seven_points = case(answers(60, rep(c(1, -1), 6), 0.9, 7), sample(1:7, 12, TRUE)),
  all_one_way = case(answers(60, rep(1, 9)), sample(1:5, 9, TRUE)),
  straight_line = case(mixed, rep(3, 16)),
  no_pair_so_close = case(mixed, mixed[8, ], 0.99),
  pairs_all_unanswered = case(mixed, rep(NaN, 16)),
  constant_item_in_sample = case(cbind(mixed[, 1:8], 2), c(mixed[9, 1:8], 2), 0.5),
  two_records_in_sample = case(mixed[1:2, 1:6], mixed[1, 1:6], 0.5))
write_reference("item_pairs", cases, expect)
