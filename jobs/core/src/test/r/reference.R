# Shared by the scripts of this folder: writes one topic's reference cases as CSV.
#
# A case is a named list of inputs; `expect` turns it into a named list of expected values. Vectors are
# written with ";" between values and a matrix with "|" between columns, every number in the fewest
# digits that read back as the same double. NA is written as NaN: missing in an input, undefined in a
# result. Run a script from anywhere: Rscript jobs/core/src/test/r/pearson.R

here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))

number <- function(x) {
  short <- sprintf("%.15g", x)
  text <- ifelse(is.finite(x) & suppressWarnings(as.numeric(short)) != x, sprintf("%.17g", x), short)
  text[is.na(x)] <- "NaN"
  text[x == Inf] <- "Infinity"
  text[x == -Inf] <- "-Infinity"
  text
}

field <- function(value) {
  if (is.character(value)) return(value)
  if (is.matrix(value)) {
    return(paste(apply(value, 2, function(column) paste(number(column), collapse = ";")),
                 collapse = "|"))
  }
  paste(number(as.numeric(value)), collapse = ";")
}

write_reference <- function(topic, cases, expect, tolerance = 1e-10, packages = character()) {
  stopifnot(length(cases) >= 10, !anyDuplicated(names(cases)))
  rows <- lapply(names(cases), function(name) {
    input <- cases[[name]]
    limit <- if (is.null(input$tolerance)) tolerance else input$tolerance
    input$tolerance <- NULL
    c(list(case = name), input, do.call(expect, input), list(tolerance = limit))
  })
  stopifnot(all(sapply(rows, function(row) identical(names(row), names(rows[[1]])))))
  versions <- vapply(packages, function(p) paste("# package", p, packageVersion(p)), "")
  lines <- c(
    paste0("# Written by src/test/r/", topic, ".R; do not edit by hand."),
    paste("#", R.version.string),
    versions,
    paste(names(rows[[1]]), collapse = ","),
    vapply(rows, function(row) paste(vapply(row, field, ""), collapse = ","), ""))
  stopifnot(length(unique(lengths(strsplit(paste0(lines[!grepl("^#", lines)], ","), ",")))) == 1)
  out <- file.path(here, "..", "resources", "org", "attune", "stats", "reference",
                   paste0(topic, ".csv"))
  writeLines(lines, out)
  cat(topic, length(rows), "cases\n")
}

z_multiplier <- function(level) qnorm((1 + level) / 2)

# Takes a mean far from zero off a variable. QR works on values as they are, and in lm and aov loses
# the digits of the mean; values near 1e6 less a whole number are exact.
shift <- function(v) {
  centre <- mean(v, na.rm = TRUE)
  if (is.finite(centre) && abs(centre) > 1e3) v - round(centre) else v
}

# tanh(atanh r +/- z se); undefined where the standard error is.
fisher <- function(r, se, level) {
  if (is.na(r) || is.na(se) || !is.finite(se)) return(c(NA, NA))
  tanh(atanh(r) + c(-1, 1) * z_multiplier(level) * se)
}

# 1 / sqrt(information), undefined where none is left.
se_of <- function(information) if (is.na(information) || information <= 0) NA else 1 / sqrt(information)

# t test of a correlation on the given degrees of freedom.
t_test <- function(r, df, se, level) {
  if (is.na(df) || df <= 0) df <- NA
  t <- r * sqrt(df / (1 - r^2))
  ci <- fisher(r, se, level)
  list(estimate = r, statistic = t, df = df, p_value = 2 * pt(abs(t), df, lower.tail = FALSE),
       conf_low = ci[1], conf_high = ci[2])
}
