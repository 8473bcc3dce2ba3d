# sign(b) sqrt(SSx / (SSx + SSe)) of the analysis of covariance y ~ participant + x, x entered last.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))
source(file.path(here, "repeated.R"))

varies_within <- function(v, id) any(tapply(v, id, function(a) length(unique(a)) > 1))

expect <- function(participant, x, y, level) {
  used <- complete.cases(x, y)
  counts <- table(participant[used])
  used <- used & participant %in% names(counts)[counts > 1]
  people <- length(unique(participant[used]))
  dropped <- length(unique(participant)) - people
  n <- sum(used)
  data <- data.frame(id = factor(participant[used]), x = shift(x[used]), y = shift(y[used]))
  r <- NA
  if (n > 0 && varies_within(data$x, data$id) && varies_within(data$y, data$id)) {
    fit <- if (people > 1) lm(y ~ id + x, data) else lm(y ~ x, data)
    ss <- suppressWarnings(anova(fit))
    df <- df.residual(fit)
    sse <- if (df > 0) ss["Residuals", "Sum Sq"] else 0
    r <- sign(coef(fit)[["x"]]) * sqrt(ss["x", "Sum Sq"] / (ss["x", "Sum Sq"] + sse))
    stopifnot(df == n - people - 1)
  }
  df <- n - people - 1
  c(t_test(r, df, se_of(df - 1), level),
    list(n_participants = people, n_occasions = n, dropped_participants = dropped))
}

cases <- lapply(repeated_measures, function(case) c(case, level = 0.95))
cases$unequal_prompts$level <- 0.9
write_reference("repeated_measures", cases, expect)
