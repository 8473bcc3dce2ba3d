package org.attune.spark.transform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.attune.curve.Flagged;
import org.attune.spark.row.TableFile;
import org.attune.study.Policy;

/** Records with answers beyond a bound of careless responding, brought to the driver. */
public final class CarelessFlags {

  private static final List<String> READ =
      List.of("participant", "occasion", "flags", "n_flags", "copy", "copies", "fullest", "status");

  private CarelessFlags() {}

  /**
   * The flagged records that count under a policy, of some occasions, by participant and occasion.
   *
   * @param files the table response_quality
   */
  public static List<Flagged> apply(List<Path> files, Policy policy, Collection<String> occasions) {
    List<Flagged> flagged = new ArrayList<>();
    for (Path each : files) {
      try (TableFile file = TableFile.open(each, READ)) {
        while (file.next()) {
          for (int row = 0; row < file.rows(); row++) {
            if (file.number(3, row) > 0
                && occasions.contains(file.text(1, row))
                && counts(file, row, policy)) {
              flagged.add(
                  new Flagged(
                      file.text(0, row), file.text(1, row), file.text(2, row), file.whole(3, row)));
            }
          }
        }
      }
    }
    flagged.sort(
        Comparator.comparing(Flagged::participant)
            .thenComparing(Flagged::occasion)
            .thenComparing(Flagged::flags));
    return flagged;
  }

  /** As {@link Chosen#by}. */
  private static boolean counts(TableFile file, int row, Policy policy) {
    boolean copy =
        switch (policy.duplicates()) {
          case KEEP, REFUSE -> true;
          case FIRST -> file.number(4, row) == 1;
          case LAST -> file.number(4, row) == file.number(5, row);
          case FULLEST -> Boolean.TRUE.equals(file.flag(6, row));
        };
    return switch (policy.expiredWithAnswers()) {
      case KEEP -> copy;
      case DROP -> copy && "answered".equals(file.text(7, row));
    };
  }
}
