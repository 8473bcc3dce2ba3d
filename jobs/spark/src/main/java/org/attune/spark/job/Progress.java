package org.attune.spark.job;

import java.io.PrintStream;
import java.time.Duration;

/** Tells what is being done: one moving line on a terminal, plain lines elsewhere. */
public final class Progress {

  private final PrintStream out;
  private final boolean terminal;
  private final long began = System.nanoTime();

  private Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Progress on standard error; a moving line where the launcher saw a terminal. */
  public static Progress open() {
    return new Progress(System.err, "yes".equals(System.getProperty("attune.terminal")));
  }

  /** No progress at all. */
  public static Progress silent() {
    return new Progress(new PrintStream(java.io.OutputStream.nullOutputStream()), false);
  }

  /** Says what begins now. */
  public void begin(String step, String what) {
    if (terminal) {
      out.printf("\r\u001b[K%s %s ... %s", clock(), step, what);
      out.flush();
    } else {
      out.printf("%s %s: %s%n", clock(), step, what);
    }
  }

  /** Says what came of it. */
  public void end(String step, String what) {
    out.printf(terminal ? "\r\u001b[K%s %s: %s%n" : "%s %s: %s%n", clock(), step, what);
  }

  private String clock() {
    Duration since = Duration.ofNanos(System.nanoTime() - began);
    return String.format("[%3d.%d s]", since.toSeconds(), since.toMillisPart() / 100);
  }
}
