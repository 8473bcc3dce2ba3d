package org.attune.study;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.instrument.Instrument;
import org.attune.instrument.InstrumentUse;
import org.attune.instrument.Item;
import org.attune.schema.Refusal;
import org.attune.schema.Shipped;

/**
 * Keeps items that ask about harm to oneself out of studies that declare no {@code
 * safety_protocol}.
 *
 * <p>An instrument's file marks such items as guarded. A use of an instrument that reads one is
 * refused, and so is a column that holds one under another name, as far as its name or its label
 * tells. A column that nobody named so cannot be found.
 */
final class SafetyProtocol {

  private static final String KEY = "safety_protocol";
  private static final Pattern ENDS_IN_NUMBER = Pattern.compile("^(.*?)(0?)(\\d+)$");

  private final boolean declared;

  private SafetyProtocol(boolean declared) {
    this.declared = declared;
  }

  static SafetyProtocol of(Study study) {
    return new SafetyProtocol(!study.part(KEY).asText("").isBlank());
  }

  /**
   * Lets a use pass that reads no guarded item, or a study with a protocol.
   *
   * @throws Refusal naming the items and a shorter instrument
   */
  void require(InstrumentUse use, String place) {
    List<Item> guarded = use.guarded();
    if (declared || guarded.isEmpty()) {
      return;
    }
    Instrument instrument = use.instrument();
    throw new Refusal(
        Study.DECLARATION,
        place,
        instrument.id()
            + " asks about harm to oneself (item "
            + String.join(", ", guarded.stream().map(i -> String.valueOf(i.number())).toList())
            + "), and the study declares no safety protocol.",
        (instrument.id().equals("phq9") ? "Use phq8, which leaves the item out, or write" : "Write")
            + " at the top of study.yaml safety_protocol: what happens when someone says yes.");
  }

  /**
   * Lets a file pass none of whose columns that are read seems to hold a guarded item.
   *
   * @param place where study.yaml names the columns
   * @param read the columns that are read
   * @param header all columns of the file
   * @param labels what the file says about its columns
   * @throws Refusal naming the column
   */
  void refuseHidden(
      String place, Collection<String> read, List<String> header, Map<String, String> labels) {
    if (declared) {
      return;
    }
    for (String id : guardedInstruments()) {
      for (Item item : Instrument.of(id).items()) {
        for (String column : read) {
          boolean named = item.guarded().stream().anyMatch(p -> names(p, column, item, header));
          boolean labelled =
              item.guarded().stream().anyMatch(p -> finds(p, labels.getOrDefault(column, "")));
          if (named || labelled) {
            throw hidden(place, column, id, item);
          }
        }
      }
    }
  }

  private static Refusal hidden(String place, String column, String id, Item item) {
    return new Refusal(
        Study.DECLARATION,
        place,
        "The column "
            + column
            + " seems to hold item "
            + item.number()
            + " of "
            + id
            + ", which asks about harm to oneself, and the study declares no safety protocol.",
        "Leave the column out, or write at the top of study.yaml safety_protocol: what happens when"
            + " someone says yes.");
  }

  /** A name that ends in the item's number means the item only beside the number before it. */
  private static boolean names(String pattern, String column, Item item, List<String> header) {
    Matcher number = ENDS_IN_NUMBER.matcher(column);
    if (number.matches() && number.group(3).equals(String.valueOf(item.number()))) {
      String before = number.group(1) + number.group(2) + (item.number() - 1);
      return header.contains(before) && finds(pattern, column);
    }
    return finds(pattern, column);
  }

  private static boolean finds(String pattern, String text) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(text).find();
  }

  /** Only these files are parsed: a study mostly uses few instruments. */
  private static List<String> guardedInstruments() {
    return Instrument.shipped().stream()
        .filter(id -> Shipped.text("instruments/" + id + ".yaml").contains("guarded:"))
        .toList();
  }
}
