# Two one-sided tests and tests against an interval of small effects, by pt and pnorm.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))

expect <- function(kind, estimate, std_error, df, n, low, high, alpha) {
  none <- list(above = NA, below = NA, p_value = NA, conf_low = NA, conf_high = NA, minimal = NA)
  if (kind == "r") {
    if (n <= 3) return(none)
    e <- atanh(estimate); bounds <- atanh(c(low, high)); se <- 1 / sqrt(n - 3); df <- Inf
  } else {
    e <- estimate; bounds <- c(low, high); se <- std_error
  }
  if (is.na(se) || se <= 0 || df <= 0) return(none)
  above <- pt((e - bounds[1]) / se, df, lower.tail = FALSE)
  below <- pt((e - bounds[2]) / se, df)
  # The two-sided test of the nearer bound's effect against more distant ones, on either side of the middle.
  far <- abs(e - mean(bounds))
  minimal <- pt((far - diff(bounds) / 2) / se, df, lower.tail = FALSE) + pt((-far - diff(bounds) / 2) / se, df)
  ci <- e + c(-1, 1) * qt(1 - alpha, df) * se
  if (kind == "r") ci <- tanh(ci)
  list(above = above, below = below, p_value = max(above, below), conf_low = ci[1], conf_high = ci[2], minimal = min(1, minimal))
}
t_case <- function(estimate, se, df, low, high, alpha = 0.05) {
  list(kind = "t", estimate = estimate, std_error = se, df = df, n = NA, low = low, high = high, alpha = alpha)
}
r_case <- function(r, n, low, high, alpha = 0.05) {
  list(kind = "r", estimate = r, std_error = NA, df = NA, n = n, low = low, high = high, alpha = alpha)
}
cases <- list(
  within = t_case(0.01, 0.03, 120, -0.1, 0.1),
  at_bound = t_case(0.1, 0.03, 120, -0.1, 0.1),
  beyond = t_case(0.25, 0.05, 60, -0.1, 0.1),
  below = t_case(-0.4, 0.1, 15, -0.2, 0.2, 0.01),
  lopsided = t_case(0.02, 0.06, 40, -0.05, 0.3),
  few_df = t_case(0.5, 0.2, 2, -1, 1),
  normal = t_case(0.03, 0.02, Inf, -0.1, 0.1),
  no_room = t_case(0.2, 0.1, 30, 0, 0),
  no_error = t_case(0.2, 0, 30, -0.1, 0.1),
  no_df = t_case(0.2, 0.1, 0, -0.1, 0.1),
  r_small = r_case(0.02, 800, -0.1, 0.1),
  r_medium = r_case(0.3, 100, -0.1, 0.1),
  r_negative = r_case(-0.15, 50, -0.2, 0.2, 0.1),
  r_lopsided = r_case(0.05, 300, 0, 0.2),
  r_large = r_case(0.099, 1e6, -0.1, 0.1),
  r_four = r_case(0.5, 4, -0.3, 0.3),
  r_three = r_case(0.5, 3, -0.3, 0.3))
write_reference("equivalence", cases, expect)
