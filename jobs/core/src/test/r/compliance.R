# Facts about the prompts of the fried2021_esm diary, for FriedStudyTest; run in the data's folder.
d <- read.csv("clean_ema.csv", colClasses = "character")
duration <- suppressWarnings(as.numeric(d$Duration))
status <- ifelse(d$Duration == "Expired", "expired", ifelse(d$Duration == "Canceled", "cancelled", "answered"))
print(table(status))
cat("people", length(unique(d$ID)), "prompts", nrow(d), "\n")
person <- tapply(status == "answered", d$ID, mean)
print(quantile(person, c(.25, .5, .75)), digits = 10)
time <- function(x) { x <- sub(" [A-Z]+$", "", x); as.POSIXct(x, tz = "UTC", format = "%Y-%m-%d %H:%M:%S") }
latency <- as.numeric(difftime(time(d$Response), time(d$Issued), units = "secs"))
# 13 answered prompts say that they were issued on 1 January 1970: no time
ok <- status == "answered" & !is.na(latency) & latency >= 0 & substr(d$Issued, 1, 4) != "1970"
cat("latencies", sum(ok), "\n")
print(quantile(latency[ok], c(.25, .5, .75)), digits = 10)
day <- as.Date(substr(d$Scheduled, 1, 10))
print(table(weekdays(day)))
print(tapply(status == "answered", weekdays(day), sum))
print(table(substr(d$Scheduled, 12, 13)))
first <- tapply(day, d$ID, min)
studyday <- as.integer(day - as.Date(first[d$ID], origin = "1970-01-01")) + 1
print(table(studyday)); print(tapply(status == "answered", studyday, sum))
fifth <- pmin(4, floor(tapply(status == "answered", d$ID, sum) * 5 / tapply(status, d$ID, length)))
print(table(fifth))
