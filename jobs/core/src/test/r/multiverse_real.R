# Random specifications on the EU loneliness survey (four countries), each fitted by lm on its actual
# rows: observed, and in one resample of respondents, also under the null.
#   Rscript multiverse_real.R FOLDER     the folder that holds eu_loneliness_survey_eu4_values.csv
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))
e <- read.csv(file.path(commandArgs(TRUE)[1], "eu_loneliness_survey_eu4_values.csv"))
coded <- function(name) { v <- as.numeric(e[[name]]); v[v %in% 997:999] <- NA; v }
d <- data.frame(
  ucla = coded("loneliness_ucla_a") + coded("loneliness_ucla_b") + coded("loneliness_ucla_c"),
  direct = coded("loneliness_direct"), depressed = coded("feelings_depr"), hopeless = coded("feelings_hopel"))
for (v in c("sm_time_a", "sm_time_b", "sm_time_c", "sm_time_d", "sm_purpose_b", "sm_purpose_e")) d[[v]] <- coded(v)
for (v in c("age", "health_general", "education", "exercise", "trust")) d[[v]] <- coded(v)
g <- coded("gender"); d$woman <- as.numeric(g == 2)
country <- coded("country")
codes <- sort(unique(country))
for (k in codes[-1]) d[[paste0("country", k)]] <- as.numeric(country == k)
d$w <- coded("w_country")
n <- nrow(d)
outcomes <- c("ucla", "direct", "depressed", "hopeless")
predictors <- c("sm_time_a", "sm_time_b", "sm_time_c", "sm_time_d", "sm_purpose_b", "sm_purpose_e")
columns <- list(age = "age", health_general = "health_general", education = "education", exercise = "exercise",
                trust = "trust", woman = "woman", country = paste0("country", codes[-1]))
frames <- c(list(everyone = rep(TRUE, n)), lapply(setNames(codes, paste0("in", codes)), function(k) country == k))
ways <- c("ols", "weighted", "rank")

state <- 4029
draw <- function(below) { state <<- (state * 48271) %% 2147483647; state %% below }
counts <- tabulate(1 + vapply(seq_len(n), function(i) draw(n), 0), n)
unit <- function(v, w) { m <- sum(w * v) / sum(w); (v - m) / sqrt(sum(w * (v - m)^2) / sum(w)) }
fit <- function(rows, s, vars, y) {
  w <- if (s$way == "weighted") rows$w else rep(1, nrow(rows))
  rows$Y <- unit(y, w); rows$X <- unit(rows[[s$x]], w); rows$W <- w
  m <- lm(reformulate(c("X", vars), "Y"), rows, weights = W)
  c(summary(m)$coefficients["X", ], m$df.residual)
}
lines <- character(0); seen <- character(0)
while (length(lines) < 600) {
  s <- list(y = outcomes[1 + draw(4)], x = predictors[1 + draw(6)], set = draw(128),
            frame = names(frames)[1 + draw(5)], way = ways[1 + draw(3)])
  if (s$frame != "everyone") s$set <- bitwAnd(s$set, 63)
  key <- paste(unlist(s), collapse = " ")
  if (key %in% seen) next
  seen <- c(seen, key)
  vars <- unlist(columns[names(columns)[bitwAnd(s$set, 2^(0:6)) > 0]], use.names = FALSE)
  rows <- cbind(d, times = counts)[frames[[s$frame]], ]
  if (s$way == "rank") for (v in c(s$y, s$x, vars)) rows[[v]] <- rank(rows[[v]], na.last = "keep")
  rows <- rows[complete.cases(rows[, c(s$y, s$x, vars, if (s$way == "weighted") "w")]), ]
  o <- fit(rows, s, vars, rows[[s$y]])
  b <- o[[1]] * sd(rows[[s$y]]) / sd(rows[[s$x]])
  if (s$way == "weighted") b <- coef(lm(reformulate(c(s$x, vars), s$y), rows, weights = w))[[2]]
  again <- rows[rep(seq_len(nrow(rows)), rows$times), ]
  r <- fit(again, s, vars, again[[s$y]])
  null <- fit(again, s, vars, again[[s$y]] - b * again[[s$x]])
  lines <- c(lines, paste(c(s$y, s$x, s$set, s$frame, s$way,
                            number(c(nrow(rows), o[c(1, 2, 5, 4)], r[c(1, 2, 5)], null[1]))), collapse = ","))
}
out <- file.path(here, "..", "resources", "org", "attune", "multiverse", "eu4_models.csv")
writeLines(c("# Written by src/test/r/multiverse_real.R; do not edit by hand.", paste("#", R.version.string),
  "outcome,predictor,set,rows,estimator,n,estimate,std_error,df,p_value,estimate_1,std_error_1,df_1,null_1",
  lines), out)
