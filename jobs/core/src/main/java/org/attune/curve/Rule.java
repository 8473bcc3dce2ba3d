package org.attune.curve;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.association.Reference;
import org.attune.association.Variable;
import org.attune.schema.Refusal;

/**
 * One word of who is left out, or looked at.
 *
 * @param kind what it is about
 * @param measure the measure of a condition; null for other kinds
 * @param relation how the measure, or the number of records, compares
 * @param value with what; the index that must be flagged, or how many flags there must be
 */
record Rule(Kind kind, Variable measure, Relation relation, String value) implements Serializable {

  private static final Pattern CONDITION =
      Pattern.compile("([^<>=!\\s]+)\\s*(<=|>=|!=|<|>|=)\\s*(\\S.*)");
  private static final Pattern FLAGS = Pattern.compile("([1-7])_flags?");
  private static final String SPEEDERS = "speeders";
  private static final String SECONDS = "seconds_per_item";
  private static final String RECORDS = "records";

  /** The indices of careless responding that a record is screened by. */
  private static final List<String> INDICES =
      List.of("longstring", "irv", "even_odd", "synonyms", "antonyms", "mahalanobis", SECONDS);

  /** What a rule is about. */
  enum Kind {
    /** A number of the person. */
    NUMBER,
    /** A category of the person. */
    CATEGORY,
    /** The number of diary records. */
    RECORDS,
    /** One index of careless responding. */
    INDEX,
    /** The number of indices beyond their bounds. */
    FLAGS
  }

  /** How two values compare. */
  enum Relation {
    AT_MOST("<="),
    AT_LEAST(">="),
    OTHER("!="),
    BELOW("<"),
    ABOVE(">"),
    EQUAL("=");

    private final String sign;

    Relation(String sign) {
      this.sign = sign;
    }

    static Relation of(String sign) {
      return Arrays.stream(values()).filter(r -> r.sign.equals(sign)).findFirst().orElseThrow();
    }

    boolean holds(double left, double right) {
      return switch (this) {
        case AT_MOST -> left <= right;
        case AT_LEAST -> left >= right;
        case OTHER -> left != right && !Double.isNaN(left);
        case BELOW -> left < right;
        case ABOVE -> left > right;
        case EQUAL -> left == right;
      };
    }
  }

  /** Reads a word of an exclusion. */
  static Rule exclusion(String word, Naming naming, String place) {
    String index = word.equals(SPEEDERS) ? SECONDS : word;
    Matcher flags = FLAGS.matcher(word);
    if (INDICES.contains(index) || flags.matches()) {
      if (!naming.screened()) {
        throw new Refusal(
            CurvePlan.FILE,
            place,
            word
                + " needs records screened for careless responding, but no questionnaire is asked.",
            "Leave it out.");
      }
      return INDICES.contains(index)
          ? new Rule(Kind.INDEX, null, null, index)
          : new Rule(Kind.FLAGS, null, Relation.AT_LEAST, flags.group(1));
    }
    return condition(word, naming, place);
  }

  /** Reads a condition: a measure of the person, or the number of diary records, and a value. */
  static Rule condition(String word, Naming naming, String place) {
    Matcher parts = CONDITION.matcher(word);
    if (!parts.matches()) {
      throw new Refusal(
          CurvePlan.FILE,
          place,
          "There is no rule " + word + ".",
          "There are "
              + String.join(", ", INDICES)
              + ", "
              + SPEEDERS
              + ", 2_flags, records<20, and conditions such as gender=woman or valid_days<7.");
    }
    Relation relation = Relation.of(parts.group(2));
    String value = parts.group(3).strip();
    if (parts.group(1).equals(RECORDS)) {
      requireNumber(word, value, place);
      return new Rule(Kind.RECORDS, null, relation, value);
    }
    Variable measure = naming.known().person(reference(parts.group(1), place), place);
    boolean category = naming.known().isCategory(measure);
    boolean ordered = relation != Relation.EQUAL && relation != Relation.OTHER;
    if (category && ordered) {
      throw new Refusal(
          CurvePlan.FILE,
          place,
          measure.label() + " holds labels of categories, which have no order.",
          "Write = or !=.");
    }
    if (!category) {
      requireNumber(word, value, place);
    }
    return new Rule(category ? Kind.CATEGORY : Kind.NUMBER, measure, relation, value);
  }

  static Reference reference(String text, String place) {
    try {
      return Reference.of(text);
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          CurvePlan.FILE, place, e.getMessage() + ".", "Write NAME, or NAME@occasion.");
    }
  }

  double number() {
    return Double.parseDouble(value);
  }

  private static void requireNumber(String word, String value, String place) {
    try {
      Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw new Refusal(
          CurvePlan.FILE, place, "Expected a number in " + word + ".", "Write one, such as 7.");
    }
  }
}
