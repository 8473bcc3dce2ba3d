# Writes small Stata files of every release that is read, and what R's haven reads back from them.
# Run from jobs/core: Rscript src/test/r/source_stata.R
library(haven)
folder <- "src/test/resources/org/attune/file/stata"

answers <- function(wide) {
  x <- data.frame(
    whole = labelled(c(1, 2, 3, NA), c(never = 1, sometimes = 2, often = 3), label = "How often"),
    kind = labelled(c(1, tagged_na("a"), tagged_na("z"), NA), c(yes = 1, refused = tagged_na("a"))),
    count = c(7L, -40000L, 2147483620L, NA),
    share = c(0.1, -1e-7, 1e20, 123456.789),
    day = as.Date(c("2022-11-28", "1959-12-31", "2000-02-29", NA)),
    at = as.POSIXct(c("2022-11-28 10:11:12", "1950-01-01 00:00:00", "2000-02-29 23:59:59", NA), tz = "UTC"),
    word = c("plain", "Zo\u00eb", "", "a \"quoted\", text"))
  attr(x$share, "label") <- "A share"
  if (wide) x$essay <- c(strrep("long ", 60), "short", "", "\u017b\u00f3\u0142w")
  x
}
# haven writes one release per version of Stata
releases <- c("113" = 8, "114" = 10, "115" = 12, "117" = 13, "118" = 14, "119" = 15)
for (release in names(releases)) {
  path <- file.path(folder, paste0("r", release, ".dta"))
  version <- releases[[release]]
  x <- answers(version >= 13)
  if (version >= 13) write_dta(x, path, version = version, strl_threshold = 20)
  else write_dta(x, path, version = version)
}

cell <- function(v) {
  if (is.character(v)) return(v)
  if (inherits(v, "Date")) return(ifelse(is.na(v), "", format(v, "%Y-%m-%d")))
  if (inherits(v, "POSIXct")) return(ifelse(is.na(v), "", format(v, "%Y-%m-%dT%H:%M:%S", tz = "UTC")))
  tag <- na_tag(unclass(v))
  ifelse(is.na(v), ifelse(is.na(tag), "", paste0(".", tag)), format(as.numeric(v), digits = 15, trim = TRUE))
}
for (release in names(releases)) {
  # releases before 118 declare no encoding; haven wrote UTF-8 into them
  x <- read_dta(file.path(folder, paste0("r", release, ".dta")), encoding = "UTF-8")
  shown <- as.data.frame(lapply(x, function(v) sapply(seq_along(v), function(i) cell(v[i]))))
  out <- file.path(folder, paste0("r", release, ".csv"))
  con <- file(out, open = "w", encoding = "UTF-8")
  writeLines(sprintf("# %s, haven %s", R.version.string, packageVersion("haven")), con)
  write.csv(shown, con, row.names = FALSE, na = "")
  close(con)
}
