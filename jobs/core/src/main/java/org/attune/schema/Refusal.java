package org.attune.schema;

/**
 * Says that data or declarations are refused, and what to do about it.
 *
 * <p>A refusal is a message to a researcher, never a stack trace: which file, where in it, what was
 * expected, and what to do. Faults of Attune itself are other exceptions.
 */
public final class Refusal extends RuntimeException {

  private final String file;
  private final String place;
  private final String expected;
  private final String remedy;

  /**
   * Makes a refusal.
   *
   * @param file the file, relative to the study folder or as shipped
   * @param place where in the file: a line, a column, a path such as {@code sources[0].file}
   * @param expected what was expected, and what was found instead
   * @param remedy what to do, as an imperative
   */
  public Refusal(String file, String place, String expected, String remedy) {
    super(file + (place.isEmpty() ? "" : ", " + place) + ": " + expected + " " + remedy);
    this.file = file;
    this.place = place;
    this.expected = expected;
    this.remedy = remedy;
  }

  /** The file that is refused. */
  public String file() {
    return file;
  }

  /** Where in the file; empty when the whole file is meant. */
  public String place() {
    return place;
  }

  /** What was expected, and what was found. */
  public String expected() {
    return expected;
  }

  /** What to do. */
  public String remedy() {
    return remedy;
  }
}
