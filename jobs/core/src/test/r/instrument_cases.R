# Adds random cases to schemas/instruments/<id>.cases.csv, scored here and not by Attune.
#
# Run from the repository's root:  Rscript jobs/core/src/test/r/instrument_cases.R
# Needs base R and psych. Rows whose source begins with "R " are replaced; the others are kept.
# What is scored is written out below from the published scoring, not read from the YAML files.
# Of the eight cases of each instrument, 1-4 are complete, 5-6 lack one item, 7 lacks two, and 8 holds
# one code beyond the range. Complete sums are checked against psych::scoreItems as well.

suppressMessages(library(psych))
folder <- "schemas/instruments"
made_by <- sprintf("R %s psych %s", getRversion(), packageVersion("psych"))

ucla <- c(1, 5, 6, 9, 10, 15, 16, 19, 20)
# allowed: the most missing items; multiply: factor of the sum
numeric <- list(
  ucla20_v3 = list(n = 20, min = 1, max = 4, reverse = ucla, allowed = 3),
  ucla20_v2 = list(n = 20, min = 1, max = 4, reverse = sort(c(4, ucla)), allowed = 3),
  uls8 = list(n = 8, min = 1, max = 4, reverse = c(3, 6), allowed = 0),
  ucla3_hughes = list(n = 3, min = 1, max = 3, allowed = 0),
  phq9 = list(n = 9, min = 0, max = 3, allowed = 2),
  phq8 = list(n = 8, min = 0, max = 3, allowed = 1),
  phq2 = list(n = 2, min = 0, max = 3, allowed = 0),
  gad7 = list(n = 7, min = 0, max = 3, allowed = 1),
  gad2 = list(n = 2, min = 0, max = 3, allowed = 0),
  who5 = list(n = 5, min = 0, max = 5, allowed = 0, multiply = 4),
  lsns6 = list(n = 6, min = 0, max = 5, allowed = 0, parts = list(family = 1:3, friends = 4:6)),
  dass21 = list(n = 21, min = 0, max = 3, allowed = 1, parts = list(
    depression = c(3, 5, 10, 13, 16, 17, 21),
    anxiety = c(2, 4, 7, 9, 15, 19, 20),
    stress = c(1, 6, 8, 11, 12, 14, 18))),
  sas_sv = list(n = 10, min = 1, max = 6, allowed = 2))

jong_gierveld <- list(
  djg6 = list(n = 6, emotional = c(1, 5, 6), social = c(2, 3, 4)),
  djg11 = list(n = 11, emotional = c(2, 3, 5, 6, 9, 10), social = c(1, 4, 7, 8, 11)))

prorated_sum <- function(x, allowed) {
  lacking <- sum(is.na(x))
  if (lacking > allowed || lacking == length(x)) return(list(score = NA, prorated = FALSE))
  list(score = mean(x, na.rm = TRUE) * length(x), prorated = lacking > 0)
}

row_of <- function(name, variant, answers, scale, x, scored, beyond, seed) {
  data.frame(
    case = name, variant = variant, coding = "", answers = paste(answers, collapse = " "),
    scale = scale, answered_items = sum(!is.na(x)),
    prorated = tolower(as.character(scored$prorated)),
    score = if (is.na(scored$score)) "" else trimws(formatC(scored$score, digits = 15, format = "g")),
    out_of_range = beyond, source = sprintf("%s seed %d", made_by, seed))
}

spoil <- function(answers, case, beyond) {
  n <- length(answers)
  if (case %in% 5:6) answers[sample(n, 1)] <- NA
  if (case == 7) answers[sample(n, 2)] <- NA
  if (case == 8) answers[sample(n, 1)] <- beyond
  answers
}

numeric_cases <- function(id, s, seed) {
  set.seed(seed)
  multiply <- if (is.null(s$multiply)) 1 else s$multiply
  rows <- list()
  for (case in 1:8) {
    answers <- spoil(sample(s$min:s$max, s$n, replace = TRUE), case, s$max + 1)
    x <- answers
    x[!is.na(x) & x > s$max] <- NA
    x[s$reverse] <- s$min + s$max - x[s$reverse]
    beyond <- sum(answers > s$max, na.rm = TRUE)
    name <- paste0("random_", case)
    if (is.null(s$parts)) {
      total <- prorated_sum(x, s$allowed)
      total$score <- total$score * multiply
      if (case <= 4 && s$n > 2) {
        keys <- rep(1, s$n)
        keys[s$reverse] <- -1
        others <- matrix(sample(s$min:s$max, 30 * s$n, replace = TRUE), 30)
        by_psych <- suppressWarnings(scoreItems(
          list(total = keys * seq_len(s$n)),
          data.frame(rbind(answers, others)), totals = TRUE, missing = FALSE,
          min = s$min, max = s$max))$scores[1]
        stopifnot(all.equal(unname(by_psych) * multiply, total$score))
      }
      rows <- c(rows, list(row_of(name, "default", answers, "total", x, total, beyond, seed)))
    } else {
      parts <- lapply(s$parts, function(i) prorated_sum(x[i], s$allowed))
      scores <- sapply(parts, `[[`, "score")
      total <- list(
        score = sum(scores),
        prorated = !anyNA(scores) && any(sapply(parts, `[[`, "prorated")))
      rows <- c(rows, list(row_of(name, "default", answers, "total", x, total, beyond, seed)))
      for (part in names(parts)) {
        rows <- c(rows, list(row_of(
          name, "default", answers, part, x[s$parts[[part]]], parts[[part]], beyond, seed)))
      }
    }
  }
  do.call(rbind, rows)
}

count_of <- function(x, allowed) {
  list(score = if (sum(is.na(x)) > allowed) NA else sum(x, na.rm = TRUE), prorated = FALSE)
}

# Odd cases answer with three words, even ones with five.
jong_gierveld_cases <- function(id, s, seed) {
  set.seed(seed)
  rows <- list()
  for (case in 1:8) {
    words <- if (case %% 2 == 1) c("yes", "more_or_less", "no") else
      c("yes!", "yes", "more_or_less", "no", "no!")
    answers <- spoil(sample(words, s$n, replace = TRUE), case, "99")
    beyond <- sum(answers == "99", na.rm = TRUE)
    given <- ifelse(answers == "99", NA, answers)
    for (variant in c("default", "strict")) {
      neutral <- if (variant == "default") "more_or_less" else character()
      x <- rep(NA_real_, s$n)
      x[s$emotional] <- given[s$emotional] %in% c("yes", "yes!", neutral)
      x[s$social] <- given[s$social] %in% c("no", "no!", neutral)
      x[is.na(given)] <- NA
      name <- paste0("random_", case, if (variant == "strict") "_strict")
      rows <- c(rows, list(
        row_of(name, variant, answers, "total", x, count_of(x, 1), beyond, seed),
        row_of(name, variant, answers, "emotional", x[s$emotional],
          count_of(x[s$emotional], 0), beyond, seed),
        row_of(name, variant, answers, "social", x[s$social],
          count_of(x[s$social], 0), beyond, seed)))
    }
  }
  do.call(rbind, rows)
}

write_cases <- function(id, cases) {
  file <- file.path(folder, paste0(id, ".cases.csv"))
  kept <- read.csv(file, colClasses = "character", na.strings = character())
  kept <- kept[!startsWith(kept$source, "R "), ]
  cases[] <- lapply(cases, as.character)
  write.csv(rbind(kept, cases), file, row.names = FALSE, quote = FALSE, eol = "\n")
}

seed <- 20261120
for (id in names(numeric)) {
  seed <- seed + 1
  write_cases(id, numeric_cases(id, numeric[[id]], seed))
}
for (id in names(jong_gierveld)) {
  seed <- seed + 1
  write_cases(id, jong_gierveld_cases(id, jong_gierveld[[id]], seed))
}
