package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.attune.association.ItemQuality;
import org.attune.association.Reliability;
import org.attune.association.ResultRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignCheckTest {

  @TempDir private Path folder;

  private static ItemQuality item(String measure, String item, Double itemRest) {
    return new ItemQuality(measure, "w1", item, 100L, 100L, 0L, 0L, 2.0, 1.0, itemRest, .7, "", "");
  }

  private static Reliability alpha(String warning) {
    return new Reliability(
        "uls8",
        "w1",
        "alpha",
        "declared",
        .5,
        .4,
        .6,
        .95,
        8L,
        100L,
        100L,
        100L,
        -.3,
        "outgoing",
        warning,
        "");
  }

  private Layout layout() {
    return Layout.of(
        StudyFolder.in(folder)
            .raw(
                "survey.csv",
                "id,lonely_1,lonely_2,lonely_3,age,sm_time,u1,u2,u3,u4,u5,u6,u7,u8\n"
                    + "a1,1,2,3,21,4,1,2,3,4,1,2,3,4\n")
            .with(
                "ucla3_hughes: {items: lonely_1..lonely_3}\n",
                "ucla3_hughes: {items: lonely_1..lonely_3}\n      uls8: {items: u1..u8}\n")
            .open());
  }

  @Test
  void negativeItemRest_isExplainedInItemsAndScale() {
    List<ResultRow> rows =
        List.of(
            item("uls8", "outgoing", -.3),
            item("uls8", "left_out", .5),
            item("age", "x", -.5),
            alpha("outgoing: negative item-rest correlation; check its keying; n: no variance"));
    SignCheck check = SignCheck.of(layout(), rows);
    List<ResultRow> explained = check.explain(rows);
    assertThat(check.items()).isEqualTo(1);
    assertThat(((ItemQuality) explained.get(0)).warning())
        .contains("Item outgoing (3)", "-0.30", "already reversed");
    assertThat(explained.subList(1, 3)).isEqualTo(rows.subList(1, 3));
    assertThat(((Reliability) explained.get(3)).warning())
        .isEqualTo("items that run against the rest (see item_quality): outgoing; n: no variance");
  }

  @Test
  void nothingNegative_changesNothing() {
    List<ResultRow> rows = List.of(item("uls8", "outgoing", .3), item("uls8", "left_out", null));
    SignCheck check = SignCheck.of(layout(), rows);
    assertThat(check.items()).isZero();
    assertThat(check.explain(rows)).isEqualTo(rows);
  }
}
