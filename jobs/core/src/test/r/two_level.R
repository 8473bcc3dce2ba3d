# Reliability within and between participants from manova's and aov's products; lavaan's one-factor
# model gives omega, lme4 must say the same as aov on equal counts.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))
source(file.path(here, "influence.R"))

alpha_of <- function(s) ncol(s) / (ncol(s) - 1) * (1 - sum(diag(s)) / sum(s))
omega_of <- function(s) {
  if (ncol(s) < 3 || any(diag(s) <= 0)) return(NA)
  names <- paste0("i", seq_len(ncol(s)))
  dimnames(s) <- list(names, names)
  fit <- try(suppressWarnings(lavaan::cfa(paste("f =~", paste(names, collapse = "+")), sample.cov = s, sample.nobs = 1000,
                                          sample.cov.rescale = FALSE, std.lv = TRUE)), silent = TRUE)
  if (inherits(fit, "try-error") || !lavaan::lavInspect(fit, "converged")) return(NA)
  e <- lavaan::lavInspect(fit, "est")
  if (any(diag(e$theta) <= 0)) return(NA)
  sum(e$lambda)^2 / (sum(e$lambda)^2 + sum(diag(e$theta)))
}

expect <- function(participant, items) {
  used <- complete.cases(items)
  items <- items[used, , drop = FALSE]
  id <- factor(participant[used])
  sizes <- as.numeric(table(id))
  n <- nrow(items); people <- nlevels(id); k <- ncol(items)
  undefined <- list(alpha_within = NA, alpha_between = NA, omega_within = NA, omega_between = NA, change = NA,
                    mean_of_occasions = NA, n_participants = people)
  if (k < 2 || n < 2 || constant_item(items) || people < 2 || n == people) return(undefined)
  each <- (n - sum(sizes^2) / n) / (people - 1)
  products <- summary(manova(items ~ id), test = "Wilks", tol = 0)$SS
  within <- products$Residuals / (n - people)
  between <- (products$id / (people - 1) - within) / each
  long <- data.frame(id = rep(id, k), record = factor(rep(seq_len(n), k)), value = c(items))
  squares <- summary(aov(value ~ id + record, long))[[1]]
  ms <- setNames(squares[["Mean Sq"]], trimws(rownames(squares)))
  change <- (ms[["record"]] - ms[["Residuals"]]) / ms[["record"]]
  mean_of <- (ms[["id"]] - ms[["record"]]) / ms[["id"]]
  if (length(unique(sizes)) == 1 && change > 0 && mean_of > 0) {
    v <- as.data.frame(lme4::VarCorr(lme4::lmer(value ~ 1 + (1 | id) + (1 | record), long)))
    v <- setNames(v$vcov, v$grp)
    peer <- c(v[["record"]] / (v[["record"]] + v[["Residual"]] / k),
              v[["id"]] / (v[["id"]] + v[["record"]] / each + v[["Residual"]] / (each * k)))
    cat(peer - c(change, mean_of), "\n")
    stopifnot(all.equal(peer, c(change, mean_of), tolerance = 1e-3))
  }
  list(alpha_within = alpha_of(within), alpha_between = if (sum(between) > 0) alpha_of(between) else NA,
       omega_within = omega_of(within), omega_between = omega_of(between), change = change,
       mean_of_occasions = mean_of, n_participants = people)
}

set.seed(1729)
diary <- function(people, records, k, between = 0.8, within = 0.7) {
  id <- rep(seq_along(rep(0, people)), rep_len(records, people))
  trait <- rnorm(people)[id]
  state <- rnorm(length(id))
  m <- sapply(seq_len(k), function(j) 50 + 10 * (between * trait + (within - 0.05 * j) * state + 0.6 * rnorm(people)[id] + 0.8 * rnorm(length(id))))
  list(participant = id, items = matrix(round(m), length(id)))
}
holes <- function(d, at) { d$items[at] <- NA; d }

cases <- list(
  balanced = diary(40, 10, 4), three_items = diary(60, 8, 3), unbalanced = diary(50, c(3, 12, 7, 1), 4),
  two_items = diary(30, 6, 2), weak_within = diary(50, 10, 4, 0.9, 0.35), many_items = diary(35, 9, 6),
  missing_answers = holes(diary(30, 10, 4), c(5, 77, 300, 900)), two_records = diary(80, 2, 3),
  likert = { d <- diary(60, 7, 5); d$items[] <- pmin(7, pmax(1, round(d$items / 10))); d },
  weak_between = diary(40, 12, 4, 0.3, 0.8), large_means = { d <- diary(30, 8, 3); d$items <- d$items + 1e6; d },
  one_record_each = diary(30, 1, 3), one_participant = diary(1, 20, 3),
  constant_item = { d <- diary(20, 5, 3); d$items[, 2] <- 4; d }, one_item = { d <- diary(20, 5, 2); d$items <- d$items[, 1, drop = FALSE]; d },
  nobody = list(participant = 1:2, items = matrix(c(1, NA, NA, 2), 2)))
write_reference("two_level", cases, expect, tolerance = 1e-5, packages = c("lavaan", "lme4"))
