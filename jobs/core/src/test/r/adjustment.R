# p.adjust by Holm, by Benjamini and Hochberg, and by Benjamini and Yekutieli.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))

set.seed(8)
families <- list(
  spread = c(0.01, 0.02, 0.03, 0.04, 0.05),
  unsorted = c(0.04, 0.001, 0.3, 0.02, 0.9, 0.011),
  ties = c(0.01, 0.01, 0.04, 0.04, 0.04, 0.2),
  missing = c(0.01, NA, 0.02, NA, 0.03),
  all_missing = c(NA_real_, NA_real_),
  one = 0.03,
  two = c(0.03, 0.04),
  three = c(0.5, 0.01, 0.02),
  zeros_and_ones = c(0, 1, 0, 1, 0.5),
  all_ones = rep(1, 4),
  tiny = c(1e-300, 1e-20, 1e-5, 0.5),
  many = round(runif(100)^2, 4),
  empty = numeric(0))
cases <- c(
  setNames(lapply(families, function(p) list(method = "HOLM", p = p)), paste0("holm_", names(families))),
  setNames(lapply(families, function(p) list(method = "BENJAMINI_HOCHBERG", p = p)), paste0("bh_", names(families))),
  setNames(lapply(families, function(p) list(method = "BENJAMINI_YEKUTIELI", p = p)), paste0("by_", names(families))))

expect <- function(method, p) {
  list(adjusted = p.adjust(p, c(HOLM = "holm", BENJAMINI_HOCHBERG = "BH", BENJAMINI_YEKUTIELI = "BY")[[method]]))
}

write_reference("adjustment", cases, expect, tolerance = 1e-14)
