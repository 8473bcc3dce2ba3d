# Percentage-bend and winsorised correlations, written from Wilcox (1994) and Wilcox (2012, sections 9.3.1 and 9.3.6);
# biweight midcorrelations of WGCNA (share unused), held against the midcovariance of Wilcox (2012).
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))
source(file.path(here, "pairs.R"))

bend_scores <- function(x, beta) {
  m <- median(x)
  w <- sort(abs(x - m))[floor((1 - beta) * length(x) + 0.5)]
  if (!(w > 0)) return(rep(NA, length(x)))
  psi <- (x - m) / w
  phi <- (w * (sum(psi > 1) - sum(psi < -1)) + sum(x[abs(psi) <= 1])) / sum(abs(psi) <= 1)
  pmax(-1, pmin(1, (x - phi) / w))
}
bend <- function(x, y, beta) {
  a <- bend_scores(x, beta); b <- bend_scores(y, beta)
  n <- length(x)
  r <- sum(a * b) / sqrt(sum(a^2) * sum(b^2))
  c(r, r * sqrt((n - 2) / (1 - r^2)), n - 2)
}
winsor <- function(x, share) {
  g <- floor(share * length(x))
  s <- sort(x)
  ifelse(x < s[g + 1], s[g + 1], ifelse(x > s[length(x) - g], s[length(x) - g], x))
}
winsorised <- function(x, y, share) {
  n <- length(x)
  a <- winsor(x, share); b <- winsor(y, share)
  if (length(unique(a)) == 1 || length(unique(b)) == 1) return(c(NA, NA, n - 2 * floor(share * n) - 2))
  r <- cor(a, b)
  c(r, r * sqrt((n - 2) / (1 - r^2)), n - 2 * floor(share * n) - 2)
}
midcovariance <- function(x, y) {
  a <- x - median(x); b <- y - median(y)
  u <- a / (9 * mad(x, constant = 1)); v <- b / (9 * mad(y, constant = 1))
  p <- abs(u) < 1; q <- abs(v) < 1
  length(x) * sum((a * (1 - u^2)^2 * p) * (b * (1 - v^2)^2 * q)) /
    (sum(((1 - u^2) * (1 - 5 * u^2))[p]) * sum(((1 - v^2) * (1 - 5 * v^2))[q]))
}
biweight <- function(x, y) {
  if (mad(x) == 0 || mad(y) == 0) return(c(NA, NA, length(x) - 2))
  got <- WGCNA::bicorAndPvalue(x, y, pearsonFallback = "none")
  stopifnot(all.equal(c(got$bicor), midcovariance(x, y) / sqrt(midcovariance(x, x) * midcovariance(y, y))),
            all.equal(c(got$p), 2 * pt(-abs(c(got$t)), length(x) - 2)))
  c(got$bicor, sign(got$bicor) * got$t, length(x) - 2)
}
expect <- function(method, x, y, share) {
  used <- complete.cases(x, y)
  x <- shift(x[used]); y <- shift(y[used])
  n <- length(x)
  if (n < 3) return(list(estimate = if (method == "winsorised" && n == 2) cor(x, y) else NA, statistic = NA, df = NA, p_value = NA, n = n))
  got <- switch(method, bend = bend(x, y, share), winsorised = winsorised(x, y, share), biweight = biweight(x, y))
  if (got[3] <= 0) got[2:3] <- NA
  list(estimate = got[1], statistic = got[2], df = got[3], p_value = 2 * pt(-abs(got[2]), got[3]), n = n)
}
keep <- c("moderate", "negative_at_90", "none_at_99", "ties_on_both", "missing_pairs", "large_means", "skewed_minutes",
          "strong", "constant_x", "five", "three", "two", "one", "empty")
all <- lapply(pairs_of_variables[keep], function(p) list(x = p$x, y = p$y))
set.seed(77)
out <- round(rnorm(50), 2)
all$outliers <- list(x = c(out, 30, -25), y = c(round(out * 0.6 + rnorm(50), 2), -40, 35))
all$mostly_zero <- list(x = c(rep(0, 45), 1:5), y = round(rnorm(50), 2))
of <- function(method, share, which = names(all)) {
  setNames(lapply(all[which], function(p) list(method = method, x = p$x, y = p$y, share = share)),
           paste(method, share, which, sep = "_"))
}
some <- c("moderate", "skewed_minutes", "outliers")
cases <- c(of("bend", 0.2), of("bend", 0.1, some), of("winsorised", 0.2), of("winsorised", 0.1, some), of("biweight", 0))
write_reference("robust_correlation", cases, expect, packages = "WGCNA")
