# Tail probabilities and quantiles of t, normal and F.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))

case <- function(value, df1, df2, level) list(value = value, df1 = df1, df2 = df2, level = level)
cases <- list(
  small = case(0.3, 3, 7, 0.95),
  one_df = case(12, 1, 1, 0.95),
  ordinary = case(2.1, 38, 120, 0.95),
  wide = case(2.1, 5, 2, 0.5),
  narrow_tail = case(5, 20, 30, 0.999),
  far = case(15, 100, 50, 0.99),
  many = case(1.96, 5000, 100000, 0.95),
  most = case(4, 3e5, 3e5, 0.95),  # above 4e5 qf approximates by chi-square
  fraction = case(1.2, 18.29, 3.5, 0.95),
  unbalanced = case(3, 1, 400, 0.95),
  infinite = case(Inf, 6, 9, 0.95),
  zero = case(0, 6, 9, 0.9))

expect <- function(value, df1, df2, level) {
  list(two_sided_t = 2 * pt(value, df1, lower.tail = FALSE),
       two_sided_normal = 2 * pnorm(value, lower.tail = FALSE),
       upper_f = pf(value, df1, df2, lower.tail = FALSE),
       t_multiplier = qt((1 + level) / 2, df1),
       f_upper = qf((1 + level) / 2, df1, df2), f_lower = qf((1 - level) / 2, df1, df2))
}

write_reference("tails", cases, expect, tolerance = 1e-9)
