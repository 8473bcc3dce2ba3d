# The same matrices by psych, Hmisc, pcaPP and a loop over cor, on the data that CorrelationSpeed.java keeps: Rscript peers.R FILE N
# P DRAWS METHODS. What would take too long is timed on a part and extrapolated, which the lines say. Says how far the results are
# from ours.
arg <- commandArgs(TRUE)
n <- as.integer(arg[2]); p <- as.integer(arg[3]); B <- as.integer(arg[4]); methods <- strsplit(arg[5], ",")[[1]]
suppressPackageStartupMessages({library(psych); library(Hmisc); library(pcaPP)})
file <- file(arg[1], "rb")
X <- matrix(readBin(file, "double", n * p, endian = "little"), n)
close(file)
colnames(X) <- paste0("v", seq_len(p))
X[is.nan(X)] <- NA
k <- p * (p - 1) / 2
ours <- function(method) {
  file <- file(paste0(arg[1], ".", method), "rb")
  on.exit(close(file))
  matrix(readBin(file, "double", 3 * k, endian = "little"), k)
}
timed <- function(what, call, part = 1) {
  gc(FALSE)
  t <- system.time(found <- call())
  cat(sprintf("R      %s n=%d p=%d: processor %.3f s, wall %.3f s%s\n", what, n, p, (t[["user.self"]] + t[["sys.self"]]) * part, t[["elapsed"]] * part,
              if (part == 1) "" else sprintf(" (extrapolated by %g)", part)))
  invisible(found)
}
apart <- function(a, b) cat(sprintf("  largest difference to ours %.1e\n", max(abs(a - b))))
below <- function(m) t(m)[lower.tri(m)]
if ("PEARSON" %in% methods) {
  r <- timed("psych::corr.test, Holm, intervals", function() corr.test(X, adjust = "holm", ci = TRUE))
  apart(below(r$r), ours("PEARSON")[, 1])
  apart(as.matrix(r$ci[, c("lower", "upper")]), ours("PEARSON")[, 2:3])
}
if ("SPEARMAN" %in% methods && n <= 2e5) {
  r <- timed("Hmisc::rcorr, spearman", function() rcorr(X, type = "spearman"))
  apart(below(r$r), ours("SPEARMAN")[, 1])
} else if ("SPEARMAN" %in% methods) {
  some <- 8
  r <- timed("Hmisc::rcorr, spearman", function() rcorr(X[, 1:some], type = "spearman"), k / (some * (some - 1) / 2))
  apart(r$r[1, 2:some], ours("SPEARMAN")[seq_len(some - 1), 1])
}
if ("KENDALL_TAU_B" %in% methods) {
  some <- if (n <= 2e4) k else if (n <= 2e5) 40 else 5
  pairs <- t(combn(p, 2))[seq_len(some), , drop = FALSE]
  complete <- function(i) { x <- X[, pairs[i, ]]; x[stats::complete.cases(x), ] }
  held <- lapply(seq_len(min(some, 60)), complete)
  part <- k / length(held)
  r <- timed("pcaPP::cor.fk, no interval, complete pairs ready", function() vapply(held, function(x) cor.fk(x[, 1], x[, 2]), 0), part)
  apart(r, ours("KENDALL_TAU_B")[seq_along(held), 1])
}
if (B > 0) {
  done <- if (n <= 2e4) 20 else if (n <= 2e5) 4 else 1
  timed(sprintf("loop over cor, %d bootstrap draws", B), function() for (b in seq_len(done)) cor(X[sample.int(n, n, TRUE), ], use = "pairwise.complete.obs"), B / done)
}
