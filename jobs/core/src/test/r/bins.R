# hist for counts where no bin needs merging; t.test of y in consecutive tenths of the order of x.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))

set.seed(99)
case <- function(n, bins, digits) {
  x <- round(runif(n), digits)
  list(x = x, y = round(x + rnorm(n), 2), bins = bins)
}
cases <- setNames(
  Map(case, c(40, 60, 100, 30, 80, 50, 120, 24, 90, 10), c(4, 5, 10, 3, 4, 2, 6, 3, 9, 1), 6),
  paste0("uniform_", 1:10))

expect <- function(x, y, bins) {
  counts <- hist(x, breaks = seq(0, 1, length.out = bins + 1), right = FALSE, plot = FALSE)$counts
  group <- rep(seq_len(bins), each = length(x) / bins)
  y <- y[order(x)]
  tests <- tapply(y, group, t.test, simplify = FALSE)
  list(counts = counts, mean_x = unname(tapply(sort(x), group, mean)),
       mean_y = unname(tapply(y, group, mean)),
       conf_low = unname(sapply(tests, function(t) t$conf.int[1])),
       conf_high = unname(sapply(tests, function(t) t$conf.int[2])))
}

stopifnot(all(sapply(cases, function(c) !anyDuplicated(c$x) && all(expect(c$x, c$y, c$bins)$counts > 0))))
write_reference("bins", cases, expect)
