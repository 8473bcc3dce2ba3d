# Generalisability coefficients of psych::multilevel.reliability; R1F from its variance components.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))

expect <- function(answers, occasions) {
  k <- ncol(answers) / occasions
  x <- answers[complete.cases(answers), , drop = FALSE]
  n <- nrow(x)
  if (n < 2 || occasions < 2 || k < 2) return(list(coefficients = rep(NA_real_, 5), n = n))
  rows <- do.call(rbind, lapply(seq_len(occasions), function(o) {
    data.frame(id = seq_len(n), time = o, x[, (o - 1) * k + seq_len(k), drop = FALSE])
  }))
  names(rows)[-(1:2)] <- paste0("i", seq_len(k))
  found <- suppressWarnings(psych::multilevel.reliability(rows, grp = "id", Time = "time", items = names(rows)[-(1:2)],
                                                          alpha = FALSE, lmer = FALSE, lme = FALSE, plot = FALSE))
  v <- found$components[, 1]
  fixed <- v[1] + v[5] / k
  list(coefficients = c(fixed / (fixed + v[7] / k), found$RkF, found$R1R, found$RkR, found$Rc), n = n)
}

set.seed(2024)
crossed <- function(n, occasions, k, between = 1, within = 0.8) {
  trait <- rnorm(n)
  do.call(cbind, lapply(seq_len(occasions), function(o) {
    state <- rnorm(n)
    sapply(seq_len(k), function(j) round(50 + 10 * (between * trait + within * state + rnorm(n)) + o + 2 * j))
  }))
}
cases <- list(
  usual = list(crossed(30, 5, 4), 5), two_by_two = list(crossed(25, 2, 2), 2), many_occasions = list(crossed(20, 8, 3), 8),
  weak_state = list(crossed(40, 4, 5, 1, 0.1), 4), weak_trait = list(crossed(40, 4, 5, 0.2, 1), 4), few = list(crossed(4, 3, 3), 3),
  many_items = list(crossed(18, 3, 8), 3), two_people = list(crossed(2, 3, 3), 3), decimals = list(crossed(22, 4, 3) / 3, 4),
  missing_answers = list({ m <- crossed(25, 3, 3); m[c(4, 60)] <- NA; m }, 3), one_person = list(crossed(2, 3, 3)[1, , drop = FALSE], 3),
  one_occasion = list(crossed(10, 1, 4), 1), one_item = list(crossed(10, 4, 2)[, c(1, 3, 5, 7)], 4))
cases <- lapply(cases, function(c) list(answers = c[[1]], occasions = c[[2]]))
write_reference("generalizability", cases, expect, tolerance = 1e-8, packages = "psych")
