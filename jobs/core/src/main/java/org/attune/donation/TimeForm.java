package org.attune.donation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the times of a package are written; each gives an instant or nothing. */
enum TimeForm {
  /** Seconds since 1970. */
  SECONDS {
    @Override
    String read(String text) {
      return number(text, 1);
    }
  },
  /** Milliseconds since 1970. */
  MILLISECONDS {
    @Override
    String read(String text) {
      return number(text, 1000);
    }
  },
  /** ISO 8601 with its offset; without one it could be anywhere. */
  ISO {
    @Override
    String read(String text) {
      try {
        return OffsetDateTime.parse(text.strip()).toInstant().toString();
      } catch (DateTimeParseException e) {
        return null;
      }
    }
  },
  /** Year to second in universal time, whether it says so or not. */
  UTC {
    @Override
    String read(String text) {
      Matcher parts = UNIVERSAL.matcher(text.strip());
      try {
        return parts.matches()
            ? LocalDateTime.parse(parts.group(1) + "T" + parts.group(2))
                .toInstant(ZoneOffset.UTC)
                .toString()
            : null;
      } catch (DateTimeException e) {
        return null;
      }
    }
  },
  /** In words of a language, which only {@link WrittenDates} can settle. */
  WRITTEN {
    @Override
    String read(String text) {
      return text;
    }
  };

  private static final Pattern UNIVERSAL =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[ T](\\d{2}:\\d{2}:\\d{2})(?: ?UTC|Z)?");

  /** Seconds from September 2001 to 2100; nothing that people donate is older or younger. */
  private static final long EARLIEST = 1_000_000_000L;

  private static final long LATEST = 4_102_444_800L;

  /** The time as the source's clock reads it; null where it is not written so. */
  abstract String read(String text);

  private static String number(String text, int perSecond) {
    if (!text.matches("\\d{1,16}")) {
      return null;
    }
    long number = Long.parseLong(text);
    long seconds = number / perSecond;
    return seconds < EARLIEST || seconds >= LATEST
        ? null
        : Instant.ofEpochSecond(seconds, number % perSecond * (1_000_000_000L / perSecond))
            .toString();
  }
}
