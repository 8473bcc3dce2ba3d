# Writes small SPSS, SAS and Excel files with the formats' own tools, and what R reads back from them.
# Run from jobs/core: Rscript src/test/r/statistical_files.R (haven, hms, openxlsx, readxl; pspp on the path)
library(haven)
library(hms)
folder <- "src/test/resources/org/attune/file"

answers <- function() {
  x <- data.frame(
    whole = labelled_spss(c(1, 2, 3, 99, NA, 7), c(never = 1, often = 3, refused = 99), na_values = 99,
                          na_range = c(7, 8), label = "How often"),
    share = c(0.1, -1e-7, 1e20, 123456.789, NA, -0.5),
    day = as.Date(c("2022-11-28", "1959-12-31", "2000-02-29", "1600-01-01", NA, "9999-12-31")),
    at = as.POSIXct(c("2022-11-28 10:11:12", "1950-01-01 00:00:00", "2000-02-29 23:59:59", "1969-12-31 23:59:59",
                      NA, "2038-01-19 03:14:08"), tz = "UTC"),
    clock = hms(c(36610, 0, 86399, NA, 1, 3600)),
    kind = labelled_spss(c("a", "b", "", "z", "a", "b"), c(yes = "a", no = "b"), na_values = "z"),
    word = c("plain", "Zo\u00eb", "", "a \"quoted\", text", "\u017b\u00f3\u0142w \u65e5\u672c", "  indented"),
    a_very_long_name_of_a_variable_indeed = 1:6)
  x$essay <- c(strrep("long ", 60), "short", "", paste(rep("\u00e9t\u00e9", 200), collapse = " "), "x", strrep("y", 1100))
  attr(x$share, "label") <- "A share \u2265 0"
  attr(x$essay, "label") <- "In your own words"
  x
}

cell <- function(v) {
  if (is.character(v)) return(v)
  if (inherits(v, "hms")) {
    t <- as.numeric(v)
    return(ifelse(is.na(t), "", sprintf("%02d:%02d:%02d", t %/% 3600, t %/% 60 %% 60, t %% 60)))
  }
  if (identical(attr(v, "format.spss"), "MOYR8")) return(cell(as.Date(as.numeric(v) / 86400, origin = "1582-10-14")))
  if (inherits(v, "Date")) return(ifelse(is.na(v), "", format(v, "%Y-%m-%d")))
  if (inherits(v, "POSIXct")) return(ifelse(is.na(v), "", format(v, "%Y-%m-%dT%H:%M:%S", tz = "UTC")))
  v <- unclass(v)
  if (is.character(v)) return(v)
  tag <- na_tag(as.numeric(v))
  ifelse(is.na(v), ifelse(is.na(tag), "", paste0(".", tag)), vapply(as.numeric(v), function(d) format(d, digits = 15, trim = TRUE), ""))
}

twin <- function(x, path) {
  shown <- as.data.frame(lapply(x, cell), check.names = FALSE)
  names(shown) <- names(x)
  con <- file(path, open = "w", encoding = "UTF-8")
  writeLines(sprintf("# %s, haven %s", R.version.string, packageVersion("haven")), con)
  write.csv(shown, con, row.names = FALSE, na = "")
  close(con)
}

# SPSS by haven, in its three kinds of compression
x <- answers()
for (kind in c("byte", "none", "zsav")) {
  path <- file.path(folder, "spss", paste0("haven_", kind, if (kind == "zsav") ".zsav" else ".sav"))
  write_sav(x, path, compress = kind)
  twin(read_sav(path, user_na = TRUE), file.path(folder, "spss", paste0("haven_", kind, ".csv")))
}

# SPSS by PSPP: long labelled texts, ranges, multiple response sets, rare formats, an old encoding
syntax <- function(unicode) c(
  if (unicode) "SET LOCALE='UTF-8'." else "SET LOCALE='windows-1252'.",
  "DATA LIST LIST (';') NOTABLE /id (F4) low (F8.2) high (F8.2) band (F8.2) three (F2) word (A20) essay (A300) tag (A12)",
  "  day (EDATE10) month (MOYR8) at (DATETIME20) span (TIME12) amount (DOLLAR10.2) q1 (F1) q2 (F1).",
  "BEGIN DATA",
  "1;-5;1000;5;1;caf\u00e9;first answer;refused;24.12.2020;MAR 2019;24-DEC-2020 10:11:12;10:11:12;12.50;1;0",
  "2;3.25;7;6;2;na\u00efve;second, with comma;given;01.01.1900;JAN 1583;01-JAN-1583 00:00:00;30:00:00;-3;0;1",
  "3;.;.;.;.;;;;.;.;.;.;.;.;.",
  "4;0.1;-0.3;8;3;x;y;z;31.12.1999;DEC 2024;15-OCT-1582 00:00:01;00:00:01;1000000;1;1",
  "END DATA.",
  "COMPUTE third = id / 3.",
  "COMPUTE tiny = 1.5E-12.",
  "FORMATS third (F12.8) tiny (E12.4).",
  "MISSING VALUES low (LOWEST THRU -1) /high (99, 500 THRU HIGHEST) /band (5 THRU 6) /three (1, 2, 3) /word ('x').",
  "VARIABLE LABELS id 'Participant' /essay 'In your own words'.",
  "VALUE LABELS three 1 'one' 2 'two' 3 'three' /tag 'refused' 'Would not say' 'given' 'Said it' /day 1 'never'.",
  "MRSETS /MDGROUP NAME=$q LABEL='Both' VARIABLES=q1 q2 VALUE=1.")
run <- function(lines, path, charset) {
  script <- tempfile(fileext = ".sps")
  con <- file(script, open = "wb")
  writeLines(iconv(c(lines, path), "UTF-8", charset), con, useBytes = TRUE)
  close(con)
  stopifnot(system2("pspp", c(paste0("--syntax-encoding=", charset), "-o", tempfile(fileext = ".txt"), script)) == 0)
}
spss <- function(name) file.path(folder, "spss", name)
run(syntax(TRUE), sprintf("SAVE OUTFILE='%s'.", spss("pspp.sav")), "UTF-8")
run(syntax(TRUE), sprintf("SAVE OUTFILE='%s' /ZCOMPRESSED.", spss("pspp.zsav")), "UTF-8")
run(syntax(FALSE), sprintf("SAVE OUTFILE='%s' /UNCOMPRESSED.", spss("pspp_1252.sav")), "windows-1252")
# PSPP writes a wrong number for a range up to the highest
portable <- sub("500 THRU HIGHEST", "500 THRU 600", sub("/tag 'refused'.*'Said it' ", "", sub("A300", "A200", syntax(FALSE))))
run(portable, sprintf("EXPORT OUTFILE='%s'.", spss("pspp.por")), "windows-1252")
for (name in c("pspp.sav", "pspp.zsav", "pspp_1252.sav")) {
  twin(read_sav(spss(name), user_na = TRUE), spss(sub("[.](z?sav)$", "_\\1.csv", name)))
}
# haven cannot read what PSPP exports; foreign can, and leaves dates as seconds and texts with their spaces
p <- foreign::read.spss(spss("pspp.por"), use.value.labels = FALSE, use.missings = FALSE, trim_values = TRUE, reencode = NA)
p <- as.data.frame(lapply(p, function(v) if (is.character(v)) sub(" +$", "", iconv(v, "windows-1252", "UTF-8")) else as.numeric(v)))
for (day in c("DAY", "MONTH")) p[[day]] <- as.Date(p[[day]] / 86400, origin = "1582-10-14")
# foreign cuts texts at letters beyond ASCII; these are the words written above
p$WORD[1:2] <- c("caf\u00e9", "na\u00efve")
p$AT <- as.POSIXct(p$AT, origin = "1582-10-14", tz = "UTC")
p$SPAN <- hms(p$SPAN)
twin(p, spss("pspp_por.csv"))

# SAS by haven
s <- answers()[c("whole", "share", "day", "at", "clock", "word")]
s$whole <- labelled(c(1, 2, tagged_na("A"), tagged_na("Z"), NA, 7), label = "How often")
s$share[3] <- 1e10
s$text <- c(strrep("t", 200), "", " x", "y", "", "")
for (version in c(5, 8)) {
  path <- file.path(folder, "sas", paste0("v", version, ".xpt"))
  t <- s
  if (version == 8) t$a_long_name_of_a_variable <- 1:6
  if (version == 8) attr(t$share, "label") <- strrep("a label beyond forty bytes ", 4)
  write_xpt(t, path, version = version)
  twin(read_xpt(path), file.path(folder, "sas", paste0("v", version, ".csv")))
}
suppressWarnings(write_sas(s, file.path(folder, "sas", "haven.sas7bdat")))
twin(read_sas(file.path(folder, "sas", "haven.sas7bdat")), file.path(folder, "sas", "haven.csv"))
# written by compressed_sas.c
for (bits in c("64", "32")) {
  twin(read_sas(file.path(folder, "sas", paste0("rows_", bits, ".sas7bdat"))), file.path(folder, "sas", paste0("rows_", bits, ".csv")))
}

# Excel by openxlsx
library(openxlsx)
e <- data.frame(id = c("a", "b", "", "d"), whole = c(1, NA, 3, -4), share = c(0.1, 1e-7, NA, 123456.789),
                day = as.Date(c("2022-11-28", "1900-03-01", NA, "2000-02-29")),
                at = as.POSIXct(c("2022-11-28 10:11:12", NA, "1999-12-31 23:59:59", "2001-01-01 00:00:00"), tz = "UTC"),
                truth = c(TRUE, FALSE, NA, TRUE), word = c("Zo\u00eb", "line\nbreak", " spaced ", "<&>"))
book <- createWorkbook()
addWorksheet(book, "Notes")
writeData(book, "Notes", "Exported by hand")
days <- createStyle(numFmt = "yyyy-mm-dd")
moments <- createStyle(numFmt = "yyyy-mm-dd hh:mm:ss")
filled <- function(book, first) {
  addWorksheet(book, "Data")
  writeData(book, "Data", e, startRow = first)
  addStyle(book, "Data", days, rows = first + 1:4, cols = 4)
  addStyle(book, "Data", moments, rows = first + 1:4, cols = 5)
}
filled(book, 2)
addWorksheet(book, "Empty")
saveWorkbook(book, file.path(folder, "excel", "sheets.xlsx"), overwrite = TRUE)
book <- createWorkbook()
filled(book, 1)
saveWorkbook(book, file.path(folder, "excel", "plain.xlsx"), overwrite = TRUE)
back <- as.data.frame(readxl::read_xlsx(file.path(folder, "excel", "plain.xlsx"), trim_ws = FALSE))
back$day <- as.Date(back$day)
twin(transform(back, truth = ifelse(is.na(truth), "", ifelse(truth, "TRUE", "FALSE"))), file.path(folder, "excel", "plain.csv"))
