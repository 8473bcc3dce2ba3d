# What families ask beyond correlations, on R's own cars (with gaps) and on a diary drawn by rule.
# Writes effects_people.csv, effects_diary.csv and effects.csv beside the other resources of association.
suppressPackageStartupMessages({ library(nlme); library(sandwich); library(lmtest) })
folder <- file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))),
                    "../resources/org/attune/association")
put <- function(data, name) {
  write.csv(data, file.path(folder, name), row.names = FALSE, quote = FALSE, na = "")
}
cars <- data.frame(person = sprintf("c%02d", 1:32), mpg = mtcars$mpg, wt = mtcars$wt, hp = mtcars$hp, qsec = mtcars$qsec,
                   gear = paste0("g", mtcars$gear), carb = paste0("k", mtcars$carb))
cars$mpg[4] <- NA
cars$wt[9] <- NA
cars$hp[17] <- NA
put(cars, "effects_people.csv")

rows <- list()
row <- function(analysis, predictor, other, estimator, term, estimate, std_error = NA, conf_low = NA, conf_high = NA,
                statistic = NA, df = NA, p_value = NA, n = NA, p_equivalence = NA, p_minimal = NA) {
  rows[[length(rows) + 1]] <<- data.frame(analysis, predictor, other, estimator, term, estimate, std_error, conf_low,
                                          conf_high, statistic, df, p_value, n, p_equivalence, p_minimal)
}
whole <- function(...) cars[complete.cases(cars[, c(...)]), ]
z <- function(x) (x - mean(x)) / sd(x)

# Regression of mpg on wt, given qsec and gear, standardised, HC3.
d <- whole("mpg", "wt", "qsec", "gear")
d$g4 <- z(as.numeric(d$gear == "g4")); d$g5 <- z(as.numeric(d$gear == "g5"))
m <- lm(z(mpg) ~ z(wt) + z(qsec) + g4 + g5, d)
t <- coeftest(m, vcov = vcovHC(m, "HC3"))[2, ]
ci <- coefci(m, vcov. = vcovHC(m, "HC3"))[2, ]
row("regression", "wt", "", "ols_hc3", "beta", t[1], t[2], ci[1], ci[2], t[3], m$df.residual, t[4], nrow(d))
tc <- summary(m)$coefficients[2, 3]
row("regression", "wt", "", "ols", "partial_r", tc / sqrt(tc^2 + m$df.residual), n = nrow(d))
row("regression", "wt", "", "ols", "partial_eta_squared", tc^2 / (tc^2 + m$df.residual), n = nrow(d))
f <- summary(m)$fstatistic
row("regression", "wt", "", "ols", "r_squared", summary(m)$r.squared, statistic = f[1], df = f[3],
    p_value = pf(f[1], f[2], f[3], lower.tail = FALSE), n = nrow(d))

# The correlations of mpg with wt and with hp, in the same cars (Steiger; Zou's interval).
d <- whole("mpg", "wt", "hp")
jk <- cor(d$mpg, d$wt); jh <- cor(d$mpg, d$hp); kh <- cor(d$wt, d$hp); n <- nrow(d)
cov2 <- function(a, b, r) (r * (1 - a^2 - b^2) - 0.5 * a * b * (1 - a^2 - b^2 - r^2)) / ((1 - a^2) * (1 - b^2))
bar <- (jk + jh) / 2
zz <- (atanh(jk) - atanh(jh)) * sqrt(n - 3) / sqrt(2 - 2 * cov2(bar, bar, kh))
own <- function(r) tanh(atanh(r) + c(-1, 1) * qnorm(0.975) / sqrt(n - 3))
a <- own(jk); b <- own(jh); k <- cov2(jk, jh, kh)
low <- jk - jh - sqrt((jk - a[1])^2 + (b[2] - jh)^2 - 2 * k * (jk - a[1]) * (b[2] - jh))
high <- jk - jh + sqrt((a[2] - jk)^2 + (jh - b[1])^2 - 2 * k * (a[2] - jk) * (jh - b[1]))
# Against .1, on the scale of r, with the error that Zou's interval has.
less <- jk - jh; se <- (high - low) / (2 * qnorm(0.975))
row("difference", "wt", "hp", "steiger", "difference", less, NA, low, high, zz, NA, 2 * pnorm(-abs(zz)), n,
    max(pnorm((less + 0.1) / se, lower.tail = FALSE), pnorm((less - 0.1) / se)),
    pnorm((abs(less) - 0.1) / se, lower.tail = FALSE) + pnorm((abs(less) + 0.1) / se, lower.tail = FALSE))

# mpg by carburettors; three kinds with fewer than five cars each are left out.
kept <- c("k1", "k2", "k4")
d <- whole("mpg"); d <- d[d$carb %in% kept, ]
a <- anova(lm(mpg ~ carb, d))
row("comparison", "carb", "", "anova", "eta_squared", a$`Sum Sq`[1] / sum(a$`Sum Sq`), statistic = a$`F value`[1],
    df = a$Df[2], p_value = a$`Pr(>F)`[1], n = nrow(d))
for (pair in list(c("k1", "k2"), c("k1", "k4"), c("k2", "k4"))) {
  e <- d[d$carb %in% pair, ]
  w <- t.test(mpg ~ carb, e)
  row("comparison", "carb", paste(pair, collapse = " - "), "welch_t", "mean_difference", -diff(w$estimate), w$stderr, w$conf.int[1],
      w$conf.int[2], w$statistic, w$parameter, w$p.value, nrow(e))
}
d <- whole("mpg", "qsec"); d <- d[d$carb %in% kept, ]
a <- anova(lm(mpg ~ qsec, d), lm(mpg ~ qsec + carb, d))
row("comparison", "carb", "", "ancova", "partial_eta_squared", a$`Sum of Sq`[2] / a$RSS[1], statistic = a$F[2],
    df = a$Res.Df[2], p_value = a$`Pr(>F)`[2], n = nrow(d))

# mpg bends over wt; mpg on wt, moderated by hp. Classical errors of lm, here of a family without clusters: HC3.
d <- whole("mpg", "wt"); d$y <- z(d$mpg)
m <- lm(y ~ wt + I(wt^2), d)
v <- vcovHC(m, "HC3"); b <- coef(m)
t <- coeftest(m, vcov = v)[3, ]; ci <- coefci(m, vcov. = v)[3, ]
row("shape", "wt", "", "quadratic_hc3", "square", t[1], t[2], ci[1], ci[2], t[3], m$df.residual, t[4], nrow(d))
row("shape", "wt", "", "quadratic_hc3", "turning_point", -b[2] / (2 * b[3]), n = nrow(d))
d <- whole("mpg", "wt", "hp"); d$y <- z(d$mpg); d$x <- z(d$wt)
m <- lm(y ~ x * hp, d)
t <- coeftest(m, vcov = vcovHC(m, "HC3"))[4, ]; ci <- coefci(m, vcov. = vcovHC(m, "HC3"))[4, ]
row("moderation", "wt", "hp", "ols_hc3", "interaction", t[1], t[2], ci[1], ci[2], t[3], m$df.residual, t[4], nrow(d))
for (at in c(low = -1, mean = 0, high = 1)) {
  d$moved <- d$hp - mean(d$hp) - at * sd(d$hp)
  m <- lm(y ~ x * moved, d)
  t <- coeftest(m, vcov = vcovHC(m, "HC3"))[2, ]; ci <- coefci(m, vcov. = vcovHC(m, "HC3"))[2, ]
  row("moderation", "wt", "hp", "ols_hc3", c("slope_low", "slope_mean", "slope_high")[at + 2], t[1], t[2], ci[1], ci[2], t[3],
      m$df.residual, t[4], nrow(d))
}
# Where the slope differs from zero (Johnson and Neyman): b + c m within t errors of zero, solved for m.
m <- lm(y ~ x * hp, d)
b <- coef(m); v <- vcovHC(m, "HC3"); q <- qt(0.975, m$df.residual)
square <- b[4]^2 - q^2 * v[4, 4]; line <- 2 * (b[2] * b[4] - q^2 * v[2, 4]); constant <- b[2]^2 - q^2 * v[2, 2]
bounds <- sort((-line + c(-1, 1) * sqrt(line^2 - 4 * square * constant)) / (2 * square))
row("moderation", "wt", "hp", "ols_hc3", "region_low", bounds[1], n = nrow(d))
row("moderation", "wt", "hp", "ols_hc3", "region_high", bounds[2], n = nrow(d))
between <- do.call(rbind, rows)

# A diary: 40 people, 3 weeks, some evenings unanswered.
set.seed(20260322)
people <- 40; days <- 21
diary <- do.call(rbind, lapply(seq_len(people), function(p) {
  trait <- rnorm(1); slope <- 0.3 + 0.25 * rnorm(1)
  x <- 50 + 8 * trait + as.numeric(arima.sim(list(ar = 0.2), days)) * 10
  e <- as.numeric(arima.sim(list(ar = 0.3), days)) * 6
  data.frame(person = sprintf("d%02d", p), position = seq_len(days) - 1,
             day = format(as.Date("2026-03-02") + seq_len(days) - 1),
             x = round(x, 2), y = round(30 + 5 * trait + slope * (x - 50) + 0.1 * seq_len(days) + e, 2))
}))
diary$x[sample(nrow(diary), 60)] <- NA
diary$y[sample(nrow(diary), 90)] <- NA
put(diary, "effects_diary.csv")
rows <- list()
model <- function(d, x, y, predictor) {
  d <- d[!is.na(x) & !is.na(y), ]
  d$x <- x[!is.na(x) & !is.na(y)]; d$y <- y[!is.na(x) & !is.na(y)]
  inner <- function(v) sqrt(sum((v - ave(v, d$person))^2) / (nrow(d) - length(unique(d$person))))
  d$x <- d$x / inner(d$x); d$y <- d$y / inner(d$y)
  d$m <- ave(d$x, d$person); d$w <- d$x - d$m
  date <- as.Date(d$day); d$t <- as.numeric(date - min(date)); d$weekday <- factor(format(date, "%u"))
  fit <- lme(y ~ w + m + t + weekday, d, random = ~ w | person, correlation = corAR1(form = ~ position | person),
             control = lmeControl(maxIter = 200, msMaxIter = 200, tolerance = 1e-10, msTol = 1e-12))
  s <- summary(fit)$tTable
  means <- function(v) sd(tapply(v, d$person, mean))
  unit <- means(d$x) / means(d$y)
  row("multilevel", predictor, "", "reml_ar1", "within", s["w", 1], s["w", 2], n = nrow(d))
  row("multilevel", predictor, "", "reml_ar1", "between", s["m", 1] * unit, s["m", 2] * unit, statistic = s["m", 4],
      df = s["m", 3], p_value = s["m", 5], n = nrow(d))
  row("multilevel", predictor, "", "reml_ar1", "slope_sd", as.numeric(VarCorr(fit)["w", "StdDev"]), n = nrow(d))
  row("multilevel", predictor, "", "reml_ar1", "autocorrelation",
      coef(fit$modelStruct$corStruct, unconstrained = FALSE), n = nrow(d))
}
model(diary, diary$x, diary$y, "x")
within <- do.call(rbind, rows)
all <- rbind(between, within)
num <- sapply(all, is.numeric)
all[num] <- lapply(all[num], function(v) ifelse(is.na(v), NA, sprintf("%.12g", v)))
version <- paste(R.version.string, paste(c("nlme", "sandwich", "lmtest"), sapply(c("nlme", "sandwich", "lmtest"), function(p) as.character(packageVersion(p))), collapse = ", "), sep = "; ")
con <- file(file.path(folder, "effects.csv"), "w")
writeLines(paste("#", version), con)
write.csv(all, con, row.names = FALSE, quote = FALSE, na = "")
close(con)
