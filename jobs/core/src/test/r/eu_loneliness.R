# Weighted means, correlations, their difference and regressions of the EU Loneliness Survey by package survey, and the
# tests of its unweighted correlations in base R. Takes the study's folder; writes numbers only, no rows of data.
suppressPackageStartupMessages(library(survey))
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
data <- read.csv(file.path(commandArgs(trailingOnly = TRUE)[1], "eu_loneliness_survey_eu4_values.csv"))
known <- function(v) { v <- as.numeric(v); ifelse(v %in% c(997, 998, 999), NA, v) }
d <- data.frame(id = seq_len(nrow(data)), country = data$country, age = known(data$age), w = as.numeric(data$w_country),
                lonely = known(data$loneliness_ucla_a) + known(data$loneliness_ucla_b) + known(data$loneliness_ucla_c),
                passive_scrolling = known(data$sm_purpose_b), posting = known(data$sm_purpose_c), chatting = known(data$sm_purpose_e))
kinds <- c("passive_scrolling", "posting", "chatting")
bound <- 0.1

rows <- list()
row <- function(weight, analysis, outcome, predictor, other, term, estimate, std_error = NA, conf_low = NA, conf_high = NA,
                statistic = NA, df = NA, p_value = NA, p_equivalence = NA, p_minimal = NA, n = NA) {
  row <- list(weight = weight, analysis = analysis, outcome = outcome, predictor = predictor, other = other, term = term,
              estimate = estimate, std_error = std_error, conf_low = conf_low, conf_high = conf_high, statistic = statistic, df = df,
              p_value = p_value, p_equivalence = p_equivalence, p_minimal = p_minimal, n = n)
  rows[[length(rows) + 1]] <<- as.data.frame(lapply(row, function(v) unname(as.vector(v))))
}
upper <- function(t, df) if (is.finite(df)) pt(t, df, lower.tail = FALSE) else pnorm(t, lower.tail = FALSE)
tost <- function(e, se, df, b) max(upper((e + b) / se, df), upper(-(e - b) / se, df))
beyond <- function(e, se, df, b) upper((abs(e) - b) / se, df) + upper((abs(e) + b) / se, df)

# Unweighted: Fisher's z against .10, and Steiger's test of dependent correlations with Zou's interval.
fisher <- function(r) tanh(atanh(r$r) + c(-1, 1) * qnorm(.975) / sqrt(r$n - 3))
pair <- function(x, y, cases = complete.cases(d[c(x, y)])) list(r = cor(d[cases, x], d[cases, y]), n = sum(cases))
for (x in kinds) {
  r <- pair(x, "lonely"); ci <- fisher(r); z <- atanh(r$r); se <- 1 / sqrt(r$n - 3)
  t <- r$r * sqrt((r$n - 2) / (1 - r$r^2))
  row("", "association", "ucla3_hughes", x, "", "correlation", r$r, NA, ci[1], ci[2], t, r$n - 2, 2 * pt(-abs(t), r$n - 2),
      tost(z, se, Inf, atanh(bound)), beyond(z, se, Inf, atanh(bound)), r$n)
}
cases <- complete.cases(d[c("passive_scrolling", "posting", "lonely")])
jk <- pair("passive_scrolling", "lonely", cases); jh <- pair("posting", "lonely", cases); kh <- pair("passive_scrolling", "posting", cases)$r
shared <- function(a, b, r) (r * (1 - a^2 - b^2) - 0.5 * a * b * (1 - a^2 - b^2 - r^2)) / ((1 - a^2) * (1 - b^2))
m <- (jk$r + jh$r) / 2
z <- (atanh(jk$r) - atanh(jh$r)) * sqrt(jk$n - 3) / sqrt(2 - 2 * shared(m, m, kh))
a <- fisher(jk); b <- fisher(jh); k <- shared(jk$r, jh$r, kh)
low <- jk$r - jh$r - sqrt((jk$r - a[1])^2 + (b[2] - jh$r)^2 - 2 * k * (jk$r - a[1]) * (b[2] - jh$r))
high <- jk$r - jh$r + sqrt((a[2] - jk$r)^2 + (jh$r - b[1])^2 - 2 * k * (a[2] - jk$r) * (jh$r - b[1]))
se <- (high - low) / (2 * qnorm(.975))
row("", "difference", "ucla3_hughes", "passive_scrolling", "posting", "difference", jk$r - jh$r, NA, low, high, z, NA, 2 * pnorm(-abs(z)),
    tost(jk$r - jh$r, se, Inf, bound), beyond(jk$r - jh$r, se, Inf, bound), jk$n)

# Weighted, countries as strata.
design <- svydesign(ids = ~id, strata = ~country, weights = ~w, data = d)
for (of in c("lonely", kinds)) {
  part <- subset(design, !is.na(d[[of]]))
  e <- svymean(as.formula(paste0("~", of)), part)
  ci <- coef(e) + c(-1, 1) * qt(.975, degf(part)) * drop(SE(e))
  row("w_country", "mean", if (of == "lonely") "ucla3_hughes" else of, "", "", "mean", coef(e), SE(e), ci[1], ci[2], n = nrow(part$variables))
}
for (x in kinds) {
  part <- subset(design, !is.na(d[[x]]) & !is.na(d$lonely))
  part <- update(part, x = part$variables[[x]])
  part <- update(part, xx = x^2, yy = lonely^2, xy = x * lonely)
  r <- svycontrast(svymean(~x + lonely + xx + yy + xy, part), quote((xy - x * lonely) / sqrt((xx - x^2) * (yy - lonely^2))))
  df <- degf(part); se <- drop(SE(r)) / (1 - coef(r)^2); z <- atanh(coef(r)); t <- z / se
  ci <- tanh(z + c(-1, 1) * qt(.975, df) * se)
  row("w_country", "association", "ucla3_hughes", x, "", "correlation", coef(r), SE(r), ci[1], ci[2], t, df, 2 * pt(-abs(t), df),
      tost(z, se, df, atanh(bound)), beyond(z, se, df, atanh(bound)), nrow(part$variables))
  part <- subset(part, !is.na(age))
  g <- svyglm(lonely ~ x + age, part)
  b <- coef(g)[2]; se <- SE(g)[2]; df <- g$df.residual; t <- b / se
  row("w_country", "regression", "ucla3_hughes", x, "", "slope", b, se, b - qt(.975, df) * se, b + qt(.975, df) * se, t, df,
      2 * pt(-abs(t), df), n = nrow(part$variables))
  unit <- sqrt(coef(svyvar(~x, part)) / coef(svyvar(~lonely, part)))
  row("w_country", "regression", "ucla3_hughes", x, "", "beta", b * unit, se * unit, (b - qt(.975, df) * se) * unit,
      (b + qt(.975, df) * se) * unit, t, df, 2 * pt(-abs(t), df), tost(b * unit, se * unit, df, bound),
      beyond(b * unit, se * unit, df, bound), nrow(part$variables))
}
part <- subset(design, !is.na(passive_scrolling) & !is.na(posting) & !is.na(lonely))
part <- update(part, x = passive_scrolling, z = posting)
part <- update(part, xx = x^2, yy = lonely^2, zz = z^2, xy = x * lonely, zy = z * lonely)
less <- svycontrast(svymean(~x + lonely + z + xx + yy + zz + xy + zy, part),
                    quote((xy - x * lonely) / sqrt((xx - x^2) * (yy - lonely^2)) - (zy - z * lonely) / sqrt((zz - z^2) * (yy - lonely^2))))
df <- degf(part); se <- drop(SE(less)); t <- coef(less) / se
row("w_country", "difference", "ucla3_hughes", "passive_scrolling", "posting", "difference", coef(less), se, coef(less) - qt(.975, df) * se,
    coef(less) + qt(.975, df) * se, t, df, 2 * pt(-abs(t), df), tost(coef(less), se, df, bound), beyond(coef(less), se, df, bound),
    nrow(part$variables))

out <- do.call(rbind, rows)
file <- file.path(here, "../resources/org/attune/association/eu_loneliness_eu4.csv")
cat("#", R.version.string, "survey", as.character(packageVersion("survey")), "\n", file = file)
out[] <- lapply(out, function(v) if (is.numeric(v)) sub("NA", "", formatC(v, digits = 13, format = "g", width = 1)) else v)
suppressWarnings(write.table(out, file, sep = ",", row.names = FALSE, quote = FALSE, append = TRUE))
