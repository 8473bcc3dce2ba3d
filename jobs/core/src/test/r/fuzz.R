# Writes the small study of the fuzz test in every format, each by a tool of the format's own.
# Run from jobs/core: Rscript src/test/r/fuzz.R   (needs haven, openxlsx, pspp, gzip, zip)
library(haven)
folder <- "src/test/resources/org/attune/fuzz"
dir.create(folder, showWarnings = FALSE, recursive = TRUE)
at <- function(name) file.path(folder, name)

n <- 24
town <- c("Z\u00fcrich", "\u00c5re", "Graz", "\u0141\u00f3d\u017a, West", "Bonn")
people <- data.frame(
  id = sprintf("P%03d", seq_len(n)),
  u1 = 1 + seq_len(n) %% 3, u2 = 1 + (seq_len(n) %/% 2) %% 3, u3 = 1 + (seq_len(n) %/% 5) %% 3,
  age = 18 + (seq_len(n) * 7) %% 50, hours = (seq_len(n) * 13) %% 24 / 4,
  town = town[1 + seq_len(n) %% 5])
people$u2[5] <- NA
people$age[11] <- NA

text <- function(name, sep, dec = ".") {
  con <- file(at(name), open = "wb")
  shown <- people
  shown$hours <- sub(".", dec, format(shown$hours, trim = TRUE), fixed = TRUE)
  write.table(shown, con, sep = sep, row.names = FALSE, na = "", quote = c(1, 7), eol = "\n",
              fileEncoding = "UTF-8")
  close(con)
}
text("people.csv", ",")
text("semicolon.csv", ";", ",")
text("people.tsv", "\t")

asked <- people
attr(asked$u1, "label") <- "Lack of company"
for (item in c("u1", "u2", "u3")) {
  asked[[item]] <- labelled(asked[[item]], c("hardly ever" = 1, "some of the time" = 2, "often" = 3))
}
write_dta(asked, at("r118.dta"), version = 14)
write_dta(asked, at("r117.dta"), version = 13)
write_dta(asked, at("r115.dta"), version = 12)
write_sav(asked, at("people.sav"), compress = "byte")
write_sav(asked, at("people.zsav"), compress = "zsav")
write_xpt(people, at("people.xpt"), version = 5)
write_sas(people, at("people.sas7bdat"))
openxlsx::write.xlsx(people, at("people.xlsx"))

script <- tempfile(fileext = ".sps")
writeLines(c(sprintf("get file='%s'.", at("people.sav")),
             sprintf("export outfile='%s'.", at("people.por"))), script)
system2("pspp", c("-o", tempfile(fileext = ".txt"), script))
file.copy(at("people.csv"), at("packed.csv"), overwrite = TRUE)
system2("gzip", c("-9nf", at("packed.csv")))
unlink(at("people.zip"))
system2("zip", c("-qjX", at("people.zip"), at("people.csv")))

# Platforms whose exports nobody else writes: laid out as in their own exports.
write_utf8 <- function(name, lines, eol = "\n") {
  con <- file(at(name), open = "wb")
  writeLines(enc2utf8(lines), con, sep = eol, useBytes = TRUE)
  close(con)
}
cell <- function(x) ifelse(is.na(x), "", as.character(x))
quoted <- function(x) paste0("\"", gsub("\"", "\"\"", cell(x)), "\"")
qualtrics <- cbind(
  StartDate = sprintf("2026-03-%02d 10:00:00", seq_len(n)), EndDate = sprintf("2026-03-%02d 10:05:00", seq_len(n)),
  Status = "IP Address", Progress = "100", Finished = "True", people)
names(qualtrics)[names(qualtrics) == "id"] <- "ExternalReference"
texts <- paste0("Question about ", names(qualtrics), ",\nin two lines")
ids <- sprintf("{\"ImportId\":\"%s\"}", names(qualtrics))
ids[1:2] <- sprintf("{\"ImportId\":\"%s\",\"timeZone\":\"Europe/Vienna\"}", c("startDate", "endDate"))
write_utf8("qualtrics.csv", c(
  paste(names(qualtrics), collapse = ","), paste(quoted(texts), collapse = ","),
  paste(quoted(ids), collapse = ","), do.call(paste, c(lapply(qualtrics, quoted), sep = ","))))
redcap <- people
names(redcap)[1] <- "record_id"
redcap$my_form_complete <- 2
write_utf8("redcap.csv", c(
  paste(names(redcap), collapse = ","), do.call(paste, c(lapply(redcap, quoted), sep = ","))))
lime <- cbind(id = seq_len(n), submitdate = sprintf("2026-03-%02d 10:05:00", seq_len(n)), lastpage = 3,
              startlanguage = "en", token = people$id, people[-1])
write_utf8("limesurvey.csv", c(
  paste(quoted(names(lime)), collapse = ","), do.call(paste, c(lapply(lime, quoted), sep = ","))), "\r\n")
