# Estimate and p from cor.test; t and Bonett and Wright's interval by their formulas.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))
source(file.path(here, "pairs.R"))

expect <- function(x, y, level) {
  complete <- complete.cases(x, y)
  n <- sum(complete)
  r <- if (n >= 2) suppressWarnings(cor(x[complete], y[complete], method = "spearman")) else NA
  result <- t_test(r, n - 2, se_of(n - 3) * sqrt(1 + r^2 / 2), level)
  if (n > 2) {
    test <- suppressWarnings(cor.test(x, y, method = "spearman", exact = FALSE, continuity = FALSE))
    result$p_value <- test$p.value
  }
  c(result, n = n)
}

write_reference("spearman", pairs_of_variables, expect)
