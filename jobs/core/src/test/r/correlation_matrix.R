# Every two columns by cor and cor.test; ordinary tables also by psych::corr.test and Hmisc::rcorr, which must agree with them.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))

one_pair <- function(x, y, method, level) {
  complete <- complete.cases(x, y)
  x <- x[complete]; y <- y[complete]; n <- length(x)
  if (n < 2 || length(unique(x)) == 1 || length(unique(y)) == 1) return(c(NA, NA, NA, NA, n))
  r <- cor(x, y, method = method)
  if (method == "kendall") {
    p <- if (n < 3) NA else suppressWarnings(cor.test(x, y, method = "kendall", exact = FALSE, continuity = FALSE)$p.value)
    ci <- fisher(r, se_of((n - 4) / 0.437), level)
    return(c(r, ci, p, n))
  }
  widen <- if (method == "spearman") sqrt(1 + r^2 / 2) else 1
  test <- t_test(r, n - 2, se_of(n - 3) * widen, level)
  c(r, test$conf_low, test$conf_high, test$p_value, n)
}
expect <- function(method, x, level, adjust) {
  pairs <- combn(ncol(x), 2)
  found <- apply(pairs, 2, function(ij) one_pair(x[, ij[1]], x[, ij[2]], method, level))
  list(estimate = found[1, ], low = found[2, ], high = found[3, ], p = found[4, ], adjusted = p.adjust(found[4, ], adjust), n = found[5, ])
}
# psych and Hmisc on a table, as expect gives them.
check <- function(x) {
  below <- function(m) t(m)[lower.tri(m)]
  same <- function(a, b) stopifnot(isTRUE(all.equal(as.numeric(a), as.numeric(b), tolerance = 1e-10)))
  e <- expect("pearson", x, 0.95, "holm")
  theirs <- psych::corr.test(x, adjust = "holm", ci = TRUE)
  same(below(theirs$r), e$estimate); same(if (is.matrix(theirs$n)) below(theirs$n) else rep(theirs$n, length(e$n)), e$n)
  same(theirs$p[upper.tri(theirs$p)], e$adjusted[order(combn(ncol(x), 2)[2, ], combn(ncol(x), 2)[1, ])])
  same(theirs$ci$lower, e$low); same(theirs$ci$upper, e$high)
  e <- expect("spearman", x, 0.95, "holm")
  theirs <- Hmisc::rcorr(x, type = "spearman")
  same(below(theirs$r), e$estimate); same(below(theirs$n), e$n); same(below(theirs$P), e$p)
}
set.seed(1876)
holes <- function(x, share) { x[runif(length(x)) < share] <- NA; x }
mixed <- function(n, p) { f <- rnorm(n); matrix(round(0.6 * f + rnorm(n * p), 4), n) }
likert <- function(n, p) { f <- rnorm(n); matrix(pmin(5, pmax(1, round(3 + f + rnorm(n * p)))), n) }
ordinary <- list(complete = mixed(30, 4), missing = holes(mixed(80, 5), 0.15), likert_missing = holes(likert(90, 5), 0.2),
                 much_missing = holes(mixed(60, 4), 0.6))
for (x in ordinary) { colnames(x) <- paste0("v", seq_len(ncol(x))); check(x) }
odd <- list(
  mixed_kinds = { x <- cbind(mixed(70, 2), likert(70, 2), exp(3 * rnorm(70))); x[, 5] <- round(x[, 5], 3); holes(x, 0.1) },
  constant = cbind(mixed(20, 2), 4, c(rep(2, 10), rep(NA, 10))),
  constant_where_complete = cbind(c(rep(1, 8), 2:9), c(1:8, rep(NA, 8)), mixed(16, 1)),
  never_together = cbind(c(1, 3, 2, 5, 4, NA, NA, NA, NA, NA), c(NA, NA, NA, NA, NA, 2, 6, 3, 8, 1), mixed(10, 1)),
  nothing = cbind(mixed(12, 2), NA_real_),
  few = cbind(c(1, 4, 2, NA, NA), c(3, 1, 2, 5, 8), c(2, 2, NA, 7, NA), c(1, NA, NA, NA, 5)),
  four = mixed(4, 3), five = mixed(5, 3),
  perfect = cbind(1:9, 2 * (1:9) + 1, -(1:9), c(1:8, NA)),
  far_from_zero = 1e6 + holes(mixed(40, 3), 0.1),
  tiny_and_huge = holes(mixed(40, 3), 0.1) %*% diag(c(1e-8, 1, 1e9)),
  outlier_where_other_is_missing = { x <- mixed(30, 3); x[1, 1] <- 1e7; x[1, 2] <- NA; x })
cases <- list()
for (method in c("pearson", "spearman", "kendall")) {
  for (name in names(c(ordinary, odd))) {
    x <- c(ordinary, odd)[[name]]
    i <- length(cases)
    cases[[paste(method, name, sep = "_")]] <- list(method = method, x = unname(x), level = c(0.95, 0.9, 0.99)[i %% 3 + 1], adjust = c("holm", "BH", "BY")[i %/% 2 %% 3 + 1])
  }
}
write_reference("correlation_matrix", cases, expect, packages = c("psych", "Hmisc"))
