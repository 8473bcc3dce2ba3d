# Omega hierarchical and total: psych::omegah's steps with every search run to its end. Minres by
# nlminb, oblimin by GPArotation from varimax, the general factor of three factors in closed form.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))
source(file.path(here, "influence.R"))

minres <- function(r) {
  reduced <- function(psi) { e <- eigen(r - diag(psi), symmetric = TRUE); e$vectors[, 1:3] %*% diag(sqrt(pmax(e$values[1:3], 0))) }
  misfit <- function(psi) { l <- reduced(psi); d <- r - l %*% t(l); diag(d) <- 0; sum(d^2) }
  # Least squares over uniquenesses has the same minimum as minres, and smooth derivatives.
  least <- function(psi) { v <- eigen(r - diag(psi), symmetric = TRUE, only.values = TRUE)$values; sum(v[-(1:3)]^2) / 2 }
  slope <- function(psi) { e <- eigen(r - diag(psi), symmetric = TRUE)
    rest <- e$vectors[, -(1:3)] %*% diag(e$values[-(1:3)]) %*% t(e$vectors[, -(1:3)]); -diag(rest) }
  psi <- nlminb(pmin(0.9, 1 / diag(solve(r))), least, slope, lower = 1e-4, upper = 1,
                control = list(rel.tol = 1e-15, x.tol = 1e-11, iter.max = 1000, eval.max = 2000))$par
  list(l = reduced(psi), psi = psi)
}

omegas <- function(s) {
  r <- cov2cor(s)
  m <- minres(r)
  turned <- varimax(m$l, eps = 1e-12)$loadings[]
  oblique <- GPArotation::GPFoblq(turned, eps = 1e-7, maxit = 20000, method = "quartimin")
  p <- oblique$Phi
  g1 <- sqrt(p[1, 2] * p[1, 3] / p[2, 3])
  g <- c(g1, p[1, 2] / g1, p[1, 3] / g1)
  if (any(m$psi <= 1.1e-4) || any(is.nan(g)) || any(abs(g) > 1)) return(c(NA, NA))
  general <- oblique$loadings %*% g
  c(sum(general)^2 / sum(r), 1 - sum(1 - rowSums(m$l^2)) / sum(r))
}

# Both intervals of the two cases that ask for them; Richardson's slopes would need too many searches.
intervals <- function(items, level) {
  kept <- new.env()
  both <- function(s) { key <- paste(format(s, digits = 17), collapse = " ")
    if (is.null(kept[[key]])) kept[[key]] <- omegas(s)
    kept[[key]] }
  slope <- function(f, at) sapply(seq_along(at), function(i) {
    step <- replace(0 * at, i, 1e-3)
    (f(at + step) - f(at - step)) / 2e-3
  })
  c(influence_interval(items, function(s) both(s)[1], level, slope), influence_interval(items, function(s) both(s)[2], level, slope))
}

expect <- function(items, level, with_intervals) {
  items <- items[complete.cases(items), , drop = FALSE]
  undefined <- list(hierarchical = NA, h_low = NA, h_high = NA, total = NA, t_low = NA, t_high = NA)
  if (nrow(items) < 2 || ncol(items) < 6 || constant_item(items)) return(undefined)
  values <- omegas(cov(items))
  if (anyNA(values)) { cat("improper\n"); return(undefined) }
  peer <- suppressWarnings(suppressMessages(psych::omegah(cor(items), nfactors = 3, plot = FALSE, flip = FALSE)))
  cat(values, peer$omega_h, peer$omega.tot, "\n")
  stopifnot(abs(values - c(peer$omega_h, peer$omega.tot)) < 0.01)
  ci <- if (with_intervals == 1) intervals(items, level) else rep(NA, 4)
  list(hierarchical = values[1], h_low = ci[1], h_high = ci[2], total = values[2], t_low = ci[3], t_high = ci[4])
}

set.seed(1618)
bifactor <- function(n, k, general, group) {
  g <- rnorm(n)
  f <- matrix(rnorm(3 * n), n)
  sapply(seq_len(k), function(j) {
    rest <- sqrt(1 - general^2 - group^2)
    round(pmin(6, pmax(0, 3 + 1.3 * (general * g + group * f[, (j - 1) %% 3 + 1] + rest * rnorm(n)))))
  })
}
cases <- list(
  nine_items = bifactor(300, 9, 0.6, 0.5),
  twelve_items = bifactor(500, 12, 0.7, 0.4),
  thirteen_items = bifactor(400, 13, 0.5, 0.5),
  weak_general = bifactor(600, 9, 0.4, 0.6),
  strong_general = bifactor(400, 12, 0.75, 0.45),
  seven_items = bifactor(1000, 7, 0.55, 0.55),
  small_sample = bifactor(120, 12, 0.6, 0.5),
  ten_items = bifactor(350, 10, 0.6, 0.55),
  eleven_items = bifactor(450, 11, 0.5, 0.6),
  unequal_units = bifactor(300, 9, 0.6, 0.5) %*% diag(c(1, 2, 3, 1, 5, 1, 0.1, 1, 10)),
  eight_items = bifactor(800, 8, 0.55, 0.6),
  missing_answers = { m <- bifactor(330, 9, 0.6, 0.5); m[cbind(c(3, 70, 200), c(1, 5, 9))] <- NA; m },
  five_items = bifactor(100, 5, 0.6, 0.4),
  constant_item = cbind(bifactor(100, 8, 0.6, 0.4), 3),
  two_items = bifactor(50, 2, 0.6, 0.4),
  one_person = bifactor(50, 9, 0.6, 0.4)[1, , drop = FALSE],
  no_general = cbind(bifactor(60, 3, 0.1, 0.1), bifactor(60, 4, 0.2, 0.2)))
cases <- lapply(cases, function(m) list(items = m, level = 0.95, with_intervals = 0))
cases$nine_items$with_intervals <- 1
cases$seven_items$with_intervals <- 1
write_reference("omega_hierarchical", cases, expect,
                tolerance = 1e-4, packages = c("psych", "GPArotation", "numDeriv"))
