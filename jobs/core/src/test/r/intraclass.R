# Mean squares from aov, the rest by formula; on equal counts psych::ICC must say the same.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))
source(file.path(here, "repeated.R"))

expect <- function(participant, x, level) {
  used <- !is.na(x)
  id <- factor(participant[used])
  x <- shift(x[used])
  k <- nlevels(id)
  n <- length(x)
  undefined <- list(estimate = NA, statistic = NA, df1 = if (k > 1) k - 1 else NA,
                    df2 = if (n > k) n - k else NA, p_value = NA, conf_low = NA, conf_high = NA,
                    n_participants = k, n_occasions = n)
  if (k < 2 || n == k || length(unique(x)) == 1) return(undefined)
  table <- suppressWarnings(summary(aov(x ~ id)))[[1]]
  msb <- table[1, "Mean Sq"]
  msw <- if (all(tapply(x, id, function(a) length(unique(a)) == 1))) 0 else table[2, "Mean Sq"]
  sizes <- as.numeric(base::table(id))
  n0 <- (n - sum(sizes^2) / n) / (k - 1)
  f <- msb / msw
  upper <- f / qf((1 + level) / 2, k - 1, n - k)
  lower <- f * qf((1 + level) / 2, n - k, k - 1)
  share <- function(f) if (is.infinite(f)) 1 else (f - 1) / (f + n0 - 1)
  result <- list(estimate = (msb - msw) / (msb + (n0 - 1) * msw), statistic = f, df1 = k - 1,
                 df2 = n - k, p_value = pf(f, k - 1, n - k, lower.tail = FALSE),
                 conf_low = share(upper), conf_high = share(lower), n_participants = k,
                 n_occasions = n)
  if (length(unique(sizes)) == 1 && is.finite(f)) {
    wide <- t(matrix(x[order(id)], nrow = sizes[1]))
    single <- psych::ICC(wide, lmer = FALSE, alpha = 1 - level)$results["Single_raters_absolute", ]
    stopifnot(all.equal(c(result$estimate, result$statistic, result$conf_low, result$conf_high),
                        unlist(single[c("ICC", "F", "lower bound", "upper bound")]),
                        check.attributes = FALSE, tolerance = 1e-8))
  }
  result
}

cases <- lapply(repeated_measures, function(case) list(participant = case$participant, x = case$x, level = 0.95))
cases$balanced$level <- 0.9
cases$no_variance_within <- cases$constant_x
cases$constant_x <- NULL
cases$no_variance_between <- list(participant = rep(1:3, each = 2), x = c(1, 3, 0, 4, 2, 2), level = 0.95)
cases$missing_leave_one <- list(participant = rep(1:3, each = 3), x = c(1, NA, NA, 2, 5, NA, 4, 4, 6), level = 0.95)
write_reference("intraclass", cases, expect, tolerance = 1e-9, packages = "psych")
