# Multilevel models by nlme and lme4. Each case is fitted by lme; those with independent residuals by lmer
# too, and both must say the same. Expected values are lmer's where it can. With autocorrelation they are
# lme's, brought to the last digits by nlminb on the likelihood written out with whole matrices, which must
# stay within 1e-4 of lme's. Degrees of freedom are lme's, Satterthwaite's are lmerTest's. Wald intervals of
# variance parts come from numDeriv's Hessian of that likelihood, on the scales of nlme::intervals (whose
# own differences are coarser); profile intervals, where the likelihood is not restricted, from lmer.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))
suppressPackageStartupMessages({ library(nlme); library(lme4) })

# The log likelihood with whole matrices; eta: log sds of the effects, 2 atanh of their correlation, the
# transformed autocorrelation, and the log sd of the residuals.
whole <- function(eta, d, x, k, residual, restricted, all = FALSE) {
  sds <- exp(eta[1:k]); D <- diag(sds^2, k); nxt <- k + 1
  if (k == 2) { D[1, 2] <- D[2, 1] <- tanh(eta[nxt] / 2) * prod(sds); nxt <- nxt + 1 }
  phi <- 0
  if (residual != "iid") { phi <- if (residual == "ar1") tanh(eta[nxt] / 2) else plogis(eta[nxt]); nxt <- nxt + 1 }
  s2 <- exp(2 * eta[nxt])
  X <- cbind(1, x); A <- 0; b <- 0; yy <- 0; logs <- 0
  for (rows in split(seq_len(nrow(d)), d$id)) {
    Z <- X[rows, 1:k, drop = FALSE]
    R <- if (residual == "iid") diag(length(rows)) else phi^abs(outer(d$t[rows], d$t[rows], "-"))
    C <- chol(Z %*% D %*% t(Z) + s2 * R)
    W <- backsolve(C, cbind(X[rows, , drop = FALSE], d$y[rows]), transpose = TRUE)
    p <- ncol(X); A <- A + crossprod(W[, 1:p, drop = FALSE]); b <- b + crossprod(W[, 1:p, drop = FALSE], W[, p + 1]); yy <- yy + sum(W[, p + 1]^2)
    logs <- logs + 2 * sum(log(diag(C)))
  }
  beta <- solve(A, b); n <- nrow(d) - if (restricted) ncol(X) else 0
  value <- -(logs + (yy - sum(beta * b)) + n * log(2 * pi) + if (restricted) c(determinant(A)$modulus) else 0) / 2
  if (all) list(loglik = value, beta = beta, se = sqrt(diag(solve(A))), sd = sds, cor = if (k == 2) D[1, 2] / prod(sds) else NA,
                phi = phi, sigma = sqrt(s2)) else value
}

# x: matrix of columns beside the intercept; random: which of them vary over people (0 for none);
# residual: iid, ar1 (position: occasion) or car1 (position: time)
expect <- function(participant, outcome, x, random, residual, criterion, position) {
  d <- data.frame(id = factor(participant), y = outcome, x)
  names(d) <- c("id", "y", paste0("x", seq_len(ncol(x))))
  right <- paste(c("1", names(d)[-(1:2)]), collapse = " + ")
  slope <- if (random > 0) paste0("1 + x", random) else "1"
  d$t <- if (length(position) == 1) ave(d$y, d$id, FUN = seq_along) else position
  cor <- switch(residual, iid = NULL, ar1 = corAR1(.2, form = ~ t | id), car1 = corCAR1(.5^(1 / median(unlist(tapply(d$t, d$id, diff)))), form = ~ t | id))
  method <- criterion
  environment(cor) <- NULL
  loose <- lmeControl(maxIter = 500, msMaxIter = 500, niterEM = 100, tolerance = 1e-10, msTol = 1e-12, returnObject = TRUE)
  fit <- suppressWarnings(do.call(lme, list(fixed = as.formula(paste("y ~", right)), data = d, random = as.formula(paste("~", slope, "| id")),
                                             correlation = cor, method = method, control = loose)))
  k <- if (random > 0) 2 else 1
  best <- list(loglik = as.numeric(logLik(fit)), beta = fixef(fit), sigma = fit$sigma,
               se = sqrt(diag(vcov(fit))), cov = matrix(as.numeric(getVarCov(fit)), k), blup = as.matrix(ranef(fit)))
  condsd <- NA; satterthwaite <- NA; profile <- rep(NA, 6); singular <- 0
  if (residual == "iid") {
    form <- as.formula(paste("y ~", right, "+ (", slope, "| id)"))
    control <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-10, maxfun = 1e5), check.conv.grad = "ignore", check.scaleX = "ignore")
    l <- suppressMessages(lmerTest::lmer(form, d, REML = criterion == "REML", control = control))
    singular <- as.numeric(isSingular(l))
    cat(sprintf(" lmer %.8f lme %.8f ", as.numeric(logLik(l)), best$loglik), if (singular) "singular", "\n")
    stopifnot(abs(as.numeric(logLik(l)) - best$loglik) < if (singular) 0.05 else 2e-5)
    r <- ranef(l, condVar = TRUE)$id
    v <- attr(r, "postVar")
    best <- list(loglik = as.numeric(logLik(l)), beta = fixef(l), sigma = sigma(l), se = sqrt(diag(as.matrix(vcov(l)))),
                 cov = matrix(VarCorr(l)$id, k), blup = as.matrix(r))
    condsd <- sqrt(v[k, k, 1:min(4, dim(v)[3])])
    if (!singular) satterthwaite <- unname(coef(summary(l))[, "df"])
    if (criterion == "ML" && !singular && nrow(d) < 600) {
      p <- suppressWarnings(try(confint(l, parm = "theta_", method = "profile", devtol = 1e-7, quiet = TRUE), silent = TRUE))
      if (!inherits(p, "try-error")) {
        sd <- p[!grepl("^\\.sig02$", rownames(p)) | k == 1, , drop = FALSE]
        profile <- c(sd[1, ], if (k == 2) sd[2, ] else c(NA, NA), sd[nrow(sd), ])
      }
    }
  } else cat(sprintf(" lme %.8f\n", best$loglik))
  wald <- rep(NA, 8)
  sd <- sqrt(diag(best$cov))
  phi <- if (residual == "iid") NA else coef(fit$modelStruct$corStruct, unconstrained = FALSE)
  if (any(sd < 1e-3 * best$sigma) || k == 2 && abs(best$cov[1, 2] / prod(sd)) > 0.999) singular <- 1
  cor12 <- if (k == 2) best$cov[1, 2] / prod(sd) else NA
  if (!singular) {
    middle <- colMeans(x)
    if (k == 2) middle[1] <- 0
    x0 <- sweep(x, 2, middle)
    eta <- c(log(sd), if (k == 2) 2 * atanh(cor12), if (residual == "ar1") 2 * atanh(phi) else if (residual == "car1") qlogis(phi), log(best$sigma))
    d0 <- d; d0$y <- d$y - mean(d$y)
    minus <- function(e) -2 * whole(e, d0, x0, k, residual, criterion == "REML")
    for (again in 1:3) eta <- nlminb(eta, minus, gradient = function(e) numDeriv::grad(minus, e), control = list(rel.tol = 1e-15, x.tol = 1e-12))$par
    h <- numDeriv::hessian(minus, eta)
    eta <- eta - solve(h, numDeriv::grad(minus, eta))
    fine <- whole(eta, d, x, k, residual, criterion == "REML", all = TRUE)
    cat(sprintf("  likelihood %.8f, best %.8f; relative change of sds %.1e %.1e\n", fine$loglik, best$loglik,
                max(abs(fine$sd / sd - 1)), abs(fine$sigma / best$sigma - 1)))
    stopifnot(abs(fine$loglik - best$loglik) < 1e-4)
    if (residual != "iid") {
      best[c("loglik", "sigma")] <- fine[c("loglik", "sigma")]
      best$beta <- fine$beta; best$se <- fine$se
      sd <- fine$sd; cor12 <- fine$cor; phi <- fine$phi
    }
    e <- sqrt(diag(2 * solve(h)))
    range <- function(j, back) back(eta[j] + c(-1, 1) * qnorm(.975) * e[j])
    wald <- c(range(1, exp), if (k == 2) range(2, exp) else c(NA, NA), range(length(eta), exp),
              if (residual == "iid") c(NA, NA) else range(length(eta) - 1, if (residual == "ar1") function(v) tanh(v / 2) else plogis))
  }
  few <- seq_len(min(4, nrow(best$blup)))
  list(loglik = best$loglik, beta = best$beta, se = best$se, df = fit$fixDF$X, satterthwaite = satterthwaite,
       sd = sd, cor = cor12, sigma = best$sigma, phi = phi,
       blup = best$blup[few, k], condsd = condsd, singular = singular, wald = as.numeric(wald), profile = as.numeric(profile))
}

model <- function(id, y, x, random = 0, residual = "iid", criterion = "REML", position = 0)
  list(participant = as.integer(factor(id, unique(id))), outcome = as.numeric(y), x = unname(as.matrix(x)), random = random, residual = residual,
       criterion = criterion, position = as.numeric(position))

# A diary: a predictor with a person's mean, a trend, slopes that differ and residuals with memory.
diary <- function(seed, people, occasions, slope = .3, phi = .3, effect = .3, between = .4, intercept = 1, missing = .1, sdx = 1, sigma = 1, digits = 2) {
  set.seed(seed)
  n <- rep_len(occasions, people)
  d <- do.call(rbind, lapply(seq_len(people), function(i) {
    k <- n[i]; e <- as.numeric(stats::arima.sim(list(ar = phi), k + 1))[seq_len(k)] * sqrt(1 - phi^2) * sigma
    m <- rnorm(1); x <- m + rnorm(k)
    data.frame(id = i, t = seq_len(k), day = (seq_len(k) - 1) %/% 5, x = round(sdx * x, digits),
               y = 3 + intercept * rnorm(1) + between * m + (effect + slope * rnorm(1)) * (x - m) + .03 * seq_len(k) / 5 + e)
  }))
  d$y <- round(d$y, digits)
  d <- d[runif(nrow(d)) >= missing, ]
  d$minutes <- 180 * d$t + 600 * d$day + sample(0:60, nrow(d), TRUE)
  d$w <- d$x - ave(d$x, d$id); d$b <- ave(d$x, d$id)
  d
}
split_x <- function(d, ...) cbind(d$w, d$b, ...)
weekdays <- function(d) sapply(1:6, function(k) as.numeric(d$day %% 7 == k))
a <- diary(1, 30, 15); b <- diary(2, 25, c(8, 14, 3, 20)); c1 <- diary(3, 40, 12, slope = .15, phi = .5)
e <- diary(4, 25, 16, phi = -.35); f <- diary(5, 30, 10, sdx = 40); g <- diary(6, 12, 60, slope = .4, phi = .2)
h <- diary(7, 50, c(1, 2, 5, 9)); s0 <- diary(8, 30, 12, slope = 0, phi = 0)
gender <- function(d) as.numeric(d$id %% 2)
age <- function(d) round(20 + 7 * sin(d$id), 1)

sleep <- lme4::sleepstudy
ortho <- nlme::Orthodont[order(as.character(nlme::Orthodont$Subject)), ]
milk <- as.data.frame(nlme::Milk); milk <- milk[order(as.character(milk$Cow), milk$Time), ]
body <- as.data.frame(nlme::BodyWeight); body <- body[order(as.integer(as.character(body$Rat)), body$Time), ]
boys <- as.data.frame(nlme::Oxboys); boys <- boys[order(as.integer(as.character(boys$Subject)), boys$age), ]
ovary <- as.data.frame(nlme::Ovary); ovary <- ovary[order(as.integer(as.character(ovary$Mare)), ovary$Time), ]
ovary$at <- ave(ovary$Time, ovary$Mare, FUN = seq_along)

cases <- list(
  sleepstudy_slope = model(sleep$Subject, sleep$Reaction, sleep$Days, 1),
  sleepstudy_intercept = model(sleep$Subject, sleep$Reaction, sleep$Days),
  sleepstudy_slope_ml = model(sleep$Subject, sleep$Reaction, sleep$Days, 1, criterion = "ML"),
  sleepstudy_intercept_ml = model(sleep$Subject, sleep$Reaction, sleep$Days, criterion = "ML"),
  sleepstudy_ar1 = model(sleep$Subject, sleep$Reaction, sleep$Days, 0, "ar1", position = sleep$Days),
  sleepstudy_ar1_slope = model(sleep$Subject, sleep$Reaction, sleep$Days, 1, "ar1", position = sleep$Days),
  sleepstudy_gaps = { z <- sleep[-c(3, 4, 17, 58, 59, 60, 141), ]; model(z$Subject, z$Reaction, z$Days, 0, "ar1", position = z$Days) },
  orthodont_sex = model(ortho$Subject, ortho$distance, cbind(ortho$age, ortho$Sex == "Female"), 1),
  orthodont_intercept = model(ortho$Subject, ortho$distance, cbind(ortho$age, ortho$Sex == "Female")),
  orthodont_interaction_ml = model(ortho$Subject, ortho$distance, cbind(ortho$age, ortho$Sex == "Female", ortho$age * (ortho$Sex == "Female")), 1, criterion = "ML"),
  orthodont_ar1 = model(ortho$Subject, ortho$distance, cbind(ortho$age, ortho$Sex == "Female"), 0, "ar1", position = (ortho$age - 6) / 2),
  milk_ar1 = model(milk$Cow, milk$protein, cbind(milk$Time, milk$Diet == "barley", milk$Diet == "lupins"), 0, "ar1", position = milk$Time),
  milk_car1 = model(milk$Cow, milk$protein, cbind(milk$Time, milk$Diet == "barley", milk$Diet == "lupins"), 0, "car1", position = milk$Time),
  body_weight_car1 = model(body$Rat, body$weight, cbind(body$Time, body$Diet == 2, body$Diet == 3), 1, "car1", position = body$Time),
  body_weight = model(body$Rat, body$weight, cbind(body$Time, body$Diet == 2, body$Diet == 3), 1),
  oxboys = model(boys$Subject, boys$height, boys$age, 1), oxboys_ml = model(boys$Subject, boys$height, boys$age, 1, criterion = "ML"),
  ovary_ar1 = model(ovary$Mare, ovary$follicles, cbind(sin(2 * pi * ovary$Time), cos(2 * pi * ovary$Time)), 1, "ar1", position = ovary$at),
  dyestuff2_singular = model(lme4::Dyestuff2$Batch, lme4::Dyestuff2$Yield, rep(c(-1, 0, 1), 10)),
  chick_weight = model(as.character(ChickWeight$Chick), ChickWeight$weight, ChickWeight$Time, 1),
  diary_intercept = model(a$id, a$y, split_x(a)), diary_slope = model(a$id, a$y, split_x(a), 1),
  diary_slope_ml = model(a$id, a$y, split_x(a), 1, criterion = "ML"),
  diary_ar1 = model(a$id, a$y, split_x(a), 0, "ar1", position = a$t), diary_ar1_slope = model(a$id, a$y, split_x(a), 1, "ar1", position = a$t),
  diary_ar1_slope_ml = model(a$id, a$y, split_x(a), 1, "ar1", "ML", position = a$t),
  diary_car1 = model(a$id, a$y, split_x(a), 0, "car1", position = a$minutes), diary_car1_slope = model(a$id, a$y, split_x(a), 1, "car1", position = a$minutes),
  unbalanced = model(b$id, b$y, split_x(b), 1), unbalanced_trend = model(b$id, b$y, split_x(b, b$day), 1),
  unbalanced_ar1 = model(b$id, b$y, split_x(b, b$day), 1, "ar1", position = b$t),
  strong_memory = model(c1$id, c1$y, split_x(c1), 0, "ar1", position = c1$t),
  strong_memory_hours = model(c1$id, c1$y, split_x(c1), 0, "car1", position = c1$minutes / 60),
  strong_memory_ml = model(c1$id, c1$y, split_x(c1), 1, "ar1", "ML", position = c1$t),
  negative_memory = model(e$id, e$y, split_x(e), 0, "ar1", position = e$t), negative_memory_slope = model(e$id, e$y, split_x(e), 1, "ar1", position = e$t),
  minutes_of_use = model(f$id, f$y, split_x(f), 1), minutes_of_use_trend = model(f$id, f$y, split_x(f, f$day), 0),
  weekdays = model(g$id, g$y, split_x(g, g$day, weekdays(g)), 1), weekdays_ar1 = model(g$id, g$y, split_x(g, g$day, weekdays(g)), 1, "ar1", position = g$t),
  covariates = model(a$id, a$y, split_x(a, a$day, gender(a), age(a)), 1), covariates_ml = model(a$id, a$y, split_x(a, a$day, gender(a), age(a)), 0, criterion = "ML"),
  single_occasions = model(h$id, h$y, split_x(h), 0), single_occasions_slope = model(h$id, h$y, split_x(h), 1),
  large_means = model(a$id, a$y + 1e4, cbind(a$w, a$b + 100, a$day + 200), 1),
  no_slope_spread = model(s0$id, s0$y, split_x(s0), 1), no_slope_spread_ml = model(s0$id, s0$y, split_x(s0), 1, criterion = "ML"))
write_reference("multilevel", cases, expect, packages = c("nlme", "lme4", "lmerTest"))
