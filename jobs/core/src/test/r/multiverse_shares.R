# What each decision of an incomplete design explains, by lm.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))
state <- 7
draw <- function(below) { state <<- (state * 48271) %% 2147483647; state %% below }
d <- expand.grid(c = 1:2, b = 1:4, a = 1:3)[, 3:1]
d <- d[!(d$a == 2 & d$b == 3) & !(d$b == 1 & d$c == 2) & !(d$a == 3 & d$b == 4 & d$c == 1), ]
d$y <- vapply(seq_len(nrow(d)), function(i) (draw(1000) + 300 * d$a[i] - 200 * d$b[i] * d$c[i]) / 4096, 0)
d[1:3] <- lapply(d[1:3], factor)
r2 <- function(vars) summary(lm(reformulate(vars, "y"), d))$r.squared
all <- c("a", "b", "c")
lines <- vapply(all, function(v) paste(v, nlevels(d[[v]]), number(r2(v)), number(r2(all) - r2(setdiff(all, v))), sep = ","), "")
out <- file.path(here, "..", "resources", "org", "attune", "multiverse", "shares.csv")
writeLines(c("# Written by src/test/r/multiverse_shares.R; do not edit by hand.", paste("#", R.version.string),
             paste("#", nrow(d), "specifications"), "decision,options,share,unique", lines), out)
