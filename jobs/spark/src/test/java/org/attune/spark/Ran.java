package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What a command that was run in this process answered.
 *
 * @param status its exit code
 * @param out what it printed
 * @param err what it reported: progress, and what it refused
 */
record Ran(int status, String out, String err) {

  /** Runs a command of the menu. */
  static Ran of(Object... arguments) {
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteArrayOutputStream reported = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(reported, true, StandardCharsets.UTF_8));
      int status = Main.run(words);
      return new Ran(
          status,
          printed.toString(StandardCharsets.UTF_8),
          reported.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** Checks that the command did what it was asked. */
  Ran done() {
    assertThat(status).as(err).isZero();
    return this;
  }

  /** Checks that the command refused, with a message that holds these words and no stack trace. */
  Ran refused(String... words) {
    assertThat(status).as(err).isEqualTo(3);
    assertThat(err).contains(words).contains("attune: ").doesNotContain("\tat ", "Exception");
    return this;
  }
}
