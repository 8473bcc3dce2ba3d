# Some specifications of the curves that the studies eu_loneliness_eu4 and fried2021_esm declare, each fitted by lm
# on its actual rows of the raw files.
#   Rscript curve_real.R FOLDER     the folder that holds the two data sets
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))
folder <- commandArgs(TRUE)[1]
rows <- list()
unit <- function(v, w) { m <- sum(w * v) / sum(w); (v - m) / sqrt(sum(w * (v - m)^2) / sum(w)) }
hc3 <- function(m, w) {
  x <- model.matrix(m) * sqrt(w); e <- residuals(m) * sqrt(w); h <- hatvalues(m); b <- solve(crossprod(x))
  sqrt((b %*% crossprod(x * e / (1 - h)) %*% b)[2, 2])
}
add <- function(study, id, y, x, covariates, keep, w = NULL, errors = "classical", people = NULL) {
  f <- data.frame(y = y, x = x)
  if (length(covariates)) f <- cbind(f, covariates)
  f$w <- if (is.null(w)) 1 else w
  if (!is.null(people)) f$people <- people
  f <- f[keep & complete.cases(f) & f$w > 0, ]
  if (!is.null(people)) f <- f[ave(f$people, f$people, FUN = length) > 1, ]
  g <- f
  if (is.null(people)) { g$y <- unit(f$y, f$w); g$x <- unit(f$x, f$w) } else {
    own <- function(v) v - ave(v, f$people)
    g$y <- f$y / sd(own(f$y)); g$x <- f$x / sd(own(f$x)); g$people <- factor(f$people)
  }
  m <- lm(reformulate(setdiff(names(g), c("y", "w")), "y"), g, weights = w)
  se <- if (errors == "hc3") hc3(m, f$w) else coef(summary(m))["x", 2]
  b <- coef(m)[["x"]]; df <- m$df.residual
  rows[[length(rows) + 1]] <<- data.frame(study = study, specification = id, estimate = b, std_error = se, df = df,
    p_value = 2 * pt(-abs(b / se), df), n = nrow(g),
    n_participants = if (is.null(people)) nrow(g) else length(unique(f$people)))
}

e <- read.csv(file.path(folder, "eu_loneliness_eu4", "eu_loneliness_survey_eu4_values.csv"))
coded <- function(name) { v <- as.numeric(e[[name]]); v[v %in% 997:999] <- NA; v }
ucla <- coded("loneliness_ucla_a") + coded("loneliness_ucla_b") + coded("loneliness_ucla_c")
country <- coded("country"); age <- coded("age"); weight <- coded("w_country")
time <- coded("sm_time_a"); passive <- coded("sm_purpose_b"); chat <- coded("sm_purpose_e"); all <- rep(TRUE, nrow(e))
dummies <- data.frame(italy = country == 15, poland = country == 21, sweden = country == 27) * 1
squeezed <- function(v) { q <- quantile(v, c(.05, .95), na.rm = TRUE); pmin(pmax(v, q[1]), q[2]) }
eu <- function(...) add("eu_loneliness_eu4", ..., errors = "hc3")
eu("ucla3/declared/social_network_time/raw/no_age/no_country/everyone/ols", ucla, time, NULL, all)
eu("ucla3/declared/social_network_time/raw/age/country/everyone/ols", ucla, time, data.frame(age, dummies), all)
eu("ucla3/declared/social_network_time/raw/age/country/everyone/weighted", ucla, time, data.frame(age, dummies), all, weight)
eu("ucla3/declared/passive_scrolling/rank/age/no_country/younger/ols", ucla, rank(passive, na.last = "keep"),
   data.frame(age), age < 40 & !is.na(age))
eu("ucla3/declared/chatting/winsorised/no_age/country/everyone/weighted", ucla, squeezed(chat), dummies, all, weight)
eu("ucla3/declared/social_network_time/raw/age/no_country/poland/ols", ucla, time, data.frame(age), country == 21)
# Ranks are among everybody with a value.
ranked <- function(v) rank(v, na.last = "keep")
eu("ucla3/declared/social_network_time/raw/age/no_country/everyone/rank", ranked(ucla), ranked(time),
   data.frame(age = ranked(age)), all)

d <- read.csv(file.path(folder, "fried2021_esm", "clean_ema.csv"), na.strings = "NA")
pre <- read.csv(file.path(folder, "fried2021_esm", "clean_prepost.csv"), na.strings = "NA")
everyone <- rep(TRUE, nrow(d))
answered <- ave(!is.na(d$Q9) | !is.na(d$Q12) | !is.na(d$Q11) | !is.na(d$Q14) | !is.na(d$Q7) | !is.na(d$Q17) | !is.na(d$Q18),
                d$ID, FUN = sum)
fried <- function(...) add("fried2021_esm", ...)
fried("momentary/declared/passive_social_media/raw/0/no_tired/no_covid_worried/no_home/nobody/within",
      d$Q9, d$Q12, NULL, everyone, people = d$ID)
fried("momentary/declared/offline_contact/raw/0/tired/covid_worried/home/nobody/within",
      d$Q9, d$Q11, d[c("Q7", "Q17", "Q18")], everyone, people = d$ID)
fried("momentary/declared/procrastination/winsorised/0/tired/no_covid_worried/no_home/few_prompts/within",
      d$Q9, squeezed(d$Q14), d["Q7"], answered >= 30, people = d$ID)
people <- sort(unique(c(d$ID, pre$ID)))
of <- function(v) as.numeric(tapply(v, factor(d$ID, people), mean, na.rm = TRUE))
loneliness <- rowSums(pre[paste0("Pre", 41:45)])[match(people, pre$ID)]
each <- rep(TRUE, length(people))
fried("scale/declared/passive_social_media/raw/0/tired/no_covid_worried/home/nobody/ols",
      loneliness, of(d$Q12), data.frame(tired = of(d$Q7), home = of(d$Q18)), each)
fried("momentary/declared/offline_contact/raw/0/no_tired/no_covid_worried/no_home/nobody/ols", of(d$Q9), of(d$Q11), NULL, each)
all_rows <- do.call(rbind, rows)
for (v in c("estimate", "std_error", "df", "p_value", "n", "n_participants")) all_rows[[v]] <- number(all_rows[[v]])
out <- file.path(here, "../resources/org/attune/curve/curve_real.csv")
dir.create(dirname(out), FALSE, TRUE)
writeLines(c("# Written by src/test/r/curve_real.R; do not edit by hand.", paste("#", R.version.string)), out)
suppressWarnings(write.table(all_rows, out, append = TRUE, sep = ",", row.names = FALSE, quote = FALSE))
