# The same models by lme4::lmer, or with residuals that have a memory by nlme::lme, on the data that
# MultilevelSpeed.java keeps: Rscript peers.R FILE PERSONS PROMPTS RESIDUAL. Only the call that fits is timed:
# persons' means and weekdays as columns are ready, and neither tests nor shrunken effects are asked for.
arg <- commandArgs(TRUE)
n <- as.integer(arg[2]) * as.integer(arg[3])
file <- file(arg[1], "rb")
v <- matrix(readBin(file, "double", n * 7, endian = "little"), n)
close(file)
colnames(v) <- c("person", "y", "x", "day", "weekday", "age", "place")
d <- as.data.frame(v)
d$person <- factor(d$person)
d$weekday <- factor(d$weekday)
d$b <- ave(d$x, d$person)
d$w <- d$x - d$b
if (arg[4] == "INDEPENDENT") {
  suppressPackageStartupMessages(library(lme4))
  t <- system.time(m <- lmer(y ~ w + b + day + weekday + age + (1 + w | person), d))
  est <- fixef(m)[["w"]]; se <- sqrt(vcov(m)[2, 2]); sd <- sqrt(VarCorr(m)$person[2, 2])
} else {
  suppressPackageStartupMessages(library(nlme))
  t <- system.time(m <- lme(y ~ w + b + day + weekday + age, d, random = ~ 1 + w | person, correlation = corAR1(form = ~ place | person)))
  est <- fixef(m)[["w"]]; se <- sqrt(vcov(m)[2, 2]); sd <- as.numeric(VarCorr(m)["w", "StdDev"])
}
cat(sprintf("R      persons=%s rows=%d %s: %.2f s, %.2f s of processor, log likelihood %.6f, within %.10f (%.10f), slopes %.8f\n",
            arg[2], n, arg[4], t[["elapsed"]], t[["user.self"]] + t[["sys.self"]], as.numeric(logLik(m)), est, se, sd))
