package org.attune.spark.job;

import java.util.List;

/** One command that reads tables of a study and writes others. */
public abstract class Job {

  /** The command's name: a verb. */
  public abstract String name();

  /** The tables it reads, by contract. */
  public abstract List<String> reads();

  /** The tables it writes, by contract; no other job writes them. */
  public abstract List<String> writes();

  /**
   * The steps whose results it shows beside its own, where they are of the study as it is now; it
   * works without them.
   */
  public List<String> shows() {
    return List.of();
  }

  /** What of its work it does, in words; empty where it does all. */
  public String part() {
    return "";
  }

  /**
   * Does the work.
   *
   * @return one line that says what came of it
   */
  public abstract String run(Work work);
}
