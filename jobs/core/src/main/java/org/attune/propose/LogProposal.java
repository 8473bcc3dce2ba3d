package org.attune.propose;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What is proposed for a log of a known format: whose it is, and what the format leaves open. */
final class LogProposal {

  private final String place;
  private final Exports export;
  private final List<Guess> guesses = new ArrayList<>();

  LogProposal(String place, Exports export) {
    this.place = place;
    this.export = export;
  }

  List<Guess> guesses() {
    return guesses;
  }

  /** The measures that an analysis may name. */
  List<String> measures() {
    JsonNode source = export.format().source();
    String event = source.path("event").asText();
    List<String> measures = new ArrayList<>();
    if (source.has("application") && !event.equals("notification") && !event.equals("visit")) {
      measures.add("screen_minutes");
      measures.add("social_minutes");
    }
    if (event.equals("call") || event.equals("message")) {
      measures.add(event.equals("call") ? "call_count" : "messages_sent_count");
    }
    if (source.path("event").has("unlock")) {
      measures.add("unlock_count");
    }
    return measures;
  }

  /**
   * Writes whose events these are and what their applications are.
   *
   * @param id the likeliest column of participants; null where there is none
   */
  void write(Yaml yaml, IdColumn id) {
    JsonNode source = export.format().source();
    boolean whose = source.has("participant");
    boolean device = id != null && export.isDevice(id.name());
    if (!whose && id == null) {
      yaml.line(2, "participant: {id: p1}", "guess: the file names nobody");
      guess(
          "participant",
          "the log is one participant's, whom the study calls p1",
          "no column looks like ids; where others hold the ids of devices, declare devices");
    } else if (!whose) {
      String evidence = String.format("%,d different ids in %,d rows", id.ids().size(), id.rows());
      yaml.line(2, "participant: " + Yaml.text(id.name()), "guess: " + evidence);
      guess(
          "participant",
          id.name() + (device ? ": each device is a participant" : " holds the participants' ids"),
          evidence
              + (device
                  ? "; where people have several devices, say so under devices instead"
                  : ""));
    }
    JsonNode application = source.path("application");
    if (application.isTextual() && !source.has("category")) {
      yaml.line(2, "category: {list: attune}", "guess");
      guess(
          "category",
          "applications have the categories of Attune's list",
          "results/category_coverage says how much of the use it knows");
    }
  }

  private void guess(String key, String guess, String evidence) {
    guesses.add(new Guess(place + "." + key, guess, evidence, Guess.Stake.NUMBERS));
  }
}
