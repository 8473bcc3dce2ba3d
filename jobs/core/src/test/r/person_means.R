# Person means from aggregate, and cor.test of them.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))
source(file.path(here, "repeated.R"))

expect <- function(participant, x, y) {
  data <- data.frame(id = participant, x = x, y = y)
  if (!any(complete.cases(data))) {
    return(list(ids = integer(0), mean_x = numeric(0), mean_y = numeric(0), estimate = NA,
                p_value = NA, conf_low = NA, conf_high = NA, rank_estimate = NA))
  }
  means <- aggregate(cbind(x, y) ~ id, data, mean)
  test <- if (nrow(means) > 2) suppressWarnings(cor.test(means$x, means$y))
  r <- if (nrow(means) > 1) suppressWarnings(cor(means$x, means$y)) else NA
  rank_r <- if (nrow(means) > 1) suppressWarnings(cor(means$x, means$y, method = "spearman")) else NA
  ci <- if (nrow(means) > 3) test$conf.int else c(NA, NA)
  list(ids = means$id, mean_x = means$x, mean_y = means$y, estimate = r,
       p_value = if (nrow(means) > 2) test$p.value else NA, conf_low = ci[1], conf_high = ci[2],
       rank_estimate = rank_r)
}

write_reference("person_means", repeated_measures, expect)
