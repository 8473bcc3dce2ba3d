# Estimate, z and p from cor.test; Fieller's interval by its formula.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))
source(file.path(here, "pairs.R"))

expect <- function(x, y, level) {
  complete <- complete.cases(x, y)
  n <- sum(complete)
  if (n < 2) {
    return(list(estimate = NA, statistic = NA, df = NA, p_value = NA, conf_low = NA, conf_high = NA,
                n = n))
  }
  test <- suppressWarnings(cor.test(x, y, method = "kendall", exact = FALSE, continuity = FALSE))
  ci <- fisher(test$estimate, se_of((n - 4) / 0.437), level)
  list(estimate = test$estimate, statistic = test$statistic, df = NA, p_value = test$p.value,
       conf_low = ci[1], conf_high = ci[2], n = n)
}

write_reference("kendall", pairs_of_variables, expect)
