# The standard deviation of one record's answers, from sd.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))

expect <- function(raw) list(irv = sd(raw, na.rm = TRUE))

set.seed(2018)
cases <- lapply(list(
  straight_line = rep(3, 20),
  alternating = rep(c(1, 5), 10),
  ends_only = c(1, 1, 5, 5, 5),
  one_deviates = c(rep(4, 19), 5),
  missing_answers = c(2, NA, 4, 1, NA, 3),
  two_answers = c(1, 4),
  one_answer = 5,
  one_answer_and_gaps = c(NA, 5, NA),
  no_answer = c(NA, NA),
  slider = c(0, 17, 100, 55, 21, 3),
  large_codes = 1e6 + c(1, 2, 4, 4),
  sixty_random = sample(1:5, 60, TRUE)),
  function(raw) list(raw = raw))
write_reference("response_variability", cases, expect)
