# What one specification costs in R, on the data that MultiverseSpeed.java keeps:
#   Rscript peers.R FILE N [COVARIATES [SPECIFICATIONS]]
# lm: lm, summary and confint, as published scripts do it; .lm.fit: the fastest QR of base R, with the
# slope's standard error. Complete cases of each specification are found anew, as every resample asks.
arg <- commandArgs(TRUE)
n <- as.integer(arg[2])
q <- if (length(arg) > 2) as.integer(arg[3]) else 6L
take <- if (length(arg) > 3) as.integer(arg[4]) else if (n > 5e4) 40L else 300L
file <- file(arg[1], "rb")
v <- matrix(readBin(file, "double", n * (12 + q), endian = "little"), n)
group <- readBin(file, "integer", n, endian = "little")
close(file)
colnames(v) <- c(paste0("y", 1:6), paste0("x", 1:6), paste0("c", seq_len(q)))
d <- as.data.frame(v)
rows <- c(list(seq_len(n)), lapply(0:3, function(g) which(group == g)))
set.seed(1)
pick <- function() list(rows = rows[[sample(5, 1)]],
  names = c(sample(paste0("y", 1:6), 1), sample(paste0("x", 1:6), 1), paste0("c", seq_len(q))[runif(q) < 0.5]))
specifications <- lapply(seq_len(take), function(k) pick())
ways <- list(
  lm = function(s) {
    m <- lm(reformulate(s$names[-1], s$names[1]), d[s$rows, ])
    c(summary(m)$coefficients[2, 1:2], confint(m, 2))
  },
  .lm.fit = function(s) {
    m <- v[s$rows, s$names, drop = FALSE]
    m <- m[complete.cases(m), , drop = FALSE]
    k <- ncol(m)
    f <- .lm.fit(cbind(1, m[, -1, drop = FALSE]), m[, 1])
    R <- chol2inv(f$qr[seq_len(k), seq_len(k), drop = FALSE])
    c(f$coefficients[2], sqrt(sum(f$residuals^2) / (nrow(m) - k) * R[2, 2]))
  })
for (way in names(ways)) {
  gc(FALSE)
  t <- system.time(for (s in specifications) ways[[way]](s))
  cat(sprintf("R %-7s n=%d: %.4f ms of processor a fit (%d fits)\n", way, n, 1e3 * sum(t[1:2]) / take, take))
}
