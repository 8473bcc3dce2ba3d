package org.attune.donation;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.file.Reason;

/**
 * Texts of chats one after another: a line that names the other person, then a line for each
 * message with its time in universal time and its sender. Further lines of messages are passed
 * over.
 */
final class ChatBlocks {

  private static final Pattern MESSAGE =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}(?: UTC)?) ([^:]+):.*");

  private ChatBlocks() {}

  static void read(InputStream in, MemberRule rule, Findings found) throws IOException {
    RecordRule record = rule.records().get(0);
    TextLines lines = TextLines.of(in);
    String peer = null;
    boolean other = false;
    for (String line = lines.next(); line != null; line = lines.next()) {
      Matcher named = record.peer().matcher(line.strip());
      Matcher message = MESSAGE.matcher(line);
      if (named.matches()) {
        peer = named.group(1);
      } else if (peer == null) {
        other |= !line.isBlank() && !rule.nothing().contains(line.strip().toLowerCase(Locale.ROOT));
      } else if (message.matches()) {
        String time = record.clock().read(message.group(1));
        if (time == null) {
          found.leave(Reason.UNREADABLE_TIME, record.what());
        } else {
          found.use(new Use(time, record, peer, message.group(2), peer));
        }
      }
    }
    if (peer == null && other) {
      throw new SetAside(Reason.UNKNOWN_SHAPE, "Expected a line that names the other person.");
    }
  }
}
