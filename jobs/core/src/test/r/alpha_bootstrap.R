# Bootstrap intervals of alpha by boot::boot with 20,000 draws: they agree to the noise of two sets of
# draws, so the tolerance is wide.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))
source(file.path(here, "items.R"))

alpha_of <- function(items) {
  s <- cov(items)
  if (sum(s) <= 1e-12 * sum(diag(s))) return(NA)
  ncol(s) / (ncol(s) - 1) * (1 - sum(diag(s)) / sum(s))
}
expect <- function(items, level) {
  items <- items[complete.cases(items), , drop = FALSE]
  undefined <- list(alpha = if (nrow(items) > 1 && ncol(items) > 1) alpha_of(items) else NA, perc_low = NA, perc_high = NA, bca_low = NA, bca_high = NA)
  if (nrow(items) < 3 || ncol(items) < 2 || is.na(alpha_of(items))) return(undefined)
  set.seed(42)
  drawn <- boot::boot(items, function(d, i) alpha_of(d[i, ]), R = 20000)
  ci <- boot::boot.ci(drawn, conf = level, type = c("perc", "bca"), L = boot::empinf(drawn, type = "jack"))
  list(alpha = alpha_of(items), perc_low = ci$percent[4], perc_high = ci$percent[5], bca_low = ci$bca[4], bca_high = ci$bca[5])
}
set.seed(8128)
cases <- c(item_answers[c("reliable", "three_items", "twenty_items", "missing_answers", "large_means", "two_items",
                          "decimals", "constant_item", "two_persons", "one_item", "all_constant", "no_complete_person")],
           list(hundred = scale_of(100, 6, 0.6), long = scale_of(300, 4, 0.7), short = scale_of(200, 8, 0.5, 3),
                binary = scale_of(150, 5, 0.7, 2)))
cases <- lapply(cases, function(m) list(items = m, level = 0.95))
cases$hundred$level <- 0.9
write_reference("alpha_bootstrap", cases, expect, tolerance = 0.012, packages = "boot")
