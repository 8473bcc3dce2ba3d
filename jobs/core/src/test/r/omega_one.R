# Omega of one factor: maximum likelihood by nlminb on log uniquenesses; lavaan::cfa must say the same.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))
source(file.path(here, "items.R"))
source(file.path(here, "influence.R"))

one_factor <- function(s) {
  if (ncol(s) == 3) {
    l <- sqrt(c(s[1, 2] * s[1, 3] / s[2, 3], s[1, 2] * s[2, 3] / s[1, 3], s[1, 3] * s[2, 3] / s[1, 2]))
    return(list(l = l, u = diag(s) - l^2))
  }
  d <- sqrt(diag(s))
  r <- cov2cor(s)
  misfit <- function(logs) {
    psi <- exp(logs)
    values <- eigen(r / sqrt(outer(psi, psi)), symmetric = TRUE, only.values = TRUE)$values[-1]
    sum(values - log(values) - 1)
  }
  logs <- nlminb(rep(log(0.5), ncol(s)), misfit, lower = log(1e-4), upper = log(1),
                 control = list(rel.tol = 1e-15, x.tol = 1e-12, iter.max = 2000, eval.max = 5000))$par
  psi <- exp(logs)
  e <- eigen(r / sqrt(outer(psi, psi)), symmetric = TRUE)
  list(l = d * sqrt(psi) * e$vectors[, 1] * sqrt(max(e$values[1] - 1, 0)), u = d^2 * psi)
}
omega <- function(s) { m <- one_factor(s); sum(m$l)^2 / (sum(m$l)^2 + sum(m$u)) }

expect <- function(items, level) {
  items <- items[complete.cases(items), , drop = FALSE]
  undefined <- list(estimate = NA, conf_low = NA, conf_high = NA, n = nrow(items))
  if (nrow(items) < 2 || ncol(items) < 3 || constant_item(items)) return(undefined)
  data <- as.data.frame(shift(items))
  names(data) <- paste0("i", seq_len(ncol(items)))
  fit <- suppressWarnings(lavaan::cfa(paste("f =~", paste(names(data), collapse = "+")), data,
                                      std.lv = TRUE, likelihood = "wishart"))
  estimates <- lavaan::lavInspect(fit, "est")
  if (!lavaan::lavInspect(fit, "converged") || any(diag(estimates$theta) <= 0)) return(undefined)
  peer <- sum(estimates$lambda)^2 / (sum(estimates$lambda)^2 + sum(diag(estimates$theta)))
  estimate <- omega(cov(items))
  cat(peer - estimate, "\n")
  stopifnot(all.equal(peer, estimate, tolerance = 1e-5))
  ci <- influence_interval(items, omega, level)
  list(estimate = estimate, conf_low = ci[1], conf_high = ci[2], n = nrow(items))
}

set.seed(2718)
congeneric <- function(n, loadings) {
  trait <- rnorm(n)
  sapply(loadings, function(l) round(pmin(7, pmax(1, 4 + 1.5 * (l * trait + sqrt(1 - l^2) * rnorm(n))))))
}
cases <- lapply(c(item_answers[c("reliable", "three_items", "twenty_items", "missing_answers", "large_means",
                                 "decimals", "two_items", "constant_item", "one_person",
                                 "no_complete_person", "all_constant")],
                  list(congeneric = congeneric(120, c(0.9, 0.7, 0.5, 0.3, 0.6)),
                       weak = congeneric(200, c(0.4, 0.5, 0.3, 0.45)),
                       reversed_item = congeneric(150, c(0.8, 0.7, -0.6, 0.7)),
                       unequal_units = congeneric(90, c(0.8, 0.6, 0.7, 0.5)) %*% diag(c(1, 10, 0.5, 3)),
                       ten_items = congeneric(300, seq(0.35, 0.8, 0.05)))),
                function(m) list(items = m, level = 0.95))
# Items 2 and 3 part ways more than item 1 can explain, so its error variance would be negative.
away <- rep(c(3, -3, 0, 2, -2), 2)
cases$heywood <- list(items = cbind(1:10 + rep(c(0, 0, 0.5, -0.5, 0), 2), 1:10 + away, 1:10 - away), level = 0.95)
cases$weak$level <- 0.9
write_reference("omega_one", cases, expect, tolerance = 1e-4, packages = c("lavaan", "numDeriv"))
