package org.attune.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.attune.file.RawRow;
import org.attune.file.RawTable;
import org.attune.file.Reason;
import org.attune.schema.Refusal;
import org.attune.source.Source;

/**
 * What a study would have to say so that more can be read of the packages that were donated to it:
 * whose its chats are, and in which zone times of pages are written. Reads packages to their ends.
 *
 * <p>A person may write nothing in one chat, but hardly in all: where none of somebody's chats has
 * the declared owner among its authors, the declaration is a problem, else a note.
 */
final class DonationCheck {

  private static final String OF_CHATS = "whatsapp";
  private static final List<Reason> ASKING =
      Arrays.asList(Reason.UNKNOWN_OWNER, Reason.WRONG_OWNER, Reason.UNDECLARED_ZONE);

  /** A package of which something is not known, and why. */
  private record Found(String file, String detail) {}

  private final Source source;
  private final Map<Reason, List<Found>> found = new LinkedHashMap<>();
  private final Map<String, Found> wrong = new LinkedHashMap<>();
  private final Set<String> right = new HashSet<>();

  private DonationCheck(Source source) {
    this.source = source;
  }

  /** What is worth noting of all sources; declarations that fit nobody's chats are problems. */
  static List<String> of(Study study, Consumer<Refusal> problems) {
    List<String> notes = new ArrayList<>();
    for (Source source : study.sources()) {
      if (!source.origin().donation().isEmpty()) {
        DonationCheck check = new DonationCheck(source);
        study.files(source).forEach(file -> check.read(study, file));
        check.tell(problems, notes);
      }
    }
    return notes;
  }

  private void read(Study study, String file) {
    String whose = source.whose(file) == null ? file : source.whose(file);
    try (RawTable table = study.open(source, file)) {
      int application = table.header().indexOf("application");
      int direction = table.header().indexOf("direction");
      while (table.hasNext()) {
        RawRow row = table.next();
        if (ASKING.contains(row.fault())) {
          Found of = new Found(file, row.detail());
          found.computeIfAbsent(row.fault(), r -> new ArrayList<>()).add(of);
          if (row.fault() == Reason.WRONG_OWNER) {
            wrong.putIfAbsent(whose, of);
          }
        } else if (row.fault() == null
            && OF_CHATS.equals(row.cells().get(application))
            && row.cells().get(direction) != null) {
          right.add(whose);
        }
      }
    }
  }

  private void tell(Consumer<Refusal> problems, List<String> notes) {
    String see = ", as schemas/sources/README.md shows";
    note(Reason.UNDECLARED_ZONE, "pages", "declare pages under " + place() + see, notes);
    note(Reason.UNKNOWN_OWNER, "chats", "declare owner under " + place() + see, notes);
    Set<String> refused = new HashSet<>();
    wrong.forEach(
        (whose, first) -> {
          if (!right.contains(whose)) {
            refused.add(first.file());
            problems.accept(problem(first));
          }
        });
    List<Found> others = found.getOrDefault(Reason.WRONG_OWNER, List.of());
    found.put(
        Reason.WRONG_OWNER, others.stream().filter(f -> !refused.contains(f.file())).toList());
    note(
        Reason.WRONG_OWNER,
        "chats",
        "correct " + place() + ".owner, or leave it where this person wrote nothing",
        notes);
  }

  private Refusal problem(Found first) {
    return new Refusal(
        "raw/" + first.file(),
        place() + ".owner",
        first.detail(),
        "Write the name under owner as the chat has it before its messages; a person who wrote"
            + " nothing in it has a row that names the chat and no author.");
  }

  private String place() {
    return "sources." + source.id();
  }

  private void note(Reason reason, String what, String remedy, List<String> notes) {
    List<Found> of = found.getOrDefault(reason, List.of());
    if (!of.isEmpty()) {
      notes.add(
          String.format(
              "%s: in %sraw/%s: %s To know more, %s",
              source.id(),
              of.size() == 1 ? "" : of.size() + " " + what + ", the first of them in ",
              of.get(0).file(),
              of.get(0).detail(),
              remedy));
    }
  }
}
