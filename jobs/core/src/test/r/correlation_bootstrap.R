# boot::boot.ci of type perc around cor(use = "pairwise.complete.obs") of the rows of drawn participants, whose draws are handed over.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))

expect <- function(participant, x, draws, level) {
  people <- sort(unique(participant))
  pairs <- t(combn(ncol(x), 2))
  correlations <- function(chosen) {
    rows <- unlist(lapply(people[chosen], function(p) which(participant == p)))
    suppressWarnings(cor(x[rows, ], use = "pairwise.complete.obs"))[pairs]
  }
  t0 <- correlations(seq_along(people))
  drawn <- matrix(apply(draws + 1, 1, correlations), length(t0))
  undefined <- rowSums(is.na(drawn))
  one <- function(k) {
    if (is.na(t0[k]) || length(people) < 3 || undefined[k] > nrow(draws) %/% 10) return(c(NA, NA, NA))
    t <- drawn[k, !is.na(drawn[k, ])]
    b <- list(t0 = t0[k], t = matrix(t), R = length(t), sim = "ordinary", call = quote(boot()))
    class(b) <- "boot"
    ci <- suppressWarnings(boot::boot.ci(b, conf = level, type = "perc"))
    c(sd(t), ci$percent[4:5])
  }
  found <- vapply(seq_along(t0), one, numeric(3))
  list(estimate = t0, std_error = found[1, ], low = found[2, ], high = found[3, ],
       undefined = if (length(people) < 3) rep(0, length(t0)) else undefined)
}
set.seed(1979)
holes <- function(x, share) { x[runif(length(x)) < share] <- NA; x }
mixed <- function(n, p) { f <- rnorm(n); matrix(round(0.6 * f + rnorm(n * p), 4), n) }
likert <- function(n, p) { f <- rnorm(n); matrix(pmin(5, pmax(1, round(3 + f + rnorm(n * p)))), n) }
case <- function(x, participant = seq_len(nrow(x)), R = 199, level = 0.95) {
  m <- length(unique(participant))
  list(participant = participant, x = unname(x), draws = matrix(sample(m, m * R, replace = TRUE) - 1, R), level = level)
}
cases <- list(
  complete = case(mixed(20, 4)),
  missing = case(holes(mixed(25, 4), 0.2)),
  mostly_missing = case(cbind(mixed(40, 2), holes(mixed(40, 1), 0.7))),
  at_90 = case(holes(mixed(18, 3), 0.1), R = 99, level = 0.9),
  interpolated_ranks = case(mixed(15, 3), R = 150, level = 0.9),
  likert = case(holes(likert(30, 3), 0.1)),
  clusters = case(mixed(36, 3), rep(1:12, 3)),
  clusters_missing = case(holes(mixed(40, 3), 0.15), rep(10:1, each = 4) * 7),
  unequal_clusters = case(mixed(16, 3), c(1, 1, 1, 1, 2, 3, 3, 4, 5, 5, 5, 6, 7, 8, 9, 9)),
  sometimes_constant = case(cbind(c(rep(0, 12), 1, 1, 1), mixed(15, 2))),
  often_constant = case(cbind(c(rep(0, 11), 1), mixed(12, 2))),
  constant = case(cbind(mixed(10, 2), 3)),
  two_people = case(mixed(6, 2), rep(1:2, 3)),
  far_from_zero = case(1e6 + holes(mixed(24, 3), 0.1)))
write_reference("correlation_bootstrap", cases, expect, packages = "boot")
