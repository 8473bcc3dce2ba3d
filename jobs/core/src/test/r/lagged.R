# Within-person correlations at lag 0 and lag 1, by base R: the predictor of the prompt before, of the same
# person, with and without pairs across the night. Without an argument it writes a small diary and what is
# expected of it; with the folder of fried2021_esm it prints that study's figures, for FriedStudyTest.
args <- commandArgs(trailingOnly = TRUE)
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))

# d: rows in order of person and time; at in minutes, day a label.
pairs <- function(d, lag, overnight) {
  if (lag == 0) return(data.frame(p = d$p, x = d$x, y = d$y, elapsed = NA))
  before <- c(NA, seq_len(nrow(d) - 1))
  same <- c(FALSE, d$p[-1] == d$p[-nrow(d)])
  if (!overnight) same <- same & c(FALSE, d$day[-1] == d$day[-nrow(d)])
  data.frame(p = d$p, x = ifelse(same, d$x[before], NA), y = d$y,
             elapsed = ifelse(same, d$at - d$at[before], NA))
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
  time <- as.POSIXct(raw$Scheduled, tz = "Europe/Amsterdam", format = "%Y-%m-%d %H:%M:%S")
  d <- data.frame(p = raw$ID, at = as.numeric(time) / 60, day = substr(raw$Scheduled, 1, 10),
                  x = as.numeric(raw$Q12), y = as.numeric(raw$Q9))
  d <- d[order(d$p, d$at), ]                     # stable: copies of a prompt stay in the file's order
  cat("prompts without a time:", sum(is.na(d$at)), "\n")
  print(asked(d), digits = 15)
}
