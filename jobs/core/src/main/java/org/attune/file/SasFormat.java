package org.attune.file;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;

/** How SAS displays a number, as far as it tells days, moments and times from other numbers. */
enum SasFormat {
  NUMBER,
  DAY,
  MOMENT,
  TIME;

  private static final LocalDate FIRST = LocalDate.of(1960, 1, 1);
  private static final Set<String> DAYS =
      Set.of(
          "DATE",
          "E8601DA",
          "B8601DA",
          "IS8601DA",
          "JULIAN",
          "JULDAY",
          "JULDATE",
          "WEEKDATE",
          "WEEKDATX",
          "WORDDATE",
          "WORDDATX",
          "MONYY",
          "YYMON",
          "MONTH",
          "MONNAME",
          "DAY",
          "DOWNAME",
          "WEEKDAY",
          "WEEKU",
          "WEEKV",
          "WEEKW",
          "QTR",
          "QTRR",
          "YEAR",
          "NENGO",
          "MINGUO");
  private static final Set<String> DAY_STARTS =
      Set.of("DDMMYY", "MMDDYY", "YYMMDD", "MMYY", "YYMM", "YYQ", "EURDF", "NLDATE");
  private static final Set<String> MOMENTS =
      Set.of(
          "DATETIME",
          "DATEAMPM",
          "DTDATE",
          "DTMONYY",
          "DTWKDATX",
          "DTYEAR",
          "DTYYQC",
          "MDYAMPM",
          "E8601DT",
          "E8601DN",
          "E8601DZ",
          "B8601DT",
          "B8601DN",
          "B8601DZ",
          "IS8601DT",
          "IS8601DN",
          "IS8601DZ",
          "EURDFDT",
          "E8601DX",
          "B8601DX");
  private static final Set<String> TIMES =
      Set.of(
          "TIME",
          "TIMEAMPM",
          "HHMM",
          "HOUR",
          "MMSS",
          "TOD",
          "E8601TM",
          "E8601TZ",
          "E8601LZ",
          "B8601TM",
          "B8601TZ",
          "B8601LZ",
          "IS8601TM",
          "IS8601TZ",
          "E8601TX",
          "B8601TX",
          "NLTIME",
          "NLTIMAP");

  /** What a format's name means, with or without its width; other names mean numbers. */
  static SasFormat of(String name) {
    String word = name.strip().toUpperCase(Locale.ROOT).replaceAll("(?<=\\D)\\d*\\.?\\d*$", "");
    if (MOMENTS.contains(word) || word.startsWith("NLDATM")) {
      return MOMENT;
    }
    if (TIMES.contains(word)) {
      return TIME;
    }
    boolean day = DAYS.contains(word) || DAY_STARTS.stream().anyMatch(word::startsWith);
    return day ? DAY : NUMBER;
  }

  String shown(double value) {
    return switch (this) {
      case NUMBER -> Numbers.shortest(value);
      case DAY -> IsoText.day(value, FIRST);
      case MOMENT -> IsoText.moment(value, FIRST);
      case TIME -> IsoText.time(value);
    };
  }
}
