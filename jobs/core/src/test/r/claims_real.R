# Key estimates of the verdicts on the studies fried2021_esm and eu_loneliness_eu4, from the raw files.
#   Rscript claims_real.R FOLDER     the folder that holds the two data sets
suppressMessages({library(nlme); library(survey)})
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
folder <- commandArgs(TRUE)[1]
rows <- NULL
add <- function(study, hypothesis, test, estimate, p, n)
  rows <<- rbind(rows, data.frame(study, hypothesis, test, estimate = as.numeric(estimate), p_value = as.numeric(p), n))

# the survey: each country a stratum, the country's weight
e <- read.csv(file.path(folder, "eu_loneliness_eu4", "eu_loneliness_survey_eu4_values.csv"))
coded <- function(name) { v <- as.numeric(e[[name]]); v[v %in% 997:999] <- NA; v }
d <- data.frame(lonely = coded("loneliness_ucla_a") + coded("loneliness_ucla_b") + coded("loneliness_ucla_c"),
  time = coded("sm_time_a"), passive = coded("sm_purpose_b"), active = coded("sm_purpose_c"), age = coded("age"),
  gender = factor(c("man", "woman", "another_way", NA)[coded("gender")]), stage = coded("work_status"),
  depressed = 7 - coded("feelings_depr"), support = coded("social_support_b"), happy = coded("relationship_happiness"),
  days = coded("exercise"), country = coded("country"), w = coded("w_country"))
# the design's error of moments within the whole sample's design, for correlations and their difference by the delta
# method (svycontrast)
moments <- function(f, vars) {
  for (v in vars) f[[v]] <- (f[[v]] - weighted.mean(f[[v]], f$w)) / sqrt(sum(f$w * (f[[v]] - weighted.mean(f[[v]], f$w))^2) / sum(f$w))
  f
}
design <- function(f) svydesign(ids = ~1, strata = ~country, weights = ~w, data = f)
weighted_r <- function(test_h, test, x, y) {
  keep <- complete.cases(d[c(x, y, "w")])
  f <- d
  f[keep, ] <- moments(d[keep, ], c(x, y))
  f$a <- f[[x]]; f$b <- f[[y]]; f$aa <- f$a^2; f$bb <- f$b^2; f$ab <- f$a * f$b
  m <- svymean(~ a + b + aa + bb + ab, subset(design(f), keep))
  r <- svycontrast(m, quote((ab - a * b) / sqrt((aa - a^2) * (bb - b^2))))
  se <- SE(r) / (1 - coef(r)^2)
  add("eu_loneliness_eu4", test_h, test, coef(r), 2 * pt(-abs(atanh(coef(r)) / se), sum(keep) - 4), sum(keep))
}
weighted_r("H01", "reported", "time", "lonely")
weighted_r("H03", "reported", "passive", "lonely")
weighted_r("H05", "reported", "active", "lonely")
weighted_r("H30", "perceived", "support", "lonely")
weighted_r("H40", "satisfaction", "happy", "lonely")
weighted_r("H41", "people", "depressed", "lonely")
weighted_r("H49", "activity", "lonely", "days")
keep <- complete.cases(d[c("passive", "active", "lonely", "w")])
f <- d
f[keep, ] <- moments(d[keep, ], c("passive", "active", "lonely"))
f$vp <- f$passive; f$va <- f$active; f$vy <- f$lonely
f$pp <- f$vp^2; f$aa <- f$va^2; f$yy <- f$vy^2; f$py <- f$vp * f$vy; f$ay <- f$va * f$vy
m <- svymean(~ vp + va + vy + pp + aa + yy + py + ay, subset(design(f), keep))
r <- svycontrast(m, quote((py - vp * vy) / sqrt((pp - vp^2) * (yy - vy^2)) - (ay - va * vy) / sqrt((aa - va^2) * (yy - vy^2))))
add("eu_loneliness_eu4", "H04", "reported", coef(r), 2 * pt(-abs(coef(r) / SE(r)), sum(keep) - 4), sum(keep))
f <- d[complete.cases(d[c("lonely", "time", "age", "gender", "w")]), ]
sdw <- function(v) sqrt(sum(f$w * (v - weighted.mean(v, f$w))^2) / sum(f$w))
fit <- svyglm(lonely ~ time + age + gender, subset(design(d), complete.cases(d[c("lonely", "time", "age", "gender")])))
b <- coef(fit)["time"]; se <- sqrt(vcov(fit)["time", "time"])
add("eu_loneliness_eu4", "H01", "adjusted_reported", b * sdw(f$time) / sdw(f$lonely), 2 * pt(-abs(b / se), nrow(f) - 4 - 4), nrow(f))
f <- d[complete.cases(d[c("lonely", "stage")]), ]
g <- split(f$lonely, f$stage)
hedges <- function(x, y) {
  df <- length(x) + length(y) - 2
  exp(lgamma(df / 2) - lgamma((df - 1) / 2)) / sqrt(df / 2) * (mean(x) - mean(y)) /
    sqrt(((length(x) - 1) * var(x) + (length(y) - 1) * var(y)) / df)
}
all <- combn(length(g), 2, function(i) abs(hedges(g[[i[1]]], g[[i[2]]])))
add("eu_loneliness_eu4", "H37", "roles", max(all), NA, nrow(f))

# the students: before, and four prompts a day for two weeks, copies of prompts kept
p <- read.csv(file.path(folder, "fried2021_esm", "clean_prepost.csv"))
p$lonely <- rowSums(p[paste0("Pre", 41:45)])
dass <- function(items) 2 * rowSums(p[paste0("Pre", items)] - 1)
p$depression <- dass(c(3, 5, 10, 13, 16, 17, 21))
p$anxiety <- dass(c(2, 4, 7, 9, 15, 19, 20))
p$stress <- dass(c(1, 6, 8, 11, 12, 14, 18))
p$phone <- rowSums(p[paste0("Pre", 102:111)])
q <- read.csv(file.path(folder, "fried2021_esm", "clean_ema.csv"))
person_mean <- function(item) tapply(q[[item]], q$ID, mean, na.rm = TRUE)
people <- function(hypothesis, test, x, y) {
  k <- cor.test(x, y)
  add("fried2021_esm", hypothesis, test, k$estimate, k$p.value, sum(complete.cases(x, y)))
}
people("H31", "people", p$phone, p$lonely)
people("H46", "anxiety", p$lonely, p$anxiety)
people("H46", "stress", p$lonely, p$stress)
people("H41", "people", p$depression, p$lonely)
people("H03", "reported", person_mean("Q12")[as.character(p$ID)], p$lonely)
people("H38", "home", person_mean("Q18")[as.character(p$ID)], p$lonely)
people("H51", "energy", person_mean("Q7")[as.character(p$ID)], p$lonely)
q$when <- as.POSIXct(q$Scheduled, tz = "UTC", tryFormats = c("%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S"))
d <- q[complete.cases(q[c("Q9", "Q12", "when")]), ]
d$date <- as.Date(d$when); d$trend <- as.numeric(d$date - min(d$date)); d$weekday <- factor(weekdays(d$date))
unit <- function(v, id) sqrt(sum((v - ave(v, id))^2) / (length(v) - length(unique(id))))
d$y <- d$Q9 / unit(d$Q9, d$ID); d$x <- d$Q12 / unit(d$Q12, d$ID)
d$b <- ave(d$x, d$ID); d$wi <- d$x - d$b
control <- lmeControl(maxIter = 500, msMaxIter = 500, niterEM = 100, tolerance = 1e-10, msTol = 1e-12, returnObject = TRUE)
free <- lme(y ~ wi + b + trend + weekday, d, ~ wi | ID, control = control)
one <- lme(y ~ wi + b + trend + weekday, d, ~ 1 | ID, control = control)
add("fried2021_esm", "H03", "moments", fixef(free)["wi"], NA, nrow(d))
ratio <- 2 * as.numeric(logLik(free) - logLik(one))
add("fried2021_esm", "H35", "passive", as.numeric(VarCorr(free)["wi", "StdDev"]),
  (pchisq(ratio, 1, lower.tail = FALSE) + pchisq(ratio, 2, lower.tail = FALSE)) / 2, nrow(d))
rows[4:5] <- lapply(rows[4:5], function(v) trimws(formatC(v, digits = 12, format = "g")))
write.csv(rows, file.path(here, "../../../../spark/src/test/resources/org/attune/spark/claims_real.csv"), row.names = FALSE, quote = FALSE)
print(rows)
