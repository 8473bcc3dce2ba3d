# A survey of five instruments, 60 items: made by seed, and analysed as one would in R.
#   Rscript survey-scale.R make N STUDY      writes STUDY/study.yaml and STUDY/raw/survey.csv
#   Rscript survey-scale.R analyse STUDY READER   prints seconds of each step, writes STUDY/r.csv; READER: read.csv or fread
#   Rscript survey-scale.R compare STUDY     holds STUDY/results, which Attune wrote, against STUDY/r.csv
scales <- list(
  ucla20_v3 = list(n = 20, low = 1, high = 4, reversed = c(1, 5, 6, 9, 10, 15, 16, 19, 20), lost = 3, times = 1),
  dass21 = list(n = 21, low = 0, high = 3, reversed = integer(), lost = NA, times = 1),
  phq8 = list(n = 8, low = 0, high = 3, reversed = integer(), lost = 1, times = 1),
  lsns6 = list(n = 6, low = 0, high = 5, reversed = integer(), lost = NA, times = 1),
  who5 = list(n = 5, low = 0, high = 5, reversed = integer(), lost = 0, times = 4))
columns <- function(scale) sprintf("%s_%02d", scale, seq_len(scales[[scale]]$n))

make <- function(n, study) {
  set.seed(20260320)
  sheet <- list(id = sprintf("P%07d", sample.int(n)))
  trouble <- rnorm(n)
  for (name in names(scales)) {
    s <- scales[[name]]
    own <- 0.8 * trouble + 0.6 * rnorm(n)
    for (i in seq_len(s$n)) {
      level <- (own + rnorm(n) + 2.5) / 5 * (s$high - s$low + 1)
      answer <- pmin(s$high, pmax(s$low, s$low + floor(level)))
      if (i %in% s$reversed) answer <- s$low + s$high - answer
      answer <- as.integer(answer)
      answer[runif(n) < 0.01] <- -99L # refused
      sheet[[columns(name)[i]]] <- answer
    }
  }
  dir.create(file.path(study, "raw"), recursive = TRUE, showWarnings = FALSE)
  data.table::fwrite(sheet, file.path(study, "raw", "survey.csv"))
  used <- vapply(names(scales), function(name) {
    at <- range(columns(name))
    sprintf("      %s: {items: %s..%s}", name, at[1], at[2])
  }, "")
  writeLines(c(
    "study: survey_scale", "title: Five questionnaires", "zone: Europe/Amsterdam", "seed: 20260320", "smallest_cell: 10",
    "pseudonyms: keep", "policies: {duplicates: first}", "sources:", "  survey:", "    kind: survey",
    "    files: survey.csv", "    occasion: w1", "    participant: id", "    missing: {-99: refused}", "    instruments:",
    used), file.path(study, "study.yaml"))
}

# Columns of each scale that has an alpha, subscales among them.
parts <- function() {
  all <- lapply(setNames(nm = names(scales)), columns)
  dass <- columns("dass21")
  lsns <- columns("lsns6")
  c(all, list(
    dass21.depression = dass[c(3, 5, 10, 13, 16, 17, 21)], dass21.anxiety = dass[c(2, 4, 7, 9, 15, 19, 20)],
    dass21.stress = dass[c(1, 6, 8, 11, 12, 14, 18)], lsns6.family = lsns[1:3], lsns6.friends = lsns[4:6]))
}

# A sum that stands where at most so many items are missing, made up for by the mean of the others.
total <- function(items, lost, times) {
  answered <- rowSums(!is.na(items))
  score <- rowSums(items, na.rm = TRUE) * ncol(items) / answered * times
  score[ncol(items) - answered > lost | answered == 0] <- NA
  score
}

analyse <- function(study, read, label) {
  clock <- function() proc.time()[["elapsed"]]
  start <- clock()
  sheet <- read(file.path(study, "raw", "survey.csv"))
  reading <- clock() - start
  start <- clock()
  for (name in names(scales)) {
    s <- scales[[name]]
    for (i in seq_len(s$n)) {
      column <- columns(name)[i]
      answer <- sheet[[column]]
      answer[answer == -99] <- NA
      if (i %in% s$reversed) answer <- s$low + s$high - answer
      sheet[[column]] <- answer
    }
  }
  keying <- clock() - start
  parts <- parts()
  start <- clock()
  lost <- c(vapply(scales, function(s) s$lost, 0), dass21.depression = 1, dass21.anxiety = 1, dass21.stress = 1,
            lsns6.family = 0, lsns6.friends = 0)
  times <- c(vapply(scales, function(s) s$times, 0), setNames(rep(1, 5), names(parts)[6:10]))
  score <- lapply(setNames(nm = names(parts)), function(p)
    if (is.na(lost[[p]])) NULL else total(sheet[, parts[[p]]], lost[[p]], times[[p]]))
  score$dass21 <- score$dass21.depression + score$dass21.anxiety + score$dass21.stress
  score$lsns6 <- score$lsns6.family + score$lsns6.friends
  scoring <- clock() - start
  start <- clock()
  alpha <- vapply(parts, function(p) {
    suppressWarnings(psych::alpha(na.omit(sheet[, p]), warnings = FALSE))$total$raw_alpha
  }, 0)
  reliability <- clock() - start
  cat(sprintf("%s: read %.1f s, key %.1f s, score %.1f s, psych::alpha of %d scales %.1f s, together %.1f s\n",
              label, reading, keying, scoring, length(parts), reliability, reading + keying + scoring + reliability))
  data.frame(measure = names(parts), alpha = alpha,
             n = vapply(names(parts), function(p) sum(!is.na(score[[p]])), 0),
             mean = vapply(names(parts), function(p) mean(score[[p]], na.rm = TRUE), 0))
}

# Every alpha and every mean score must be there, and be the same.
compare <- function(study) {
  ours <- function(table) read.csv(file.path(study, "results", paste0(table, ".csv")))
  r <- read.csv(file.path(study, "r.csv"))
  reliability <- ours("reliability")
  reliability <- reliability[reliability$statistic == "alpha" & reliability$policy == "declared", ]
  described <- ours("descriptive")
  described <- described[described$policy == "declared", ]
  alpha <- reliability$estimate[match(r$measure, reliability$measure)]
  at <- match(r$measure, described$measure)
  off <- c(alpha = max(abs(alpha - r$alpha)), mean = max(abs(described$mean[at] - r$mean)),
           n = max(abs(described$n[at] - r$n)))
  cat(sprintf("  %d scales: alphas differ by at most %.1e, mean scores by %.1e, counts by %d\n",
              nrow(r), off["alpha"], off["mean"], as.integer(off["n"])))
  if (anyNA(off) || any(off > c(1e-9, 1e-9, 0))) stop("Attune and R do not agree.")
}

arguments <- commandArgs(TRUE)
if (arguments[1] == "make") {
  make(as.integer(arguments[2]), arguments[3])
} else if (arguments[1] == "compare") {
  compare(arguments[2])
} else {
  suppressPackageStartupMessages(loadNamespace("psych"))
  fast <- arguments[3] == "fread"
  read <- if (fast) function(f) data.table::fread(f, data.table = FALSE, nThread = 2) else read.csv
  found <- analyse(arguments[2], read, if (fast) "R, fread" else "R, read.csv")
  write.csv(found, file.path(arguments[2], "r.csv"), row.names = FALSE)
}
