# The t test of a coefficient t / 4 with standard error 1 / 4, and the normal deviate with its tail.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))
cases <- expand.grid(t = c(-9, -2.5, -1, 0, 0.125, 1.75, 3, 6, 25), df = c(3, 10, 30, 100, 1000, 250000))
cases <- cases[cases$t^2 < 8 * cases$df, ]
lines <- apply(cases, 1, function(k) {
  t <- k[["t"]]; df <- k[["df"]]; q <- qt(0.975, df)
  paste(number(c(t, df, 2 * pt(abs(t), df, lower.tail = FALSE), (t - q) / 4, (t + q) / 4,
    sign(t) * -qnorm(pt(abs(t), df, lower.tail = FALSE, log.p = TRUE), log.p = TRUE))), collapse = ",")
})
writeLines(c("# Written by src/test/r/coefficient.R; do not edit by hand.", paste("#", R.version.string),
             "t,df,p_value,conf_low,conf_high,deviate", lines),
           file.path(here, "..", "resources", "org", "attune", "stats", "reference", "coefficient.csv"))
