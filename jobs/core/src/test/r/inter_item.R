# Correlations of items with each other from cor, over complete records.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))
source(file.path(here, "items.R"))

expect <- function(items) {
  items <- items[complete.cases(items), , drop = FALSE]
  r <- if (nrow(items) < 2) matrix(NA_real_, ncol(items), ncol(items)) else suppressWarnings(cor(items))
  diag(r)[apply(items, 2, function(v) length(unique(v)) < 2)] <- NA
  list(correlations = unname(r), mean = if (ncol(items) < 2) NA else mean(r[upper.tri(r)]), n = nrow(items))
}
write_reference("inter_item", lapply(item_answers, function(m) list(items = m)), expect, tolerance = 1e-9)
