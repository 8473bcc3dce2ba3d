# Means, correlations and regressions by package survey; correlations as svycontrast of weighted moments.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))
suppressPackageStartupMessages(library(survey))
options(survey.lonely.psu = "fail")

design_of <- function(d) svydesign(ids = ~cluster, strata = ~stratum, weights = ~w, data = d, nest = TRUE)
lonely <- function(d) any(tapply(d$cluster, d$stratum, function(v) length(unique(v))) == 1)
kish <- function(w) sum(w)^2 / sum(w^2)

set.seed(808)
make <- function(strata, clusters, each, weights = TRUE) {
  d <- expand.grid(row = seq_len(each), cluster = seq_len(clusters), stratum = seq_len(strata) * 10)
  n <- nrow(d)
  place <- interaction(d$stratum, d$cluster)
  shift_of <- rnorm(nlevels(place))[place]
  d$x <- round(rnorm(n) + 0.7 * shift_of, 3)
  d$y <- round(0.4 * d$x + rnorm(n) + 0.5 * shift_of, 3)
  d$z <- round(0.3 * d$x + rnorm(n), 3)
  d$w <- if (weights) round(exp(rnorm(n, sd = 0.6)), 3) else rep(2, n)
  d
}
sets <- list(
  strata_and_clusters = make(3, 4, 5), clusters_only = make(1, 9, 4), weights_only = within(make(1, 40, 1), cluster <- seq_along(cluster)),
  equal_weights = make(2, 5, 4, FALSE), strata_of_rows = make(4, 8, 1), two_clusters_each = make(5, 2, 6),
  unequal_clusters = make(2, 6, 6)[-c(1:4, 9, 20:26, 50), ], large_means = within(make(2, 5, 4), { x <- 1e5 + round(x, 2); y <- 1e5 + round(y, 2) }),
  missing = within(make(3, 4, 4), { x[c(1, 20)] <- NA; y[c(7, 33:36)] <- NA; z[48] <- NA }), zero_weights = within(make(2, 4, 5), w[c(2, 30)] <- 0))
lonely_set <- make(2, 3, 4)
lonely_set <- lonely_set[!(lonely_set$stratum == 20 & lonely_set$cluster > 1), ]
sets$lonely <- lonely_set
sets$constant <- within(make(2, 3, 4), x <- 3)
sets$few <- make(1, 2, 1)
inputs <- lapply(sets, function(d) list(x = d$x, y = d$y, z = d$z, w = d$w, stratum = d$stratum, cluster = d$cluster, level = 0.95))
inputs$clusters_only$level <- 0.9

frame <- function(x, y, z, w, stratum, cluster) {
  s <- function(v) v - round(mean(v, na.rm = TRUE))
  list(d = data.frame(x = s(x), y = s(y), z = z, w = w, stratum = stratum, cluster = cluster), x0 = round(mean(x, na.rm = TRUE)))
}
means <- function(x, y, z, w, stratum, cluster, level) {
  f <- frame(x, y, z, w, stratum, cluster); d <- f$d
  used <- !is.na(d$x) & d$w > 0
  out <- list(estimate = weighted.mean(d$x[used], d$w[used]) + f$x0, std_error = NA, df = NA, conf_low = NA, conf_high = NA, deff = NA, n = sum(used), effective_n = kish(d$w[used]))
  if (lonely(d)) return(out)
  design <- design_of(d)
  m <- svymean(~x, design, deff = "replace", na.rm = TRUE)
  df <- degf(subset(design, !is.na(x)))
  ci <- coef(m) + f$x0 + c(-1, 1) * qt((1 + level) / 2, df) * SE(m)
  if (SE(m) == 0) return(out)
  out[2:6] <- list(drop(SE(m)), df, ci[1], ci[2], if (SE(m) > 0) drop(survey::deff(m)) else NA)
  out
}
write_reference("survey_mean", inputs[names(inputs) != "zero_weights"], means, tolerance = 1e-9, packages = "survey")

correlations <- function(x, y, z, w, stratum, cluster, level) {
  d <- frame(x, y, z, w, stratum, cluster)$d
  used <- !is.na(d$x) & !is.na(d$y)
  out <- list(estimate = NA, std_error = NA, statistic = NA, df = NA, p_value = NA, conf_low = NA, conf_high = NA, difference = NA, difference_error = NA)
  if (length(unique(d$x[used])) == 1 || sum(used) < 3) return(out)
  out$estimate <- cov.wt(cbind(d$x, d$y)[used, ], d$w[used] / sum(d$w[used]), cor = TRUE)$cor[1, 2]
  all <- used & !is.na(d$z)
  r_of <- function(a, b) cov.wt(cbind(a, b)[all, ], d$w[all] / sum(d$w[all]), cor = TRUE)$cor[1, 2]
  out$difference <- r_of(d$x, d$y) - r_of(d$z, d$y)
  if (lonely(d)) return(out)
  d <- transform(d, xx = x^2, yy = y^2, zz = z^2, xy = x * y, zy = z * y)
  design <- design_of(d)
  moments <- svymean(~x + y + xx + yy + xy, subset(design, used))
  r <- svycontrast(moments, quote((xy - x * y) / sqrt((xx - x^2) * (yy - y^2))))
  df <- degf(subset(design, used & w > 0))
  se_z <- drop(SE(r)) / (1 - coef(r)^2)
  t <- atanh(coef(r)) / se_z
  ci <- tanh(atanh(coef(r)) + c(-1, 1) * qt((1 + level) / 2, df) * se_z)
  both <- svycontrast(svymean(~x + y + z + xx + yy + zz + xy + zy, subset(design, all)),
                      quote((xy - x * y) / sqrt((xx - x^2) * (yy - y^2)) - (zy - z * y) / sqrt((zz - z^2) * (yy - y^2))))
  list(estimate = coef(r), std_error = SE(r), statistic = t, df = df, p_value = 2 * pt(-abs(t), df), conf_low = ci[1], conf_high = ci[2],
       difference = coef(both), difference_error = SE(both))
}
write_reference("survey_correlation", inputs, correlations, tolerance = 1e-8, packages = "survey")

regressions <- function(x, y, z, w, stratum, cluster, level) {
  d <- frame(x, y, z, w, stratum, cluster)$d
  used <- complete.cases(d$x, d$y, d$z) & d$w > 0
  out <- list(estimate = c(NA, NA), std_error = c(NA, NA), p_values = c(NA, NA), conf_low = c(NA, NA), conf_high = c(NA, NA), df = NA, r2 = NA, beta = c(NA, NA), beta_error = c(NA, NA), n = sum(used))
  if (length(unique(d$x[used])) == 1 || sum(used) < 4) return(out)
  fit <- lm(y ~ x + z, d, weights = w, subset = used)
  wv <- function(v) { m <- weighted.mean(v[used], d$w[used]); sqrt(sum(d$w[used] * (v[used] - m)^2) / sum(d$w[used])) }
  unit <- c(wv(d$x), wv(d$z)) / wv(d$y)
  out$estimate <- coef(fit)[-1]; out$r2 <- summary(fit)$r.squared; out$beta <- coef(fit)[-1] * unit
  if (lonely(d)) return(out)
  g <- svyglm(y ~ x + z, subset(design_of(d), used))
  se <- sqrt(diag(vcov(g)))[-1]
  df <- g$df.residual
  out$std_error <- se; out$df <- df; out$beta_error <- se * unit
  if (df <= 0) return(out)
  b <- coef(g)[-1]
  out$p_values <- 2 * pt(-abs(b / se), df); out$conf_low <- b - qt((1 + level) / 2, df) * se; out$conf_high <- b + qt((1 + level) / 2, df) * se
  out
}
write_reference("survey_regression", inputs, regressions, tolerance = 1e-8, packages = "survey")
