# Within-person correlations at lag 0 and lag 1, by base R: the predictor of the prompt before, of the same
# person, with and without pairs across the night. Without an argument it writes a small diary and what is
# expected of it; with the folder of fried2021_esm it prints that study's figures, for FriedStudyTest.
args <- commandArgs(trailingOnly = TRUE)
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))

# d: rows in order of person and time; at in minutes, day a label.
pairs <- function(d, lag, overnight) {
  if (lag == 0) return(data.frame(p = d$p, x = d$x, y = d$y, elapsed = NA))
  before <- sapply(seq_len(nrow(d)), function(i) {
    earlier <- which(d$p == d$p[i] & d$at < d$at[i])
    if (length(earlier) == 0) return(NA)
    earlier <- earlier[d$at[earlier] == max(d$at[earlier])]
    earlier[which.max(d$full[earlier])]          # of copies of a prompt the fullest, the first of these
  })
  if (!overnight) before[which(d$day != d$day[before])] <- NA
  data.frame(p = d$p, x = d$x[before], y = d$y, elapsed = d$at - d$at[before])
}

within_person <- function(d, lag, overnight) {
  r <- pairs(d, lag, overnight)
  r <- r[!is.na(r$x) & !is.na(r$y), ]
  r <- r[r$p %in% names(which(table(r$p) > 1)), ]
  dx <- r$x - ave(r$x, r$p); dy <- r$y - ave(r$y, r$p)
  est <- sum(dx * dy) / sqrt(sum(dx^2) * sum(dy^2))
  k <- length(unique(r$p)); n <- nrow(r); df <- n - k - 1
  t <- est * sqrt(df / (1 - est^2))
  ci <- tanh(atanh(est) + c(-1, 1) * qnorm(.975) / sqrt(df - 1))
  data.frame(lag, overnight = ifelse(overnight, "allow", "refuse"), estimate = est, statistic = t, df,
             p_value = 2 * pt(abs(t), df, lower.tail = FALSE), conf_low = ci[1], conf_high = ci[2], n, k,
             elapsed = if (lag == 0) NA else median(r$elapsed))
}

asked <- function(d) rbind(within_person(d, 0, FALSE), within_person(d, 1, FALSE), within_person(d, 1, TRUE))

if (length(args) == 0) {
  set.seed(1912)
  d <- expand.grid(prompt = 1:5, day = 1:4, p = sprintf("p%02d", 1:14))
  d$at <- (d$day - 1) * 1440 + 540 + 180 * (d$prompt - 1) + sample(0:40, nrow(d), replace = TRUE)
  state <- as.numeric(stats::filter(rnorm(nrow(d)), .5, "recursive"))
  d$x <- round(50 + 10 * state + 5 * as.integer(factor(d$p)) + rnorm(nrow(d), sd = 8))
  d$y <- round(40 + 6 * c(0, state[-nrow(d)]) + 3 * state + rnorm(nrow(d), sd = 9))
  d$x[sample(nrow(d), 25)] <- NA
  d$y[sample(nrow(d), 25)] <- NA
  d$full <- 1
  d <- d[-sample(nrow(d), 12), ]                 # prompts that were never issued
  d$y[d$p == "p14"] <- NA; d$y[which(d$p == "p14")[2]] <- 44   # one pair is not enough
  out <- file.path(here, "..", "resources", "org", "attune", "association")
  write.csv(d[c("p", "day", "at", "x", "y")], file.path(out, "lagged.csv"), row.names = FALSE, quote = FALSE, na = "")
  e <- asked(d)
  e[] <- lapply(e, function(v) if (is.numeric(v)) formatC(v, digits = 16, format = "g", width = 1) else v)
  write.csv(e, file.path(out, "lagged_expected.csv"), row.names = FALSE, quote = FALSE)
  print(e)
} else {
  raw <- read.csv(file.path(args[1], "clean_ema.csv"), colClasses = "character")
  # A schedule is local time where the prompt was issued; the clock's zone stands beside the issue or the
  # response, and is the study's where neither gives one.
  zone <- function(v) ifelse(grepl(" [A-Z+0-9]+$", v) & !is.na(v), sub("^.* ", "", v), NA)
  there <- ifelse(is.na(zone(raw$Issued)), zone(raw$Response), zone(raw$Issued))
  print(table(there, useNA = "ifany"))
  time <- as.POSIXct(raw$Scheduled, tz = "Europe/Amsterdam", format = "%Y-%m-%d %H:%M:%S")
  hours <- c(CET = 1, CEST = 2, EET = 2, EEST = 3, MSK = 3, "+03" = 3)
  utc <- as.POSIXct(raw$Scheduled, tz = "UTC", format = "%Y-%m-%d %H:%M:%S") - 3600 * hours[there]
  time[!is.na(there)] <- utc[!is.na(there)]
  d <- data.frame(p = raw$ID, at = as.numeric(time) / 60, day = substr(raw$Scheduled, 1, 10),
                  x = suppressWarnings(as.numeric(raw$Q12)), y = suppressWarnings(as.numeric(raw$Q9)),
                  full = rowSums(raw[paste0("Q", 1:18)] != "NA", na.rm = TRUE))
  cat("prompts without a time:", sum(is.na(d$at)), "\n")
  print(asked(d), digits = 15)
}
