package org.attune.propose;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What kind of source a file is, and the columns by which that is known.
 *
 * @param kind the kind
 * @param id the column of participants; null where there is none
 * @param moments its times and zones
 * @param wave the column that tells the occasion; null where there is none
 * @param status the column that tells how a prompt ended; null where there is none
 * @param application the column of applications; null where there is none
 */
record Shape(
    Kind kind, IdColumn id, Moments moments, String wave, String status, String application) {

  /** The kinds of sources. */
  enum Kind {
    SURVEY,
    DIARY,
    USAGE
  }

  static final Pattern EXPIRED =
      Pattern.compile("(?i)expired|missed|time[d ]?-?out|no response|unanswered|ignored");
  static final Pattern CANCELLED = Pattern.compile("(?i)cancell?ed|dismissed|declined|aborted");
  private static final Set<String> APPLICATION =
      Set.of("app", "application", "package", "appname", "bundle", "applications");
  static final Set<String> START =
      Set.of("start", "begin", "began", "opened", "starttime", "timestamp", "from");
  static final Set<String> END = Set.of("end", "stop", "closed", "until", "endtime", "finish");
  static final Set<String> DURATION = Set.of("duration", "seconds", "length");

  static Shape of(Sketch sketch, IdColumn id) {
    Moments moments = Moments.of(sketch);
    String application =
        sketch.header().stream()
            .filter(c -> Names.holds(c, APPLICATION) && sketch.column(c).lettered())
            .findFirst()
            .orElse(null);
    String status =
        sketch.header().stream().filter(c -> status(sketch, c)).findFirst().orElse(null);
    String wave =
        sketch.header().stream()
            .filter(c -> Names.wave(c) && few(sketch.column(c)))
            .findFirst()
            .orElse(null);
    double each = id == null ? 1 : id.rowsEach();
    boolean timed = !moments.columns().isEmpty();
    boolean known = sketch.export() != null && sketch.export().isLog();
    boolean log = known || (timed && each > 2 && application != null);
    boolean diary =
        timed && (wave == null ? each >= 2.5 || (status != null && each > 1.2) : status != null);
    Kind kind = log ? Kind.USAGE : diary ? Kind.DIARY : Kind.SURVEY;
    return new Shape(kind, id, moments, kind == Kind.SURVEY ? wave : null, status, application);
  }

  private static boolean few(ColumnSketch column) {
    int different = column.values().size() + column.words().size();
    return column.few() && different >= 2 && different <= 12 && column.filled() == column.rows();
  }

  private static boolean status(Sketch sketch, String column) {
    List<String> words = sketch.column(column).words();
    return words.stream().anyMatch(w -> EXPIRED.matcher(w).matches()) && words.size() <= 8;
  }
}
