# cor.test where it answers; two pairs and fewer by the documented rule.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))
source(file.path(here, "pairs.R"))

expect <- function(x, y, level) {
  complete <- complete.cases(x, y)
  n <- sum(complete)
  if (n < 3) {
    r <- if (n == 2) cor(x[complete], y[complete]) else NA
    return(list(estimate = r, statistic = NA, df = NA, p_value = NA, conf_low = NA, conf_high = NA,
                n = n))
  }
  test <- suppressWarnings(cor.test(x, y, conf.level = level))
  ci <- if (n > 3) test$conf.int else c(NA, NA)
  list(estimate = test$estimate, statistic = test$statistic, df = test$parameter,
       p_value = test$p.value, conf_low = ci[1], conf_high = ci[2], n = n)
}

write_reference("pearson", pairs_of_variables, expect)
