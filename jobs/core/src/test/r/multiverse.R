# 2,000 random specifications, each fitted by lm on its actual rows: observed, in two resamples of
# participants, and in the same resamples under the null. The data come from a recipe of whole numbers
# that MultiverseData.java repeats, so that both hold the same numbers to the last bit.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))
options(digits = 17)

# Park and Miller's generator; every product is below 2^53.
state <- 20261122
draw <- function(below) {
  state <<- (state * 48271) %% 2147483647
  state %% below
}
bell <- function() draw(1000) + draw(1000) + draw(1000) + draw(1000) - 1998

people <- 160
id <- integer(0)
for (p in seq_len(people)) id <- c(id, rep(p, 1 + draw(6)))
n <- length(id)
trait <- vapply(seq_len(people), function(p) bell(), 0)
cols <- c("y1", "y2", "y3", "x1", "x2", "x3", "x4", "c1", "c2", "c3", "c4", "c5", "c6", "k", "w", "u")
d <- as.data.frame(matrix(NA_real_, n, length(cols), dimnames = list(NULL, cols)))
for (i in seq_len(n)) {
  e <- vapply(1:16, function(k) bell(), 0)
  t <- trait[id[i]]
  d$c1[i] <- 4 * e[1] + t + 50000
  d$c2[i] <- 2 * e[2] + e[1]
  d$c3[i] <- draw(2)
  d$c4[i] <- e[4] - 2 * t
  d$c5[i] <- 3 * e[5] + 200 * d$c3[i]
  d$c6[i] <- e[6]
  d$k[i] <- draw(3)
  d$x1[i] <- 2 * e[7] + e[1] + t
  d$x2[i] <- d$x1[i] + 3 * e[8] + 100000
  d$x3[i] <- draw(7)
  d$x4[i] <- e[10] + e[4]
  d$y1[i] <- 3 * e[11] + d$x1[i] + 2 * e[1]
  d$y2[i] <- 4 * e[12] + e[7] - e[10] + t
  d$y3[i] <- draw(5)
  d$w[i] <- draw(9)
  d$u[i] <- draw(4)
}
for (name in cols[1:13]) for (i in seq_len(n)) if (draw(10) == 0) d[[name]][i] <- NA
d$k1 <- as.numeric(d$k == 1)
d$k2 <- as.numeric(d$k == 2)

frames <- list(everyone = rep(TRUE, n), low = d$u < 2, high = d$u >= 2, some = d$u != 1)
terms <- c("c1", "c2", "c3", "c4", "c5", "c6", "k")
columns <- list(c1 = "c1", c2 = "c2", c3 = "c3", c4 = "c4", c5 = "c5", c6 = "c6", k = c("k1", "k2"))
ways <- c("ols", "weighted", "rank", "within")

# Two resamples of participants: how often each was drawn.
resamples <- lapply(1:2, function(b) tabulate(1 + vapply(seq_len(people), function(p) draw(people), 0), people))

specs <- list()
seen <- character(0)
while (length(specs) < 2000) {
  s <- list(y = paste0("y", 1 + draw(3)), x = paste0("x", 1 + draw(4)), set = draw(128),
            frame = names(frames)[1 + draw(4)], way = ways[1 + draw(4)])
  key <- paste(unlist(s), collapse = " ")
  if (!key %in% seen) {
    seen <- c(seen, key)
    specs[[length(specs) + 1]] <- s
  }
}

# The rows of a resample, each drawn participant with an id of its own.
drawn <- function(rows, counts) {
  at <- integer(0); who <- integer(0); copies <- 0
  for (p in unique(rows$id)) {
    own <- which(rows$id == p)
    for (k in seq_len(counts[p])) {
      copies <- copies + 1
      at <- c(at, own); who <- c(who, rep(copies, length(own)))
    }
  }
  rows <- rows[at, , drop = FALSE]
  rows$id <- who
  rows
}

# Weighted or person-centred variable in units of its standard deviation.
unit <- function(v, rows, way) {
  if (way == "within") v <- v - ave(v, rows$id)
  w <- if (way == "weighted") rows$w else rep(1, length(v))
  m <- sum(w * v) / sum(w)
  (if (way == "within") v else v - m) / sqrt(sum(w * (v - (if (way == "within") 0 else m))^2) / sum(w))
}

fit <- function(rows, s, vars, y, robust = FALSE) {
  rows$Y <- unit(y, rows, s$way)
  rows$X <- unit(rows[[s$x]], rows, s$way)
  formula <- reformulate(c("X", vars, if (s$way == "within") "factor(id)"), "Y")
  m <- if (s$way == "weighted") lm(formula, rows, weights = w) else lm(formula, rows)
  cf <- summary(m)$coefficients
  out <- c(cf["X", 1:3], m$df.residual, cf["X", 4], confint(m, "X"))
  if (!robust) return(unname(out))
  X <- model.matrix(m); e <- resid(m); h <- hatvalues(m)
  w <- if (s$way == "weighted") rows$w else rep(1, nrow(rows))
  A <- solve(crossprod(X * sqrt(w)))
  score <- X * (w * e)
  hc3 <- sqrt((A %*% crossprod(score / (1 - h)) %*% A)["X", "X"])
  g <- rowsum(score, rows$id)
  k <- ncol(X) - if (s$way == "within") length(unique(rows$id)) else 0
  N <- nrow(rows)
  cr <- sqrt(nrow(g) / (nrow(g) - 1) * (N - 1) / (N - k) * (A %*% crossprod(g) %*% A)["X", "X"])
  unname(c(out, hc3, cr))
}

lines <- character(0)
for (s in specs) {
  chosen <- terms[bitwAnd(s$set, 2^(0:6)) > 0]
  vars <- unlist(columns[chosen], use.names = FALSE)
  rows <- cbind(id = id, d)[frames[[s$frame]], ]
  if (s$way == "rank") for (v in c(s$y, s$x, vars)) rows[[v]] <- rank(rows[[v]], na.last = "keep")
  rows <- rows[complete.cases(rows[, c(s$y, s$x, vars)]), ]
  if (s$way == "weighted") rows <- rows[rows$w > 0, ]
  # Within persons a single row is its own mean; it says nothing, and R's HC3 of it is 0 / 0.
  if (s$way == "within") rows <- rows[ave(rows$id, rows$id, FUN = length) > 1, ]
  # lm loses the digits of a mean far from zero.
  for (v in c(s$y, s$x, vars)) rows[[v]] <- rows[[v]] - round(mean(rows[[v]]))
  b <- {
    formula <- reformulate(c(s$x, vars, if (s$way == "within") "factor(id)"), s$y)
    m <- if (s$way == "weighted") lm(formula, rows, weights = w) else lm(formula, rows)
    coef(m)[[s$x]]
  }
  o <- fit(rows, s, vars, rows[[s$y]], robust = TRUE)
  r <- unlist(lapply(resamples, function(counts) {
    again <- drawn(rows, counts)
    own <- fit(again, s, vars, again[[s$y]])
    null <- fit(again, s, vars, again[[s$y]] - b * again[[s$x]])
    c(own[c(1, 2, 4)], null[c(1, 3)])
  }))
  t <- o[3]; df <- o[4]
  z <- sign(t) * -qnorm(pt(abs(t), df, lower.tail = FALSE, log.p = TRUE), log.p = TRUE)
  lines <- c(lines, paste(c(s$y, s$x, s$set, s$frame, s$way, number(c(
    nrow(rows), length(unique(rows$id)), b, o, t / sqrt(t^2 + df), z, r))), collapse = ","))
}
out <- file.path(here, "..", "resources", "org", "attune", "multiverse", "models.csv")
writeLines(c("# Written by src/test/r/multiverse.R; do not edit by hand.", paste("#", R.version.string),
  paste0("# ", n, " rows, check ", sum(unlist(d[cols]), na.rm = TRUE), ", missing ", sum(is.na(d[cols]))),
  paste(c("outcome", "predictor", "set", "rows", "estimator", "n", "participants", "slope", "estimate",
          "std_error", "statistic", "df", "p_value", "conf_low", "conf_high", "hc3", "cluster", "partial_r",
          "deviate", paste0(c("estimate_", "std_error_", "df_", "null_", "null_t_"), rep(1:2, each = 5))),
        collapse = ","), lines), out)
cat(length(lines), "specifications of", n, "rows\n")
