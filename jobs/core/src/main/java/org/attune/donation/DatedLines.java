package org.attune.donation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.file.Reason;

/**
 * Texts of records with a line for each value: {@code Date: 2026-07-03 23:00:11 UTC}.
 *
 * <p>Only the lines of times are looked at; each begins a record.
 */
final class DatedLines {

  private static final Pattern VALUE = Pattern.compile("([^:]{1,40}): ?(.*)");

  private DatedLines() {}

  static void read(InputStream in, MemberRule rule, Records records) throws IOException {
    List<String> keys = new ArrayList<>();
    for (RecordRule record : rule.records()) {
      record.time().forEach(t -> keys.add(t.steps().get(0).get(0)));
    }
    TextLines lines = TextLines.of(in);
    boolean dated = false;
    boolean other = false;
    for (String line = lines.next(); line != null; line = lines.next()) {
      Matcher value = VALUE.matcher(line);
      if (value.matches() && keys.contains(value.group(1))) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        record.put(value.group(1), value.group(2));
        records.take(rule.records(), record, null, null);
        dated = true;
      } else if (!line.isBlank()) {
        other |= !rule.nothing().contains(line.strip().toLowerCase(Locale.ROOT));
      }
    }
    if (!dated && other) {
      throw new SetAside(
          Reason.UNKNOWN_SHAPE,
          "Expected lines that begin with " + String.join(" or ", keys) + ".");
    }
  }
}
