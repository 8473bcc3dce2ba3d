# car::Anova of types II and III, and emmeans' adjusted means.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))

expect <- function(y, group, covariates, level) {
  used <- complete.cases(y, covariates)
  y <- shift(y[used]); g <- factor(group[used]); z <- apply(covariates[used, , drop = FALSE], 2, shift); if (is.null(dim(z))) z <- matrix(z, 1)
  n <- length(y); p <- ncol(z)
  none <- list(f = NA, df1 = NA, df2 = NA, p_value = NA, partial_eta2 = NA, slopes_f = NA, slopes_p = NA, slope = numeric(0), slope_error = numeric(0),
               means = numeric(0), mean_errors = numeric(0), n = n)
  if (nlevels(g) < 2 || n < nlevels(g) + p + 1) return(none)
  d <- data.frame(y = y, g = g, z)
  names(d)[-(1:2)] <- z_names <- paste0("z", seq_len(p))
  f <- reformulate(c("g", z_names), "y")
  fit <- lm(f, d)
  if (anyNA(coef(fit))) return(none)
  two <- car::Anova(fit, type = 2)
  three <- car::Anova(lm(f, d, contrasts = list(g = contr.sum)), type = 3)
  stopifnot(abs(two["g", "F value"] - three["g", "F value"]) < 1e-8)
  wide <- lm(reformulate(c("g", z_names, paste0("g:", z_names)), "y"), d)
  slopes <- if (anyNA(coef(wide)) || df.residual(wide) == 0) c(NA, NA) else unlist(anova(fit, wide)[2, c("F", "Pr(>F)")])
  means <- as.data.frame(emmeans::emmeans(fit, "g", level = level))
  s <- summary(fit)$coefficients[z_names, , drop = FALSE]
  ss <- two[c("g", "Residuals"), "Sum Sq"]
  list(f = two["g", "F value"], df1 = two["g", "Df"], df2 = df.residual(fit), p_value = two["g", "Pr(>F)"], partial_eta2 = ss[1] / sum(ss),
       slopes_f = slopes[1], slopes_p = slopes[2], slope = s[, 1], slope_error = s[, 2], means = means$emmean, mean_errors = means$SE, n = n)
}
set.seed(91)
g <- rep(c(5, 2, 8), c(12, 9, 15))
z1 <- round(rnorm(36), 3); z2 <- round(rnorm(36, g / 4), 3)
y <- round(0.4 * z1 - 0.3 * z2 + g / 5 + rnorm(36), 3)
case <- function(y, group, z, level = 0.95, ...) list(y = y, group = group, covariates = z, level = level, ...)
big <- function(v, by) round(v, 2) + by
cases <- list(
  one_covariate = case(y, g, cbind(z1)), two_covariates = case(y, g, cbind(z1, z2)), two_groups = case(y[g > 2], g[g > 2], cbind(z1, z2)[g > 2, ]),
  at_90 = case(y, g, cbind(z2), 0.9), missing = case(replace(y, 4, NA), g, cbind(replace(z1, 30, NA), z2)),
  large_outcome = case(round(y * 100, 1), g, cbind(round(z1 * 50, 1))), binary_covariate = case(y, g, cbind(rep(0:1, 18))),
  many_groups = case(round(rnorm(60), 3), rep(1:10, 6), cbind(round(rnorm(60), 3))), five_covariates = case(y, g, round(matrix(rnorm(180), 36), 3)),
  few_rows = case(y[c(1:2, 14:15, 30)], g[c(1:2, 14:15, 30)], cbind(z1[c(1:2, 14:15, 30)])),
  one_group = case(y, rep(2, 36), cbind(z1)), covariate_is_group = case(y, g, cbind(g)), too_few = case(y[c(1, 14, 30, 31)], g[c(1, 14, 30, 31)], cbind(z1[1:4])))
write_reference("ancova", cases, expect, tolerance = 1e-9, packages = c("car", "emmeans"))
