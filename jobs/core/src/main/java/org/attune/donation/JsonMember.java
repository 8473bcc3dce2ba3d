package org.attune.donation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.attune.file.Reason;

/**
 * Walks JSON of any size, and holds one record at a time.
 *
 * <p>What is neither a record, nor on the way to one, nor declared as not needed, is counted as an
 * unknown part; JSON of which no part is known is set aside.
 */
final class JsonMember {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final MemberRule rule;
  private final Records records;
  private final JsonPath people;
  private final JsonParser parser;
  private final List<String> steps = new ArrayList<>();
  private final List<Boolean> lists = new ArrayList<>();
  private final List<String> walked = new ArrayList<>();
  private long known;
  private long unknown;

  private JsonMember(MemberRule rule, Records records, JsonParser parser) {
    this.rule = rule;
    this.records = records;
    this.parser = parser;
    this.people = rule.conversations() == null ? null : rule.conversations().people();
  }

  /**
   * Reads a member.
   *
   * @throws SetAside where it is no JSON, or of unknown shape
   */
  static void read(InputStream in, MemberRule rule, Records records) throws IOException {
    try (JsonParser parser = JSON.createParser(in)) {
      JsonMember member = new JsonMember(rule, records, parser);
      JsonToken first = parser.nextToken();
      if (first == null || !first.isStructStart()) {
        throw new SetAside(Reason.UNKNOWN_SHAPE, "Expected a list or a mapping.");
      }
      member.descend();
      if (parser.nextToken() != null) {
        throw new SetAside(Reason.DAMAGED, "Expected nothing after the end of the JSON.");
      }
      member.refuseUnknown();
    } catch (JsonProcessingException e) {
      throw new SetAside(Reason.DAMAGED, "Expected JSON to its end.");
    }
  }

  /** The texts at some places of a small member. */
  static List<String> texts(InputStream in, List<JsonPath> places) throws IOException {
    try {
      JsonNode tree = JSON.readTree(in);
      return places.stream().flatMap(p -> p.in(tree).stream()).map(JsonNode::asText).toList();
    } catch (JsonProcessingException e) {
      return List.of();
    }
  }

  private void refuseUnknown() {
    boolean read = !records.found().uses().isEmpty();
    boolean timeless =
        records.found().left().keySet().stream()
            .anyMatch(l -> l.reason() == Reason.NO_TIME || l.reason() == Reason.UNREADABLE_TIME);
    boolean counted =
        records.found().left().keySet().stream().anyMatch(l -> l.reason() == Reason.NOT_NEEDED);
    if ((known == 0 && unknown > 0) || (!read && timeless && !counted)) {
      throw new SetAside(
          Reason.UNKNOWN_SHAPE, "None of its records has a time where it is expected.");
    }
  }

  /** Goes through the value whose first token was just read. */
  private void descend() throws IOException {
    boolean list = parser.currentToken() == JsonToken.START_ARRAY;
    int element = 0;
    while (true) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new SetAside(Reason.DAMAGED, "Expected JSON to its end.");
      }
      if (token.isStructEnd()) {
        return;
      }
      String key = list ? JsonPath.ELEMENT : parser.currentName();
      if (!list) {
        parser.nextToken();
      }
      steps.add(key);
      lists.add(list);
      walked.add(list ? String.valueOf(element++) : key);
      value();
      steps.remove(steps.size() - 1);
      lists.remove(lists.size() - 1);
      walked.remove(walked.size() - 1);
    }
  }

  private void value() throws IOException {
    List<RecordRule> here =
        rule.records().stream().filter(r -> r.at().stream().anyMatch(this::isHere)).toList();
    if (!here.isEmpty()) {
      known++;
      record(here);
    } else if (people != null && isHere(people)) {
      records
          .found()
          .person(conversation(rule.conversations()), records.readable().apply(parser.getText()));
    } else if (parser.currentToken().isStructStart()) {
      if (rule.records().stream().flatMap(r -> r.at().stream()).anyMatch(this::leads)
          || (people != null && leads(people))) {
        known +=
            rule.records().stream().flatMap(r -> r.at().stream()).anyMatch(this::leads) ? 1 : 0;
        descend();
      } else if (rule.ignored().stream().anyMatch(this::isHere)) {
        parser.skipChildren();
      } else {
        skipUnknown();
      }
    }
  }

  private void skipUnknown() throws IOException {
    int depth = 1;
    long values = 0;
    while (depth > 0) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new SetAside(Reason.DAMAGED, "Expected JSON to its end.");
      }
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      values += token.isScalarValue() ? 1 : 0;
    }
    if (values > 0) {
      unknown++;
      records.found().leave(Reason.UNKNOWN_SHAPE, "unknown parts");
    }
  }

  private boolean isHere(JsonPath path) {
    return path.length() == steps.size() && path.agrees(steps, lists);
  }

  private boolean leads(JsonPath path) {
    return path.length() > steps.size() && path.agrees(steps, lists);
  }

  private void record(List<RecordRule> here) throws IOException {
    JsonNode node = JSON.readTree(parser);
    String peer = null;
    RecordRule first = here.get(0);
    if (first.peer() != null) {
      peer = peer(first);
      if (peer == null) {
        records.found().leave(Reason.UNKNOWN_SHAPE, first.what());
        return;
      }
    }
    records.take(here, node, first.sender() == null ? null : conversation(first), peer);
  }

  private String peer(RecordRule of) {
    for (String key : walked) {
      Matcher named = of.peer().matcher(key);
      if (named.matches()) {
        return named.group(1);
      }
    }
    return null;
  }

  /** The steps that a conversation's records and its people share. */
  private String conversation(RecordRule of) {
    int shared = of.people() == null ? 0 : of.at().get(0).shared(of.people());
    return String.join("/", walked.subList(0, Math.min(shared, walked.size())));
  }
}
