# Correlation of the halves' means over one record's scales, corrected by Spearman and Brown.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))

scales_of <- function(text) {
  lapply(strsplit(text, "|", fixed = TRUE)[[1]], function(s) as.numeric(strsplit(s, ";")[[1]]))
}

expect <- function(scales) {
  parts <- scales_of(scales)
  half <- function(first) sapply(parts, function(s) {
    x <- s[seq_along(s) %% 2 == first]
    if (all(is.na(x))) NA else mean(x, na.rm = TRUE)
  })
  odd <- half(1)
  even <- half(0)
  both <- !is.na(odd) & !is.na(even)
  if (sum(both) < 3) return(list(even_odd = NA, n_scales = sum(both)))
  r <- suppressWarnings(cor(odd[both], even[both]))
  list(even_odd = if (is.na(r)) NA else if (r <= -1 + 1e-12) -1 else max(-1, 2 * r / (1 + r)),
       n_scales = sum(both))
}

set.seed(2005)
record <- function(lengths, high = 5, holes = 0) {
  paste(sapply(lengths, function(k) {
    x <- pmin(high, pmax(1, round(rnorm(1, (high + 1) / 2, 1.2) + rnorm(k, 0, 0.7))))
    if (holes > 0) x[sample(k, min(k, holes))] <- NaN
    paste(x, collapse = ";")
  }), collapse = "|")
}
cases <- lapply(list(
  consistent = "1;1;2;1|5;4;5;5|3;3;3;2|2;2;1;2",
  careful_person = record(c(4, 6, 5, 8, 6)),
  another_person = record(c(10, 10, 10, 10, 10, 10), 7),
  odd_lengths = record(c(3, 5, 7, 5)),
  holes = record(c(4, 6, 5, 8, 6), 5, 1),
  many_holes = record(c(6, 6, 6, 6), 5, 3),
  perfect = "1;1|2;2|5;5",
  opposite = "1;5|3;3|5;1",
  strongly_opposite = "1;5|2;3|4;3|5;1",
  random = "1;5;2;4|3;1;5;5|4;4;1;2|2;5;3;1|5;1;1;4",
  shares_of_range = "0;0.25;0.5|1;0.75;1|0.5;0.5;0.25|0;0;0.25",
  three_scales = "1;2;1|4;3;5|2;2;3",
  two_scales = "1;2;1;2|4;5;4;4",
  one_scale = "1;2;3;4;5;5",
  one_item_scales = "1|2;2|3;4|5;4",
  scale_unanswered = "1;2|NaN;NaN|3;3|5;4",
  half_unanswered = "1;NaN|2;2|3;4",
  straight_line = "3;3;3|3;3;3|3;3;3",
  half_without_variation = "1;3|2;3|5;3"),
  function(scales) list(scales = scales))
write_reference("even_odd", cases, expect)
