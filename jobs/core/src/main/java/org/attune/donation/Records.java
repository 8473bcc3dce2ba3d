package org.attune.donation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.UnaryOperator;
import org.attune.file.Reason;

/** Makes uses of records, or counts why not. */
record Records(Findings found, UnaryOperator<String> readable) {

  /**
   * Takes a record by the first rule that fits it.
   *
   * @param conversation which conversation it belongs to; null outside of one
   * @param peer the other side, where the package names it; null otherwise
   */
  void take(List<RecordRule> rules, JsonNode record, String conversation, String peer) {
    for (RecordRule rule : rules) {
      if (rule.takes(record)) {
        take(rule, record, conversation, peer);
        return;
      }
    }
    found.leave(Reason.UNKNOWN_SHAPE, "records of an unknown kind");
  }

  private void take(RecordRule rule, JsonNode record, String conversation, String peer) {
    if (rule.kind() == null) {
      found.leave(Reason.NOT_NEEDED, rule.what());
      return;
    }
    List<String> times = rule.times(record);
    if (times.isEmpty()) {
      found.leave(Reason.NO_TIME, rule.what());
      return;
    }
    String time = times.size() > 1 ? null : rule.clock().read(times.get(0));
    if (time == null) {
      found.leave(Reason.UNREADABLE_TIME, rule.what());
      return;
    }
    found.use(new Use(time, rule, conversation, sender(rule, record), peer));
  }

  private String sender(RecordRule rule, JsonNode record) {
    List<JsonNode> senders = rule.sender() == null ? List.of() : rule.sender().in(record);
    return senders.isEmpty() || senders.get(0).asText().isBlank()
        ? null
        : readable.apply(senders.get(0).asText());
  }
}
