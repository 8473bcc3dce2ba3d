# anova and, without equal variances, oneway.test; effect sizes from aov.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))

expect <- function(values, group) {
  used <- !is.na(values)
  y <- shift(values[used]); group <- factor(group[used])
  n <- length(y); k <- nlevels(group)
  out <- list(f = NA, df1 = NA, df2 = NA, p_value = NA, eta2 = NA, omega2 = NA, welch_f = NA, welch_df2 = NA, welch_p = NA, groups = k, n = n)
  if (k < 2 || n <= k) return(out)
  table <- suppressWarnings(summary(aov(y ~ group))[[1]])
  ss <- table[["Sum Sq"]]
  within <- sum(tapply(y, group, function(v) sum((v - mean(v))^2)))
  if (within == 0) return(out)
  ms <- within / (n - k)
  total <- sum((y - mean(y))^2)
  t <- suppressWarnings(anova(lm(y ~ group)))
  out[1:6] <- list(t$`F value`[1], k - 1, n - k, t$`Pr(>F)`[1], ss[1] / total, (ss[1] - (k - 1) * ms) / (total + ms))
  if (all(table(group) > 1) && all(tapply(y, group, var) > 0)) {
    w <- oneway.test(y ~ group)
    out[7:9] <- list(w$statistic, w$parameter[2], w$p.value)
  }
  out
}
set.seed(31)
g <- rep(c(3, 1, 2, 9), c(8, 10, 7, 5))
y <- round(rnorm(30, g / 3, 1 + g / 5), 2)
case <- function(values, group) list(values = values, group = group)
cases <- list(
  four = case(y, g), two = case(y[g < 3], g[g < 3]), three = case(y[g != 9], g[g != 9]), missing = case(replace(y, c(1, 9, 30), NA), g),
  large_means = case(1e6 + y, g), equal_means = case(c(1, 2, 3, 1, 2, 3), rep(1:2, each = 3)), many = case(round(rnorm(120), 2), rep(1:12, 10)),
  one_value_in_a_group = case(c(y, 4), c(g, 77)), constant_group = case(c(y, 4, 4, 4), c(g, 77, 77, 77)),
  no_variance_within = case(c(1, 1, 2, 2), c(1, 1, 2, 2)), one_group = case(y, rep(1, 30)), one_value_each = case(1:4, 1:4), empty = case(numeric(0), numeric(0)))
write_reference("anova", cases, expect)
