# The two-lines test, written from the steps of Simonsohn (2018) on mgcv::gam and sandwich::vcovHC.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))

slope <- function(y, x, z, at, first) {
  low <- if (first) x <= at else x < at
  d <- data.frame(y = y, below = ifelse(low, x - at, 0), above = ifelse(low, 0, x - at), jump = as.numeric(!low))
  if (!is.null(z)) d <- cbind(d, z)
  fit <- lm(y ~ ., d)
  own <- if (first) 2 else 3
  V <- sandwich::vcovHC(fit, type = "HC3")
  if (is.na(V[own, own])) V <- sandwich::vcovHC(fit, type = "HC1")
  c(coef(fit)[[own]], sqrt(V[own, own]))
}
expect <- function(y, x, covariates) {
  used <- if (length(covariates)) complete.cases(y, x, covariates) else complete.cases(y, x)
  y <- y[used]; x <- x[used]; n <- length(y)
  z <- if (length(covariates)) as.data.frame(covariates[used, , drop = FALSE]) else NULL
  if (!is.null(z)) names(z) <- paste0("z", seq_along(z))
  none <- list(shape = "NONE", breakpoint = NA, extreme = NA, first = NA, first_error = NA, first_p = NA, second = NA, second_error = NA, second_p = NA, shown = 0)
  if (length(unique(x)) < 3) return(none)
  d <- data.frame(y = y, x = x)
  if (!is.null(z)) d <- cbind(d, z)
  quadratic <- lm(reformulate(c("x", "I(x^2)", names(z)), "y"), d)
  falls <- coef(quadratic)[["x"]] + 2 * coef(quadratic)[["I(x^2)"]] * min(x) <= 0
  knots <- min(10, length(unique(x)))
  smooth <- mgcv::gam(reformulate(c(names(z), sprintf("s(x, bs = 'cr', k = %d)", knots)), "y"), data = d)
  at <- d
  for (v in names(z)) at[[v]] <- mean(d[[v]])
  curve <- mgcv::predict.gam(smooth, newdata = at, se.fit = TRUE)
  middle <- x > quantile(x, 0.1) & x < quantile(x, 0.9)
  none$shape <- if (falls) "U" else "INVERTED_U"
  if (!any(middle)) return(none)
  height <- (if (falls) -1 else 1) * curve$fit[middle]
  flat <- x[middle][height + curve$se.fit[middle] > max(height)]
  z1 <- slope(y, x, z, median(flat), TRUE); z2 <- slope(y, x, z, median(flat), FALSE)
  power <- abs(c(z1[1] / z1[2], z2[1] / z2[2]))
  point <- quantile(flat, power[2] / sum(power), names = FALSE)
  a <- slope(y, x, z, point, TRUE); b <- slope(y, x, z, point, FALSE)
  p <- 2 * pnorm(-abs(c(a[1] / a[2], b[1] / b[2])))
  list(shape = none$shape, breakpoint = point, extreme = x[middle][which.max(height)], first = a[1], first_error = a[2], first_p = p[1], second = b[1],
       second_error = b[2], second_p = p[2], shown = as.numeric(a[1] * b[1] < 0 && all(p < 0.05)))
}
set.seed(606)
n <- 200
x <- round(runif(n, 0, 10), 2); z <- cbind(round(rnorm(n), 2), round(rnorm(n), 2))
likert <- sample(1:7, n, replace = TRUE); four <- sample(1:4, n, replace = TRUE)
case <- function(f, x0 = x, z0 = numeric(0), s = 1) {
  y <- round(f(x0) + s * rnorm(length(x0)) + (if (length(z0)) z0[, 1] * 0.5 else 0), 2)
  list(y = y, x = x0, covariates = z0)
}
cases <- list(
  u = case(function(v) 0.15 * (v - 5)^2), inverted = case(function(v) -0.1 * (v - 4)^2), flat_then_up = case(function(v) pmax(0, v - 6)),
  log = case(function(v) 3 * log(v + 1)), straight = case(function(v) 0.3 * v), none = case(function(v) 0 * v), sharp = case(function(v) abs(v - 3)),
  with_covariates = case(function(v) 0.15 * (v - 5)^2, z0 = z), inverted_with_covariates = case(function(v) -abs(v - 7), z0 = z, s = 2),
  skewed = case(function(v) -0.3 * (v - 3)^2, x0 = round(rexp(n, 0.5), 2)), likert = case(function(v) 0.3 * (v - 4)^2, x0 = likert),
  few_people = case(function(v) -0.5 * (v - 5)^2, x0 = x[1:40]), four_values = case(function(v) (v - 2.5)^2, x0 = four),
  late = case(function(v) -pmax(0, v - 8)^2, s = 0.5), cubic = case(function(v) 0.02 * (v - 5)^3),
  two_values = case(function(v) v, x0 = rep(1:2, 50)))
write_reference("two_lines", cases, expect, tolerance = 1e-6, packages = c("mgcv", "sandwich"))

curve_of <- function(y, x, covariates) {
  z <- if (length(covariates)) as.data.frame(covariates) else NULL
  if (!is.null(z)) names(z) <- paste0("z", seq_along(z))
  d <- data.frame(y = y, x = x); if (!is.null(z)) d <- cbind(d, z)
  tight <- mgcv::gam.control(epsilon = 1e-13, newton = list(conv.tol = 1e-12))
  fit <- mgcv::gam(reformulate(c(names(z), sprintf("s(x, bs = 'cr', k = %d)", min(10, length(unique(x))))), "y"), data = d, control = tight)
  for (v in names(z)) d[[v]] <- mean(d[[v]])
  p <- mgcv::predict.gam(fit, newdata = d, se.fit = TRUE)
  list(fitted = p$fit, errors = p$se.fit, edf = sum(fit$edf))
}
curves <- cases[c("u", "inverted", "log", "sharp", "with_covariates", "skewed", "likert", "few_people", "four_values", "cubic")]
write_reference("regression_spline", curves, curve_of, tolerance = 1e-5, packages = "mgcv")
