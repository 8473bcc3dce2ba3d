# The longest run of identical answers and the mean run, from rle; missing answers are passed over.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))

expect <- function(raw) {
  runs <- rle(raw[!is.na(raw)])$lengths
  list(longest = if (length(runs)) max(runs) else 0, mean = if (length(runs)) mean(runs) else NA,
       answers = sum(!is.na(raw)))
}

set.seed(2016)
cases <- lapply(list(
  straight_line = rep(3, 20),
  alternating = rep(c(1, 5), 10),
  all_different = 1:7,
  run_at_the_start = c(2, 2, 2, 1, 3, 1),
  run_at_the_end = c(1, 3, 1, 4, 4, 4, 4),
  equal_runs = c(1, 1, 2, 2, 3, 3),
  run_across_a_gap = c(4, 4, NA, 4, 4, 1),
  gap_between_runs = c(1, 1, NA, 2, 2, 2),
  gaps_at_the_ends = c(NA, 3, 3, 1, NA),
  one_answer = 5,
  no_answer = c(NA, NA),
  zero_is_an_answer = c(0, 0, 1, 0),
  fractions = c(0.1, 0.1, 0.3, 0.1),
  sixty_random = sample(1:5, 60, TRUE),
  sixty_random_with_gaps = replace(sample(1:4, 60, TRUE), c(3, 9, 10, 58), NA)),
  function(raw) list(raw = raw))
write_reference("longstring", cases, expect)
