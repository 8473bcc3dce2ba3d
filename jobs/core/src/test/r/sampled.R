# What families ask of a sample with weights, strata and clusters, on people drawn by seed and by package survey.
# Writes sampled_people.csv and sampled.csv beside the other resources of association, and in clustered.csv what a family
# without weights asks of the same people, by lm and package clubSandwich.
suppressPackageStartupMessages({ library(survey); library(clubSandwich) })
folder <- file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))),
                    "../resources/org/attune/association")
set.seed(41)
d <- expand.grid(row = 1:6, cluster = 1:4, stratum = 1:3)
d <- data.frame(person = sprintf("s%02d", seq_len(nrow(d))), region = paste0("r", d$stratum), school = paste0("k", d$stratum, d$cluster))
shift_of <- rnorm(12)[as.integer(factor(d$school))]
d$use <- round(rnorm(72) + 0.6 * shift_of, 2)
d$chat <- round(0.5 * d$use + rnorm(72), 2)
d$age <- round(40 + 8 * rnorm(72))
d$lonely <- round(0.4 * d$use - 0.02 * d$age + rnorm(72) + 0.4 * shift_of, 2)
d$w <- round(exp(0.5 * rnorm(72)), 3)
d$sex <- ifelse(runif(72) < 0.5, "f", "m")
d$lonely[c(3, 30)] <- NA
d$use[c(8, 51, 52)] <- NA
d$chat[17] <- NA
d$age[60] <- NA
d$w[c(21, 44)] <- NA
d$w[70] <- 0
d$region[12] <- NA
d$school[c(40, 41)] <- NA
write.csv(d, file.path(folder, "sampled_people.csv"), row.names = FALSE, quote = FALSE, na = "")

rows <- list()
row <- function(analysis, outcome, predictor, other, term, estimate, std_error = NA, conf_low = NA, conf_high = NA, statistic = NA,
                df = NA, p_value = NA, p_equivalence = NA, n = NA, effective_n = NA, n_excluded = NA) {
  row <- list(analysis = analysis, outcome = outcome, predictor = predictor, other = other, term = term, estimate = estimate,
              std_error = std_error, conf_low = conf_low, conf_high = conf_high, statistic = statistic, df = df, p_value = p_value,
              p_equivalence = p_equivalence, n = n, effective_n = effective_n, n_excluded = n_excluded)
  rows[[length(rows) + 1]] <<- as.data.frame(lapply(row, function(v) unname(as.vector(v))))
}
kish <- function(w) sum(w)^2 / sum(w^2)
drawn <- d[!is.na(d$w) & !is.na(d$region) & !is.na(d$school), ]
drawn <- transform(drawn, xx = use^2, yy = lonely^2, zz = chat^2, xy = use * lonely, zy = chat * lonely)
design <- svydesign(ids = ~school, strata = ~region, weights = ~w, data = drawn, nest = TRUE)
either <- function(a, b) sum(!is.na(d[[a]]) | !is.na(d[[b]]))

for (of in c("lonely", "use", "chat")) {
  part <- subset(design, !is.na(drawn[[of]]) & w > 0)
  m <- svymean(as.formula(paste0("~", of)), part, deff = "replace")
  ci <- coef(m) + c(-1, 1) * qt(.975, degf(part)) * drop(SE(m))
  used <- part$variables
  row("mean", of, "", "", "mean", coef(m), SE(m), ci[1], ci[2], n = nrow(used), effective_n = kish(used$w),
      n_excluded = sum(!is.na(d[[of]])) - nrow(used))
  row("mean", of, "", "", "standard_deviation", sqrt(coef(svyvar(as.formula(paste0("~", of)), part))), n = nrow(used))
  row("mean", of, "", "", "design_effect", drop(deff(m)), n = nrow(used))
}

both <- subset(design, !is.na(use) & !is.na(lonely) & w > 0)
r <- svycontrast(svymean(~use + lonely + xx + yy + xy, both), quote((xy - use * lonely) / sqrt((xx - use^2) * (yy - lonely^2))))
df <- degf(both)
se_z <- drop(SE(r)) / (1 - coef(r)^2)
t <- atanh(coef(r)) / se_z
ci <- tanh(atanh(coef(r)) + c(-1, 1) * qt(.975, df) * se_z)
tost <- function(estimate, se, df, bound) max(pt((estimate + bound) / se, df, lower.tail = FALSE), pt((estimate - bound) / se, df))
row("association", "lonely", "use", "", "correlation", coef(r), SE(r), ci[1], ci[2], t, df, 2 * pt(-abs(t), df),
    tost(atanh(coef(r)), se_z, df, atanh(0.3)), nrow(both$variables), kish(both$variables$w), either("lonely", "use") - nrow(both$variables))

all <- subset(design, !is.na(use) & !is.na(lonely) & !is.na(chat) & w > 0)
less <- svycontrast(svymean(~use + lonely + chat + xx + yy + zz + xy + zy, all),
                    quote((xy - use * lonely) / sqrt((xx - use^2) * (yy - lonely^2)) - (zy - chat * lonely) / sqrt((zz - chat^2) * (yy - lonely^2))))
df <- degf(all)
t <- coef(less) / SE(less)
row("difference", "lonely", "use", "chat", "difference", coef(less), SE(less), coef(less) - qt(.975, df) * SE(less),
    coef(less) + qt(.975, df) * SE(less), t, df, 2 * pt(-abs(t), df), tost(coef(less), drop(SE(less)), df, 0.3), nrow(all$variables))

cases <- subset(design, !is.na(use) & !is.na(lonely) & !is.na(age) & w > 0)
m <- svyglm(lonely ~ use + age + sex, cases)
b <- coef(m)[2]; se <- SE(m)[2]; t <- b / se; df <- m$df.residual
row("regression", "lonely", "use", "", "slope", b, se, b - qt(.975, df) * se, b + qt(.975, df) * se, t, df, 2 * pt(-abs(t), df), n = nrow(cases$variables))
unit <- sqrt(coef(svyvar(~use, cases)) / coef(svyvar(~lonely, cases)))
row("regression", "lonely", "use", "", "beta", b * unit, se * unit, (b - qt(.975, df) * se) * unit, (b + qt(.975, df) * se) * unit, t, df,
    2 * pt(-abs(t), df), tost(b * unit, se * unit, df, 0.3), nrow(cases$variables), n_excluded = either("lonely", "use") - nrow(cases$variables))
y <- cases$variables$lonely; w <- cases$variables$w
row("regression", "lonely", "use", "", "r_squared", 1 - sum(w * residuals(m, "response")^2) / sum(w * (y - weighted.mean(y, w))^2), n = nrow(cases$variables))

out <- do.call(rbind, rows)
file <- file.path(folder, "sampled.csv")
cat("#", R.version.string, "survey", as.character(packageVersion("survey")), "\n", file = file)
out[] <- lapply(out, function(v) if (is.numeric(v)) format(v, digits = 15, trim = TRUE) else v)
out[] <- lapply(out, function(v) ifelse(v == "NA", "", v))
suppressWarnings(write.table(out, file, sep = ",", row.names = FALSE, quote = FALSE, append = TRUE, na = ""))

# Unweighted, with errors of schools: everything standardised, as a family has it; sex by its indicator.
z <- function(v) (v - mean(v)) / sd(v)
rows <- list()
of_clusters <- function(analysis, predictor, estimator, term, estimate, std_error = NA, df = NA, n = NA, bound = NA, placed = "clusters=school") {
  t <- estimate / std_error
  row <- list(analysis = analysis, predictor = predictor, estimator = estimator, term = term, design = placed, estimate = estimate,
              std_error = std_error, conf_low = estimate - qt(.975, df) * std_error, conf_high = estimate + qt(.975, df) * std_error,
              statistic = t, df = df, p_value = 2 * pt(-abs(t), df), p_equivalence = tost(estimate, std_error, df, bound), n = n)
  rows[[length(rows) + 1]] <<- as.data.frame(lapply(row, function(v) unname(as.vector(v))))
}
for (x in c("use", "chat")) {
  e <- d[complete.cases(d[c("lonely", x, "age", "sex")]) & !is.na(d$school), ]
  e$y <- z(e$lonely); e$x <- z(e[[x]])
  m <- lm(y ~ x + z(age) + z(sex == "m"), e)
  found <- coef_test(m, vcov = "CR2", cluster = e$school, test = "Satterthwaite")[2, ]
  of_clusters("regression", x, "ols_cr2", "beta", found$beta, found$SE, found$df_Satt, nrow(e), 0.3)
  s <- summary(m); t <- s$coefficients[2, 3]
  of_clusters("regression", x, "ols", "partial_r", t / sqrt(t^2 + m$df.residual), n = nrow(e), placed = "")
  of_clusters("regression", x, "ols", "partial_eta_squared", t^2 / (t^2 + m$df.residual), n = nrow(e), placed = "")
  of_clusters("regression", x, "ols", "r_squared", s$r.squared, n = nrow(e), placed = "")
  # The moderator is not held constant beside itself; outcome and predictor are over those who have the moderator.
  whole <- d[complete.cases(d[c("lonely", x, "age")]), ]
  whole$y <- z(whole$lonely); whole$x <- z(whole[[x]])
  e <- whole[!is.na(whole$sex) & !is.na(whole$school), ]
  for (at in c(low = -1, mean = 0, high = 1)) {
    e$moved <- e$age - mean(e$age) - at * sd(e$age)
    m <- lm(y ~ x * moved + sex, e)
    found <- coef_test(m, vcov = "CR2", cluster = e$school, test = "Satterthwaite")
    of_clusters("moderation", x, "ols_cr2", c("slope_low", "slope_mean", "slope_high")[at + 2], found$beta[2], found$SE[2],
                found$df_Satt[2], nrow(e), 0.3)
  }
  of_clusters("moderation", x, "ols_cr2", "interaction", found$beta[5], found$SE[5], found$df_Satt[5], nrow(e))
}
out <- do.call(rbind, rows)
file <- file.path(folder, "clustered.csv")
cat("#", R.version.string, "clubSandwich", as.character(packageVersion("clubSandwich")), "\n", file = file)
out[] <- lapply(out, function(v) if (is.numeric(v)) format(v, digits = 15, trim = TRUE) else v)
out[] <- lapply(out, function(v) ifelse(v == "NA", "", v))
suppressWarnings(write.table(out, file, sep = ",", row.names = FALSE, quote = FALSE, append = TRUE, na = ""))
