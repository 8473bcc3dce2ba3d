# Tests of hypotheses on made-up people and records, each as R has it: estimate, interval at 99 %, p of zero (of a shape: of the
# shape), p of two one-sided tests against the usual smallest effect; of either the statistic that p is of, with its degrees of
# freedom (of a normal one none). Run in this folder: Rscript appraisal.R
suppressMessages({library(sandwich); library(survey); library(nlme)})
out <- "../resources/org/attune/appraisal"
set.seed(20261122)
level <- 0.99
n <- 180
age <- round(rnorm(n, 35, 9), 3)
gender <- sample(c("man", "woman"), n, TRUE)
x <- round(rnorm(n), 6)
other <- round(0.4 * x + rnorm(n), 6)
m <- round(rnorm(n, 3, 2), 6)
y <- round(0.3 * x + 0.02 * age + 0.15 * x * (m - 3) / 2 + rnorm(n), 6)
y[c(3, 50)] <- NA
group <- sample(c("a", "b", "c"), n, TRUE)
arm <- rep(0:1, n / 2)
before <- round(rnorm(n, 10, 3), 6)
after <- round(0.6 * before - 1.5 * arm + rnorm(n, 0, 2), 6)
after[c(7, 8, 9)] <- NA
part <- round(exp(rnorm(n)), 6); part[5] <- 0
rest <- round(exp(rnorm(n)), 6)
said <- round(60 + 30 * rnorm(n), 3)
logged <- round(0.5 * said + 20 + 15 * rnorm(n), 3)
year <- sample(2018:2024, n, TRUE)
weight <- round(runif(n, 0.3, 3), 4)
stratum <- sample(c("north", "south"), n, TRUE)
turn <- round(x^2 + 0.5 * sin(7 * seq_len(n)), 6) # drawn from nothing, so that all else stays as it was
people <- data.frame(id = sprintf("P%03d", 1:n), age, gender, x, other, m, y, group, arm, before, after, part, rest, said, logged,
  year, weight, stratum, turn)
write.csv(people, file.path(out, "people.csv"), row.names = FALSE, quote = FALSE, na = "")

persons <- 60; days <- 14
records <- do.call(rbind, lapply(1:persons, function(i) {
  d <- 0:(days - 1)
  a <- rnorm(days) + rnorm(1)
  b <- 0.3 * a + rnorm(days)
  e <- as.numeric(arima.sim(list(ar = 0.3), days))
  data.frame(id = i, day = d, position = d, x = round(a, 6), other = round(b, 6),
    y = round(rnorm(1) + (0.25 + rnorm(1, 0, 0.3)) * a + 0.1 * b + 0.05 * m[i] * a + e, 6))
}))
records <- records[runif(nrow(records)) > 0.1, ]
used <- data.frame(id = rep(1:100, each = 8), day = 0:7, minutes = 10)
zero <- sample(100, 31)
used$minutes[used$id %in% zero & used$day == 3] <- 0
write.csv(transform(records, id = sprintf("P%03d", id)), file.path(out, "records.csv"), row.names = FALSE, quote = FALSE)
write.csv(transform(used, id = sprintf("P%03d", id)), file.path(out, "days.csv"), row.names = FALSE, quote = FALSE)

rows <- NULL
add <- function(test, estimate, low, high, p, equivalence, n, name, statistic, df, bounds, bounds_df = df, df1 = NA)
  rows <<- rbind(rows, data.frame(test, estimate, low, high, p, equivalence, n, name, statistic = unname(statistic), df1,
    df = unname(df), bounds = unname(bounds), bounds_df = unname(bounds_df)))
side <- function(b, se, df, d)
  if (pt((b + d) / se, df, lower.tail = FALSE) >= pt((b - d) / se, df)) (b + d) / se else (b - d) / se
tost <- function(b, se, df, d) max(pt((b + d) / se, df, lower.tail = FALSE), pt((b - d) / se, df))
slope <- function(test, fit, term, d, v = vcovHC(fit, type = "HC3")) {
  b <- coef(fit)[term]; se <- sqrt(v[term, term]); df <- fit$df.residual
  q <- qt(1 - (1 - level) / 2, df)
  add(test, b, b - q * se, b + q * se, 2 * pt(-abs(b / se), df), tost(b, se, df, d), length(residuals(fit)), "t", b / se, df,
    side(b, se, df, d))
}
z <- function(v) (v - mean(v)) / sd(v)
correlated <- function(test, r, p, error, n, t, df) {
  d <- atanh(if (test == "repeated_measures") 0.05 else 0.10)
  ends <- tanh(atanh(r) + c(-1, 1) * qnorm(1 - (1 - level) / 2) * error)
  add(test, r, ends[1], ends[2], p, tost(atanh(r), error, Inf, d), n, "t", t, df, side(atanh(r), error, Inf, d), NA)
}

d <- na.omit(people[c("y", "x")])
correlated("pearson", cor(d$x, d$y), cor.test(d$x, d$y)$p.value, 1 / sqrt(nrow(d) - 3), nrow(d),
  cor.test(d$x, d$y)$statistic, nrow(d) - 2)
rho <- cor(d$x, d$y, method = "spearman")
correlated("spearman", rho, cor.test(d$x, d$y, method = "spearman", exact = FALSE, continuity = FALSE)$p.value,
  sqrt((1 + rho^2 / 2) / (nrow(d) - 3)), nrow(d), rho * sqrt((nrow(d) - 2) / (1 - rho^2)), nrow(d) - 2)
d <- na.omit(people[c("y", "x", "age")])
r <- cor(resid(lm(x ~ age, d)), resid(lm(y ~ age, d)))
correlated("pearson_partial", r, coef(summary(lm(y ~ x + age, d)))["x", 4], 1 / sqrt(nrow(d) - 4), nrow(d),
  coef(summary(lm(y ~ x + age, d)))["x", 3], nrow(d) - 3)
fit <- lm(y ~ factor(id) + x, records); squares <- anova(fit)[["Sum Sq"]]
correlated("repeated_measures", unname(sign(coef(fit)["x"])) * sqrt(squares[2] / sum(squares[2:3])), anova(fit)["x", 5],
  1 / sqrt(fit$df.residual - 1), nrow(records), coef(summary(fit))["x", 3], fit$df.residual)

d <- na.omit(people[c("y", "x", "age", "gender")])
slope("regression", lm(z(y) ~ z(x) + age + gender, d), 2, 0.10)
d <- na.omit(people[c("y", "part", "rest")]); d <- d[d$part > 0, ]
slope("log_ratio", lm(z(y) ~ z(log(part / rest)), d), 2, 0.10)
d <- na.omit(people[c("y", "year")])
slope("trend", lm(z(y) ~ z(year), d), 2, 0.10)
d <- na.omit(people[c("y", "x", "m")])
slope("moderation", lm(z(y) ~ z(x) * z(m), d), 4, 0.05)

d <- na.omit(people[c("y", "x")]); a <- z(d$x); b <- z(d$y)
fit <- lm(b ~ a + I(a^2)); v <- vcovHC(fit, type = "HC3"); df <- fit$df.residual
slope("quadratic", fit, 3, 0.05)
ends <- sapply(range(a), function(at) { g <- c(0, 1, 2 * at); sum(g * coef(fit)) / sqrt(t(g) %*% v %*% g) })
u <- if (coef(fit)[3] > 0) max(pt(ends[1], df), pt(-ends[2], df)) else max(pt(-ends[1], df), pt(ends[2], df))
if (u > rows$p[nrow(rows)]) {
  rows$statistic[nrow(rows)] <- ends[which.max(if (coef(fit)[3] > 0) pt(c(ends[1], -ends[2]), df) else pt(c(-ends[1], ends[2]), df))]
  rows$p[nrow(rows)] <- u
}

d <- na.omit(people[c("y", "x", "other")]); k <- nrow(d)
r1 <- cor(d$x, d$y); r2 <- cor(d$other, d$y); r12 <- cor(d$x, d$other)
fisher <- function(r, s) tanh(atanh(r) + s * qnorm(1 - (1 - level) / 2) / sqrt(k - 3))
cc <- ((r12 - 0.5 * r1 * r2) * (1 - r1^2 - r2^2 - r12^2) + r12^3) / ((1 - r1^2) * (1 - r2^2))
zou <- function(s) {
  p <- if (s < 0) c(r1 - fisher(r1, -1), fisher(r2, 1) - r2) else c(fisher(r1, 1) - r1, r2 - fisher(r2, -1))
  r1 - r2 + s * sqrt(sum(p^2) - 2 * cc * prod(p))
}
rm <- (r1 + r2) / 2
psi <- r12 * (1 - 2 * rm^2) - 0.5 * rm^2 * (1 - 2 * rm^2 - r12^2)
se <- sqrt(2 - 2 * psi / (1 - rm^2)^2) / sqrt(k - 3)
dz <- atanh(r1) - atanh(r2)
add("dependent_correlations", r1 - r2, zou(-1), zou(1), 2 * pnorm(-abs(dz / se)), tost(r1 - r2, (zou(1) - zou(-1)) / (2 * qnorm(1 - (1 - level) / 2)), Inf, 0.10), k,
  "z", dz / se, NA, side(r1 - r2, (zou(1) - zou(-1)) / (2 * qnorm(1 - (1 - level) / 2)), Inf, 0.10))

ncp <- function(t, df, p) uniroot(function(c) pt(t, df, c) - p, c(-12, 14), tol = 1e-12)$root
d <- na.omit(people[c("y", "group")]); g <- split(d$y, d$group); g <- g[order(-sapply(g, mean))]
pairs <- combn(3, 2, function(i) {
  f <- g[[i[1]]]; s <- g[[i[2]]]; df <- length(f) + length(s) - 2; root <- sqrt(1 / length(f) + 1 / length(s))
  e <- (mean(f) - mean(s)) / sqrt(((length(f) - 1) * var(f) + (length(s) - 1) * var(s)) / df)
  j <- exp(lgamma(df / 2) - lgamma((df - 1) / 2)) / sqrt(df / 2)
  t <- (1 - level) / 3 / 2
  c(j * e, j * root * ncp(e / root, df, 1 - t), j * root * ncp(e / root, df, t), tost(e, root, df, 0.20), side(e, root, df, 0.20), df)
})
top <- which.max(pairs[1, ])
add("group_difference", pairs[1, top], pairs[2, top], pairs[3, top], oneway.test(y ~ group, d)$p.value, max(pairs[4, ]), nrow(d),
  "F", oneway.test(y ~ group, d)$statistic, oneway.test(y ~ group, d)$parameter[2], pairs[5, which.max(pairs[4, ])],
  pairs[6, which.max(pairs[4, ])], oneway.test(y ~ group, d)$parameter[1])

d <- na.omit(people[c("after", "before", "arm")])
pooled <- sqrt(sum(tapply(d$before, d$arm, function(v) sum((v - mean(v))^2))) / (nrow(d) - 2))
d$after <- d$after / pooled; d$before <- d$before / pooled
fit <- lm(after ~ arm + before, d)
slope("ancova", fit, 2, 0.20, vcov(fit))

e <- said - logged; dd <- mean(e) / sd(e)
add("agreement", dd, ncp(dd * sqrt(n), n - 1, 1 - (1 - level) / 2) / sqrt(n), ncp(dd * sqrt(n), n - 1, (1 - level) / 2) / sqrt(n),
  t.test(said, logged, paired = TRUE)$p.value, tost(dd, 1 / sqrt(n), n - 1, 0.20), n,
  "t", t.test(said, logged, paired = TRUE)$statistic, n - 1, side(dd, 1 / sqrt(n), n - 1, 0.20))
yes <- 100 - length(zero); w <- prop.test(yes, 100, conf.level = level, correct = FALSE)
add("prevalence", yes / 100 - 0.5, w$conf.int[1] - 0.5, w$conf.int[2] - 0.5, w$p.value,
  tost(yes / 100 - 0.5, sqrt(0.45 * 0.55 / 100), Inf, 0.05), 100,
  "z", sign(yes - 50) * sqrt(w$statistic), NA, side(yes / 100 - 0.5, sqrt(0.45 * 0.55 / 100), Inf, 0.05))

d <- na.omit(people[c("y", "x", "age", "gender", "weight", "stratum")])
full <- na.omit(people[c("weight", "stratum")])
sd_w <- function(v) sqrt(sum(d$weight * (v - weighted.mean(v, d$weight))^2) / sum(d$weight))
design <- svydesign(ids = ~1, strata = ~stratum, weights = ~weight, data = people)
sub <- subset(design, !is.na(y))
fit <- svyglm(y ~ x + age + gender, sub)
unit <- sd_w(d$x) / sd_w(d$y); b <- coef(fit)[2] * unit; se <- sqrt(vcov(fit)[2, 2]) * unit
df <- nrow(d) - 2 - 3; q <- qt(1 - (1 - level) / 2, df)
add("weighted_regression", b, b - q * se, b + q * se, 2 * pt(-abs(b / se), df), tost(b, se, df, 0.10), nrow(d),
  "t", b / se, df, side(b, se, df, 0.10))

# the same sample for correlations, their difference, an interaction and a share
moments <- update(design, xx = x^2, yy = y^2, oo = other^2, xy = x * y, oy = other * y)
of_t <- function(test, b, se, df, d0, n) {
  q <- qt(1 - (1 - level) / 2, df)
  add(test, b, b - q * se, b + q * se, 2 * pt(-abs(b / se), df), tost(b, se, df, d0), n, "t", b / se, df, side(b, se, df, d0))
}
s <- subset(moments, !is.na(y))
r <- svycontrast(svymean(~x + y + xx + yy + xy, s), quote((xy - x * y) / sqrt((xx - x^2) * (yy - y^2))))
of_t("weighted_pearson", atanh(coef(r)), drop(SE(r)) / (1 - coef(r)^2), degf(s), atanh(0.10), sum(!is.na(y)))
for (c in c("estimate", "low", "high")) rows[nrow(rows), c] <- tanh(rows[nrow(rows), c])
both <- svycontrast(svymean(~x + y + other + xx + yy + oo + xy + oy, s),
  quote((xy - x * y) / sqrt((xx - x^2) * (yy - y^2)) - (oy - other * y) / sqrt((oo - other^2) * (yy - y^2))))
of_t("weighted_difference", coef(both), drop(SE(both)), degf(s), 0.10, sum(!is.na(y)))
zw <- function(v) { v <- v - weighted.mean(v[!is.na(y)], weight[!is.na(y)]); v / sqrt(weighted.mean(v[!is.na(y)]^2, weight[!is.na(y)]) * k / (k - 1)) }
k <- sum(!is.na(y))
fit <- svyglm(a ~ b * c, subset(update(design, a = zw(y), b = zw(x), c = zw(m)), !is.na(y)))
of_t("weighted_moderation", coef(fit)[4], sqrt(vcov(fit)[4, 4]), k - 2 - 3, 0.05, k)
every <- ifelse(seq_len(n) <= 100, !(seq_len(n) %in% zero), NA)
share <- svymean(~every, subset(update(design, every = as.numeric(every)), !is.na(every)))
of_t("weighted_share", coef(share) - 0.5, drop(SE(share)), 100 - 2, 0.05, 100)

# records: standard deviations around people's means, on rows less people
unit <- function(v, id) sqrt(sum((v - ave(v, id))^2) / (length(v) - length(unique(id))))
d <- records
for (c in c("x", "other", "y")) d[[c]] <- d[[c]] / unit(d[[c]], d$id)
d$w <- d$x - ave(d$x, d$id); d$b <- ave(d$x, d$id)
d$w2 <- d$other - ave(d$other, d$id); d$b2 <- ave(d$other, d$id)
d$weekday <- factor(d$day %% 7)
mi <- m[1:persons]; d$m <- ((mi - mean(mi)) / sd(mi))[d$id]
d$half <- (d$w - d$w2) / 2; d$sum <- (d$w + d$w2) / 2
control <- lmeControl(maxIter = 500, msMaxIter = 500, niterEM = 50, tolerance = 1e-9)
model <- function(fixed, random) lme(fixed, d, random, correlation = corAR1(form = ~ position | id), method = "REML", control = control)
coefficient <- function(test, fit, term, d0) {
  b <- fixef(fit)[term]; se <- sqrt(vcov(fit)[term, term])
  add(test, b, b - qnorm(0.995) * se, b + qnorm(0.995) * se, 2 * pnorm(-abs(b / se)), tost(b, se, Inf, d0), nrow(d),
    "z", b / se, NA, side(b, se, Inf, d0))
}
wb <- model(y ~ w + b + day + weekday, ~ w | id)
coefficient("within_between", wb, "w", 0.05)
coefficient("within_contrast", model(y ~ half + sum + b + b2 + day + weekday, ~ half | id), "half", 0.05)
coefficient("moderation_within", model(y ~ w + w:m + m + b + day + weekday, ~ w | id), "w:m", 0.05)
one <- model(y ~ w + b + day + weekday, ~ 1 | id)
ratio <- 2 * as.numeric(logLik(wb) - logLik(one))
add("random_slopes", as.numeric(VarCorr(wb)["w", "StdDev"]), NA, NA, (pchisq(ratio, 1, lower.tail = FALSE) + pchisq(ratio, 2, lower.tail = FALSE)) / 2,
  NA, nrow(d), "chi_bar_square", ratio, NA, NA)
rows[-c(1, 8)] <- lapply(rows[-c(1, 8)], function(v) trimws(formatC(as.numeric(v), digits = 15, format = "g")))
write.csv(rows, file.path(out, "appraisal.csv"), row.names = FALSE, quote = FALSE)
print(rows)
