# Adds random cases to schemas/instruments/<id>.cases.csv, scored here and not by Attune.
#
# Run from the repository's root:  Rscript jobs/core/src/test/r/instrument_cases.R
# Needs base R and psych. Rows whose source begins with "R " are replaced; the others are kept.
# What is scored is written out below from the published scoring, not read from the YAML files.
# Of the eight cases of each instrument, 1-4 are complete, 5-6 lack one item, 7 lacks two, and 8 holds
# one code beyond the range. Complete scores are checked against psych::scoreItems as well.

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

# The other instruments: every scale by itself, over its own items. A scale is list(items, how,
# allowed, to): how is sum, mean, count or up (a prorated sum rounded up); to are the ends to which the
# score is moved by a straight line. all stands for every item.
scale_of <- function(items, how = "sum", allowed = 0, to = NULL)
  list(items = items, how = how, allowed = allowed, to = to)

support <- function(items, allowed) scale_of(items, "mean", allowed, c(0, 100))
without <- function(n, left_out) setdiff(seq_len(n), left_out)

others <- list(
  uls6 = list(n = 6, min = 1, max = 4, reverse = 2, default = list(total = scale_of(1:6, allowed = 1))),
  ucla3_4pt = list(n = 3, min = 1, max = 4, default = list(total = scale_of(1:3))),
  mos_sss19 = list(n = 19, min = 1, max = 5, default = list(
    total = support(1:19, 9), emotional_informational = support(c(2, 3, 7, 8, 12, 15, 16, 18), 4),
    tangible = support(c(1, 4, 11, 14), 2), affectionate = support(c(5, 9, 19), 1),
    positive_interaction = support(c(6, 10, 17), 1))),
  mmos8 = list(n = 8, min = 1, max = 5, default = list(
    total = scale_of(1:8, allowed = 1, to = c(0, 100)),
    instrumental = scale_of(1:4, to = c(0, 100)), emotional = scale_of(5:8, to = c(0, 100)))),
  mspss = list(n = 12, min = 1, max = 7,
    default = list(
      total = scale_of(1:12, "mean", 2), significant_other = scale_of(c(1, 2, 5, 10), "mean", 1),
      family = scale_of(c(3, 4, 8, 11), "mean", 1), friends = scale_of(c(6, 7, 9, 12), "mean", 1)),
    sum = list(
      total = scale_of(1:12, "sum", 2), significant_other = scale_of(c(1, 2, 5, 10), "sum", 1),
      family = scale_of(c(3, 4, 8, 11), "sum", 1), friends = scale_of(c(6, 7, 9, 12), "sum", 1))),
  promis_isolation_4a = list(n = 4, min = 1, max = 5, default = list(total = scale_of(1:4, "up", 2))),
  promis_isolation_6a = list(n = 6, min = 1, max = 5, default = list(total = scale_of(1:6, "up", 3))),
  promis_isolation_8a = list(n = 8, min = 1, max = 5, default = list(total = scale_of(1:8, "up", 4))),
  cesd20 = list(n = 20, min = 0, max = 3, reverse = c(4, 8, 12, 16),
    default = list(total = scale_of(1:20, allowed = 4)),
    minus_lonely = list(total = scale_of(without(20, 14), allowed = 4, to = c(0, 60)))),
  cesd10 = list(n = 10, min = 0, max = 3, reverse = c(5, 8),
    default = list(total = scale_of(1:10, allowed = 2)),
    minus_lonely = list(total = scale_of(without(10, 9), allowed = 2, to = c(0, 30)))),
  pss10 = list(n = 10, min = 0, max = 4, reverse = c(4, 5, 7, 8), default = list(
    total = scale_of(1:10, allowed = 2), helplessness = scale_of(c(1, 2, 3, 6, 9, 10), allowed = 1),
    self_efficacy = scale_of(c(4, 5, 7, 8)))),
  pss4 = list(n = 4, min = 0, max = 4, reverse = 2:3, default = list(total = scale_of(1:4))),
  isi = list(n = 7, min = 0, max = 4, default = list(total = scale_of(1:7))),
  promis_sleep_4a = list(n = 4, min = 1, max = 5, reverse = 1:2,
    default = list(total = scale_of(1:4, "up", 2))),
  promis_sleep_8a = list(n = 8, min = 1, max = 5, reverse = 1:4,
    default = list(total = scale_of(1:8, "up", 4))),
  promis_sleep_8b = list(n = 8, min = 1, max = 5, reverse = 1:4,
    default = list(total = scale_of(1:8, "up", 4))),
  swls = list(n = 5, min = 1, max = 7, default = list(total = scale_of(1:5, allowed = 1))),
  fomo10 = list(n = 10, min = 1, max = 5, default = list(total = scale_of(1:10, "mean", 2))),
  incom11 = list(n = 11, min = 1, max = 5, reverse = c(5, 11),
    default = list(
      total = scale_of(1:11, allowed = 2), ability = scale_of(1:6, allowed = 1),
      opinion = scale_of(7:11, allowed = 1)),
    mean = list(
      total = scale_of(1:11, "mean", 2), ability = scale_of(1:6, "mean", 1),
      opinion = scale_of(7:11, "mean", 1))),
  incom6 = list(n = 6, min = 1, max = 5, default = list(
    total = scale_of(1:6, allowed = 1), ability = scale_of(1:3), opinion = scale_of(4:6))),
  rses = list(n = 10, min = 0, max = 3, reverse = c(3, 5, 8, 9, 10),
    default = list(total = scale_of(1:10, allowed = 2)),
    one_to_four = list(total = scale_of(1:10, allowed = 2, to = c(10, 40)))),
  mini_spin = list(n = 3, min = 0, max = 4, default = list(total = scale_of(1:3))),
  sias20 = list(n = 20, min = 0, max = 4, reverse = c(5, 9, 11),
    default = list(total = scale_of(1:20, allowed = 2)),
    sias17 = list(total = scale_of(without(20, c(5, 9, 11)), allowed = 2))),
  sias6 = list(n = 6, min = 0, max = 4, default = list(total = scale_of(1:6, allowed = 1))),
  gms_mattering = list(n = 5, min = 1, max = 4, default = list(total = scale_of(1:5, allowed = 1))),
  ios = list(n = 1, min = 1, max = 7, default = list(total = scale_of(1))),
  ppr_ema3 = list(n = 3, min = 0, max = 100, default = list(total = scale_of(1:3, "mean"))),
  ppr_ema3_7pt = list(n = 3, min = 1, max = 7, default = list(total = scale_of(1:3, "mean"))),
  bsmas = list(n = 6, min = 1, max = 5, default = list(total = scale_of(1:6, allowed = 1))),
  ecipq_cv = list(n = 11, min = 0, max = 4,
    default = list(total = scale_of(1:11, allowed = 2)),
    mean = list(total = scale_of(1:11, "mean", 2))),
  audit_c = list(n = 3, min = 0, max = 4, default = list(total = scale_of(1:3))),
  lteq12 = list(n = 12, min = 0, max = 1, default = list(total = scale_of(1:12, "count", 2))),
  uls8 = list(n = 8, min = 1, max = 4, reverse = c(3, 6),
    mean = list(total = scale_of(1:8, "mean")), prorate1 = list(total = scale_of(1:8, allowed = 1)),
    pomp = list(total = scale_of(1:8, to = c(0, 100)))),
  ucla20_v3 = list(n = 20, min = 1, max = 4, reverse = ucla,
    minus_social_anxiety = list(total = scale_of(without(20, c(9, 17)), allowed = 3)),
    pomp = list(total = scale_of(1:20, allowed = 3, to = c(0, 100)))),
  phq9 = list(n = 9, min = 0, max = 3,
    minus_sleep = list(total = scale_of(without(9, 3), allowed = 1))),
  phq8 = list(n = 8, min = 0, max = 3,
    minus_sleep = list(total = scale_of(without(8, 3), allowed = 1))))

one_scale <- function(x, scale, min, max) {
  lacking <- sum(is.na(x))
  n <- length(x)
  if (lacking == n || lacking > scale$allowed) return(list(score = NA, prorated = FALSE))
  mean <- mean(x, na.rm = TRUE)
  score <- switch(scale$how,
    sum = mean * n, mean = mean, count = sum(x, na.rm = TRUE), up = ceiling(round(mean * n, 9)))
  if (!is.null(scale$to)) {
    ends <- if (scale$how == "mean") c(min, max) else c(min, max) * n
    score <- scale$to[1] + (score - ends[1]) / diff(ends) * diff(scale$to)
  }
  list(score = score, prorated = lacking > 0 && scale$how != "count")
}

# The mean or the sum that psych gives to complete answers, items reversed by its keys.
agrees_with_psych <- function(answers, s, scale) {
  keys <- ifelse(scale$items %in% s$reverse, -1, 1)
  crowd <- matrix(sample(s$min:s$max, 30 * s$n, replace = TRUE), 30)
  by_psych <- suppressWarnings(scoreItems(
    list(scale = keys * seq_along(keys)), data.frame(rbind(answers, crowd)[, scale$items]),
    totals = scale$how != "mean", missing = FALSE, min = s$min, max = s$max))$scores[1]
  plain <- one_scale(ifelse(keys < 0, s$min + s$max - answers[scale$items], answers[scale$items]),
    modifyList(scale, list(to = NULL), keep.null = TRUE), s$min, s$max)$score
  stopifnot(all.equal(unname(by_psych), plain))
}

other_cases <- function(s, seed) {
  set.seed(seed)
  rows <- list()
  for (case in 1:8) {
    answers <- spoil(sample(s$min:s$max, s$n, replace = TRUE), if (s$n == 1 && case == 7) 5 else case,
      s$max + 1)
    x <- answers
    x[!is.na(x) & x > s$max] <- NA
    x[s$reverse] <- s$min + s$max - x[s$reverse]
    for (variant in setdiff(names(s), c("n", "min", "max", "reverse"))) {
      asked <- sort(unique(unlist(lapply(s[[variant]], `[[`, "items"))))
      name <- paste0("random_", case, if (variant != "default") paste0("_", variant))
      for (scale in names(s[[variant]])) {
        how <- s[[variant]][[scale]]
        if (case <= 4 && length(how$items) > 2) agrees_with_psych(answers, s, how)
        rows <- c(rows, list(row_of(name, variant, answers, scale, x[how$items],
          one_scale(x[how$items], how, s$min, s$max),
          sum(answers[asked] > s$max, na.rm = TRUE), seed)))
      }
    }
  }
  do.call(rbind, rows)
}

write_cases <- function(id, cases) {
  file <- file.path(folder, paste0(id, ".cases.csv"))
  kept <- read.csv(file, colClasses = "character", na.strings = character())
  own <- paste0("seed ", sub(".* seed ", "", cases$source[1]))
  kept <- kept[!startsWith(kept$source, "R ") | !endsWith(kept$source, own) &
    startsWith(kept$source, made_by), ]
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
for (id in names(others)) {
  seed <- seed + 1
  write_cases(id, other_cases(others[[id]], seed))
}
