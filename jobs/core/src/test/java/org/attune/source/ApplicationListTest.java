package org.attune.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attune.file.RawRow;
import org.attune.file.RawTable;
import org.attune.file.Tables;
import org.attune.schema.Shipped;
import org.junit.jupiter.api.Test;

/** The shipped list of applications and their categories. */
class ApplicationListTest {

  private static List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    try (RawTable table = Tables.csv(Shipped.text("applications/categories.csv"))) {
      assertThat(table.header())
          .containsExactly("application", "name", "category", "platform", "added");
      while (table.hasNext()) {
        RawRow row = table.next();
        assertThat(row.fault()).isNull();
        rows.add(row.cells());
      }
    }
    return rows;
  }

  @Test
  void applications_standOnce() {
    assertThat(rows()).extracting(r -> r.get(0)).doesNotHaveDuplicates();
    assertThat(rows()).hasSizeGreaterThan(300);
  }

  @Test
  void rows_haveCategoryPlatformAndDay() {
    assertThat(rows()).allMatch(r -> r.get(2).matches("[a-z]+"));
    assertThat(rows()).extracting(r -> r.get(3)).containsOnly("android", "ios", "web", "any");
    assertThat(rows()).allMatch(r -> r.get(4).matches("20\\d\\d-[01]\\d-[0-3]\\d"));
    assertThat(rows()).allMatch(r -> r.get(3).equals("web") || r.get(1) != null);
  }

  @Test
  void aName_hasOneCategory() {
    Map<String, String> byName = new HashMap<>();
    for (List<String> row : rows()) {
      if (row.get(1) != null && !row.get(1).isBlank()) {
        String before = byName.put(row.get(1).toLowerCase(java.util.Locale.ROOT), row.get(2));
        assertThat(before == null || before.equals(row.get(2))).as(row.get(1)).isTrue();
      }
    }
  }

  @Test
  void socialMediaAndMessaging_areToldApart() {
    Map<String, String> ids = new HashMap<>();
    rows().forEach(r -> ids.put(r.get(0), r.get(2)));
    assertThat(ids)
        .containsEntry("com.instagram.android", "social")
        .containsEntry("com.facebook.katana", "social")
        .containsEntry("com.facebook.orca", "messaging")
        .containsEntry("com.whatsapp", "messaging")
        .containsEntry("com.google.android.youtube", "video")
        .containsEntry("com.tinder", "dating");
  }
}
