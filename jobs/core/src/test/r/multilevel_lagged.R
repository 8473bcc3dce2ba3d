# The within-between model at lag 0 and lag 1, by lme4 and nlme: the predictor of the prompt before, of the
# same person, with and without pairs across the night. Without an argument it fits the diary that lagged.R
# makes; with the folder of fried2021_esm it prints that study's figures, for WithinBetweenTest.
suppressPackageStartupMessages({ library(nlme); library(lme4) })
args <- commandArgs(trailingOnly = TRUE)
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
out <- file.path(here, "..", "resources", "org", "attune")

# d: p person, at minutes, day a number, full answers; first and then: the columns in the order of time
rows <- function(d, first, then, lag, overnight) {
  place <- ave(d$at, d$p, FUN = function(v) match(v, sort(unique(v))))
  before <- seq_len(nrow(d))
  if (lag == 1) {
    before <- sapply(seq_len(nrow(d)), function(i) {
      earlier <- which(d$p == d$p[i] & d$at < d$at[i])
      if (length(earlier) == 0) return(NA)
      earlier <- earlier[d$at[earlier] == max(d$at[earlier])]
      earlier[which.max(d$full[earlier])]
    })
    if (!overnight) before[which(d$day != d$day[before])] <- NA
  }
  r <- data.frame(p = d$p, x = d[[first]][before], y = d[[then]], day = d$day, full = d$full, place, elapsed = d$at - d$at[before])
  r <- r[!is.na(r$x) & !is.na(r$y), ]
  r$b <- ave(r$x, r$p); r$w <- r$x - r$b
  r
}

answer <- function(d, first, then, lag, overnight, residual, slope, smallest) {
  r <- rows(d, first, then, lag, overnight)
  if (residual == "ar1") {                       # one row a prompt: of copies the fullest, the first of these
    r <- r[order(r$p, r$place, -r$full), ]
    r <- r[!duplicated(r[c("p", "place")]), ]
    r$b <- ave(r$x, r$p); r$w <- r$x - r$b
  }
  r$p <- factor(r$p)
  random <- if (slope) ~ 1 + w | p else ~ 1 | p
  a <- lme(y ~ w + b + day, r, random = random, correlation = if (residual == "ar1") corAR1(.1, ~ place | p), method = "REML",
           control = lmeControl(maxIter = 500, msMaxIter = 500, niterEM = 100, tolerance = 1e-11, msTol = 1e-13, returnObject = TRUE))
  v <- matrix(as.numeric(getVarCov(a)), if (slope) 2 else 1)
  e <- list(loglik = as.numeric(logLik(a)), beta = fixef(a), se = sqrt(diag(vcov(a))), v = v, sigma = a$sigma, u = as.matrix(ranef(a)))
  if (residual == "iid") {
    form <- if (slope) y ~ w + b + day + (1 + w | p) else y ~ w + b + day + (1 | p)
    options <- list(bobyqa = list(rhoend = 1e-10, maxfun = 1e5), Nelder_Mead = list(maxfun = 1e5, FtolRel = 1e-16, XtolRel = 1e-12),
                    nlminbwrap = list(rel.tol = 1e-15, x.tol = 1e-12, xf.tol = 1e-18))
    tried <- lapply(names(options), function(o) suppressWarnings(suppressMessages(
      lmer(form, r, control = lmerControl(optimizer = o, optCtrl = options[[o]], check.conv.grad = "ignore", check.conv.hess = "ignore")))))
    l <- tried[[which.max(sapply(tried, function(f) as.numeric(logLik(f))))]]
    cat(sprintf("lmer %.6f lme %.6f%s\n", as.numeric(logLik(l)), e$loglik, if (isSingular(l)) " singular" else ""))
    stopifnot(isSingular(l) || abs(as.numeric(logLik(l)) - e$loglik) < 1e-4)
    e <- list(loglik = as.numeric(logLik(l)), beta = fixef(l), se = sqrt(diag(as.matrix(vcov(l)))), v = matrix(VarCorr(l)$p, nrow(v)),
              sigma = sigma(l), u = as.matrix(ranef(l)$p))
  }
  empty <- lmer(y ~ 1 + (1 | p), r, control = lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-10)))
  icc <- VarCorr(empty)$p[1] / (VarCorr(empty)$p[1] + sigma(empty)^2)
  n <- nrow(r); k <- nlevels(r$p)
  one <- !duplicated(r$p)
  yb <- ave(r$y, r$p)
  within <- sqrt(sum(r$w^2) / (n - k)) / sqrt(sum((r$y - yb)^2) / (n - k))
  between <- sd(r$b[one]) / sd(yb[one])
  spread <- if (slope) sqrt(e$v[2, 2]) else NA
  each <- if (slope) e$beta[["w"]] + e$u[, 2] else NA
  phi <- if (residual == "ar1") coef(a$modelStruct$corStruct, unconstrained = FALSE) else NA
  data.frame(first, then, lag, overnight = ifelse(overnight, "ALLOW", "REFUSE"), residual, slope = as.integer(slope), smallest,
             loglik = e$loglik, within = e$beta[["w"]], within_se = e$se[[2]], within_df = a$fixDF$X[["w"]],
             between = e$beta[["b"]], between_se = e$se[[3]], between_df = a$fixDF$X[["b"]], trend = e$beta[["day"]],
             sd_intercept = sqrt(e$v[1, 1]), sd_slope = spread, sigma = e$sigma, phi = phi, icc,
             standardised_within = e$beta[["w"]] * within, standardised_between = e$beta[["b"]] * between,
             above = pnorm((smallest - e$beta[["w"]]) / spread, lower.tail = FALSE), below = pnorm((-smallest - e$beta[["w"]]) / spread),
             shrunken_above = mean(each > smallest), shrunken_below = mean(each < -smallest), n, k,
             elapsed = if (lag == 1) median(r$elapsed) else NA, row.names = NULL)
}
shown <- function(e) { e[] <- lapply(e, function(v) if (is.numeric(v)) ifelse(is.na(v), "NaN", formatC(v, digits = 12, format = "g", width = 1)) else v); e }

if (length(args) == 0) {
  d <- read.csv(file.path(out, "association", "lagged.csv"))
  d$full <- 1
  e <- rbind(
    answer(d, "x", "y", 0, FALSE, "iid", TRUE, .1), answer(d, "x", "y", 1, FALSE, "iid", TRUE, .1), answer(d, "x", "y", 1, TRUE, "iid", TRUE, .1),
    answer(d, "y", "x", 0, FALSE, "iid", TRUE, .1), answer(d, "y", "x", 1, FALSE, "iid", FALSE, .1), answer(d, "y", "x", 1, TRUE, "iid", FALSE, .1),
    answer(d, "x", "y", 0, FALSE, "ar1", FALSE, .1), answer(d, "x", "y", 1, TRUE, "ar1", FALSE, .1), answer(d, "y", "x", 1, TRUE, "ar1", FALSE, .1))
  lines <- c("# Written by src/test/r/multilevel_lagged.R; do not edit by hand.", paste("#", R.version.string),
             paste("# package", c("nlme", "lme4"), c(packageVersion("nlme"), packageVersion("lme4")), sep = " "))
  dir.create(file.path(out, "multilevel"), showWarnings = FALSE)
  file <- file.path(out, "multilevel", "lagged.csv")
  writeLines(lines, file)
  suppressWarnings(write.table(shown(e), file, sep = ",", append = TRUE, row.names = FALSE, quote = FALSE))
  print(t(e))
} else {
  raw <- read.csv(file.path(args[1], "clean_ema.csv"), colClasses = "character")
  d <- data.frame(p = raw$ID, at = as.numeric(as.POSIXct(raw$Scheduled, tz = "UTC", format = "%Y-%m-%d %H:%M:%S")) / 60,
                  passive = suppressWarnings(as.numeric(raw$Q12)), offline = suppressWarnings(as.numeric(raw$Q11)),
                  lonely = suppressWarnings(as.numeric(raw$Q9)), full = rowSums(raw[paste0("Q", 1:18)] != "NA", na.rm = TRUE))
  if (length(args) > 1 && args[2] == "first") d$full <- 1 # of copies the first, not the fullest
  d$day <- as.numeric(as.Date(substr(raw$Scheduled, 1, 10)) - as.Date("2020-03-16"))
  e <- do.call(rbind, lapply(c("passive", "offline"), function(x) rbind(
    answer(d, x, "lonely", 0, FALSE, "iid", TRUE, .1), answer(d, x, "lonely", 1, FALSE, "iid", TRUE, .1), answer(d, x, "lonely", 1, TRUE, "iid", TRUE, .1),
    answer(d, "lonely", x, 1, FALSE, "iid", TRUE, .1), answer(d, x, "lonely", 0, FALSE, "ar1", TRUE, .1), answer(d, x, "lonely", 1, FALSE, "ar1", TRUE, .1))))
  print(t(e))
  write.table(shown(e), sep = ",", row.names = FALSE, quote = FALSE)
}
