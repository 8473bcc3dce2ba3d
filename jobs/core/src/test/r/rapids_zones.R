# What two devices that travel give per local day and segment, derived without our code: every episode
# is cut at each whole minute of UTC, each piece is put on the local clock of the zone in force then,
# and the pieces are summed. All changes of zone in the history are at whole minutes, so no piece
# straddles one. From the AWARE tables beside the RAPIDS answers; only our own sums are written.
#   Rscript rapids_zones.R <folder rapids_aware> <result.csv>
# A row: device, segment, local date on which the instance begins, measure, value. Times in minutes.
# Counts of episodes are of the runs of adjoining pieces within an instance. Nothing at all is no row.

args <- commandArgs(trailingOnly = TRUE)
external <- file.path(args[1], "external")
history <- read.csv(file.path(external, "multiple_timezones.csv"))
table_of <- function(name, device) {
  rows <- read.csv(file.path(external, "aware_csv", paste0("phone_", name, "_raw.csv")))
  rows <- unique(rows[rows$device_id == device, ])
  rows[order(rows$timestamp), ]
}

zone_at <- function(device, at) {
  known <- history[history$device_id == device & history$timestamp <= at, ]
  known$tzcode[which.max(known$timestamp)]
}
local <- function(at, zone) as.POSIXlt(at / 1000, origin = "1970-01-01", tz = zone)
HOURS <- 3600 * 1000

# The local midnight after a moment.
midnight <- function(at, zone) {
  next_day <- as.Date(format(local(at, zone), "%Y-%m-%d")) + 1
  as.numeric(as.POSIXct(paste(next_day, "00:00:00"), tz = zone)) * 1000
}

# An unlock lasts to the first lock or switching off; unlocks meanwhile are passed over.
unlocks <- function(device) {
  rows <- table_of("screen", device)
  found <- NULL
  open <- NA
  for (i in seq_len(nrow(rows))) {
    at <- rows$timestamp[i]
    if (rows$screen_status[i] == 3 && is.na(open)) open <- at
    if (rows$screen_status[i] %in% c(0, 2) && !is.na(open)) {
      stopifnot(at - open <= 6 * HOURS)
      found <- rbind(found, data.frame(start = open, end = at, name = ""))
      open <- NA
    }
  }
  stopifnot(is.na(open))
  found
}

# An application lasts to the next one, a lock or switching off; six hours and its day at most.
applications <- function(device) {
  rows <- table_of("applications_foreground", device)
  screen <- table_of("screen", device)
  stops <- c(rows$timestamp, screen$timestamp[screen$screen_status %in% c(0, 2)])
  end <- sapply(rows$timestamp, function(at) {
    stop <- suppressWarnings(min(stops[stops > at]))
    if (stop - at > 6 * HOURS) min(at + 6 * HOURS, midnight(at, zone_at(device, at))) else stop
  })
  data.frame(start = rows$timestamp, end = unlist(end), name = rows$application_name)
}

# Android writes calls, iOS states: 1 ringing, 2 connected, 3 dialling, 4 ended.
calls <- function(device) {
  rows <- table_of("calls", device)
  if (device == "android") {
    way <- c("incoming", "outgoing", "missed")[rows$call_type]
    return(data.frame(start = rows$timestamp, end = rows$timestamp + 1000 * rows$call_duration,
                      name = way))
  }
  found <- NULL
  for (trace in unique(rows$trace)) {
    states <- rows[rows$trace == trace, ]
    call <- cumsum(c(0, head(states$call_type == 4, -1)))
    for (one in split(states, call)) {
      if (!4 %in% one$call_type) next
      answered <- 2 %in% one$call_type
      way <- if (!1 %in% one$call_type) "outgoing" else if (answered) "incoming" else "missed"
      seconds <- if (answered) sum(one$call_duration) else 0
      found <- rbind(found, data.frame(start = one$timestamp[1],
                                       end = one$timestamp[1] + 1000 * seconds, name = way))
    }
  }
  found
}

# The pieces of episodes with their place in each segment.
pieces <- function(device, episodes) {
  all <- NULL
  for (i in seq_len(nrow(episodes))) {
    s <- episodes$start[i]
    e <- episodes$end[i]
    minutes <- if (floor(s / 60000) + 1 <= ceiling(e / 60000) - 1)
      60000 * ((floor(s / 60000) + 1):(ceiling(e / 60000) - 1)) else NULL
    from <- c(s, minutes)
    to <- c(minutes, e)
    zone <- sapply(from, function(at) zone_at(device, at))
    stamp <- mapply(function(at, z) format(local(at, z), "%Y-%m-%d %H %u"), from, zone)
    all <- rbind(all, data.frame(episode = i, from, to, name = episodes$name[i],
                                 date = as.Date(substr(stamp, 1, 10)),
                                 hour = as.integer(substr(stamp, 12, 13)),
                                 weekday = as.integer(substr(stamp, 15, 15))))
  }
  friday <- all[all$weekday >= 5, ]
  morning <- all[all$hour >= 6 & all$hour < 12, ]
  place <- function(rows, segment, back)
    if (nrow(rows)) cbind(rows, segment = segment, instance = as.character(rows$date - back))
  rbind(place(all, "daily", 0), place(morning, "morning", 0), place(all, "threeday", 0),
        place(all, "threeday", 1), place(all, "threeday", 2),
        place(friday, "weekend", friday$weekday - 5))
}

result <- NULL
note <- function(device, part, measure, value)
  result <<- rbind(result, data.frame(device, segment = part$segment[1],
                                      instance = part$instance[1], measure, value))
minutes <- function(part) sum(part$to - part$from) / 60000
runs <- function(part) {
  part <- part[order(part$episode, part$from), ]
  same <- head(part$episode, -1) == tail(part$episode, -1)
  nrow(part) - sum(same & head(part$to, -1) == tail(part$from, -1))
}
starts <- function(part, episodes) sum(part$from == episodes$start[part$episode])
instances <- function(rows) split(rows, paste(rows$segment, rows$instance))

for (device in c("android", "ios")) {
  for (part in instances(pieces(device, unlocks(device)))) {
    note(device, part, "unlock_minutes", minutes(part))
    note(device, part, "unlock_episode_count", runs(part))
  }
  if (device == "android") {
    episodes <- applications(device)
    for (part in instances(pieces(device, episodes))) {
      note(device, part, "application_minutes", minutes(part))
      note(device, part, "episode_count", runs(part))
      note(device, part, "launch_count", starts(part, episodes))
      note(device, part, "application_count", length(unique(part$name)))
    }
  }
  episodes <- calls(device)
  for (part in instances(pieces(device, episodes))) {
    note(device, part, "call_count", starts(part, episodes))
    for (way in c("incoming", "outgoing", "missed")) {
      of <- part[part$name == way, ]
      if (nrow(of)) {
        note(device, part, paste0("call_", way, "_count"), runs(of))
        if (way != "missed") {
          note(device, part, paste0("call_", way, "_minutes"), minutes(of))
          lengths <- tapply(of$to - of$from, of$episode, sum) / 60000
          note(device, part, paste0("call_", way, "_minutes_max"), max(lengths))
        }
      }
    }
  }
}
result$value <- round(result$value, 9)
write.csv(result[order(result$device, result$segment, result$instance, result$measure), ], args[2],
          row.names = FALSE, quote = FALSE)
