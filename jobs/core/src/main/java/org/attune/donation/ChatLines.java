package org.attune.donation;

import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.file.Reason;

/**
 * The text of one exported chat, with a line for each message and further lines below it.
 *
 * <p>The first line settles how all messages begin; {@link DayOrder} how dates are written. Who of
 * the chat is the person whose phone it was is taken only from what the study declares and from
 * what proves it: a message that only the own phone words so, or, of two people, a file name or a
 * notice that names the other. Where both say something, they must agree.
 */
final class ChatLines {

  private static final String CHAT = "chat";
  private static final Pattern CLOCK =
      Pattern.compile("(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?(?: ?([AaPp])\\.? ?[Mm]\\.?)?");
  private static final Pattern BLANKS = Pattern.compile("[\\u00a0\\u202f\\u2009]");
  private static final Pattern LEADING = Pattern.compile("^[\\u200e\\u200f]+");
  private static final char MARK = '\u200e';

  /** The owner who wrote nothing, and is no author therefore. */
  private static final String SILENT = "";

  private static final String UNKNOWN =
      "messages have no direction, since nothing says who of the chat's %d authors its owner is";
  private static final String ABSENT =
      "messages have no direction: expected one of the chat's %d authors to be called as the owner"
          + " is declared, letter by letter, but none is";
  private static final String SEVERAL =
      "messages have no direction: expected one of the chat's %d authors to be called as the owner"
          + " is declared, but several are";
  private static final String ANOTHER =
      "messages have no direction: expected the declared owner, but the chat proves that another of"
          + " its %d authors is";

  /** A line that begins a message; of its text only what it proves is kept. */
  private record Line(int[] date, LocalTime time, boolean half, String author, boolean marked) {}

  private final MemberRule.ChatRule rule;
  private final Told told;
  private final Findings found;
  private final List<Line> lines = new ArrayList<>();
  private final Set<String> owners = new HashSet<>();
  private final Set<String> others = new HashSet<>();
  private final Map<String, String> names = new HashMap<>();
  private Pattern way;

  private ChatLines(MemberRule.ChatRule rule, Told told, Findings found) {
    this.rule = rule;
    this.told = told;
    this.found = found;
  }

  /**
   * Reads a chat.
   *
   * @param name the member's own name, which may say who the other person is
   * @param told what the study says of it
   * @throws SetAside where lines begin in an unknown way, or the dates prove no order
   */
  static void read(InputStream in, String name, MemberRule member, Told told, Findings found)
      throws IOException {
    ChatLines chat = new ChatLines(member.chat(), told, found);
    TextLines text = TextLines.of(in);
    for (String line = text.next(); line != null; line = text.next()) {
      chat.line(line);
    }
    chat.finish(name, member.records().get(0));
  }

  private void line(String raw) {
    if (raw.isBlank()) {
      return;
    }
    String line = LEADING.matcher(BLANKS.matcher(raw).replaceAll(" ")).replaceFirst("");
    if (way == null) {
      way = rule.lines().stream().filter(p -> p.matcher(line).matches()).findFirst().orElse(null);
      if (way == null) {
        throw new SetAside(Reason.UNKNOWN_SHAPE, "Expected lines that begin with date and time.");
      }
    }
    Matcher begun = way.matcher(line);
    if (!begun.matches()) {
      return;
    }
    String rest = begun.group("rest");
    int colon = rest.indexOf(':');
    boolean said = colon > 0 && (colon + 1 == rest.length() || rest.charAt(colon + 1) == ' ');
    String author = said ? name(rest.substring(0, colon)) : "";
    if (author.isEmpty() || author.matches(".*[\"“”„«»].*")) {
      found.leave(Reason.NOT_NEEDED, "notices of the application");
      return;
    }
    message(
        begun,
        names.computeIfAbsent(author, n -> n),
        rest.substring(Math.min(colon + 2, rest.length())));
  }

  private void message(Matcher begun, String author, String text) {
    String words = text.replaceAll("[\\u200e\\u200f]", "").strip();
    if (matches(rule.byOther(), words)) {
      others.add(author);
      found.leave(Reason.NOT_NEEDED, "notices of the application");
      return;
    }
    if (matches(rule.byOwner(), words)) {
      owners.add(author);
    }
    Matcher clock = CLOCK.matcher(begun.group("time").strip());
    boolean half = clock.matches() && clock.group(4) != null;
    lines.add(
        new Line(numbers(begun.group("date")), time(clock), half, author, text.indexOf(MARK) == 0));
  }

  private static boolean matches(List<Pattern> patterns, String text) {
    return patterns.stream().anyMatch(p -> p.matcher(text).matches());
  }

  /** A name without marks of direction and without the tilde before names that people chose. */
  private static String name(String text) {
    return WrittenDates.plain(text)
        .replaceAll("[\\u202a-\\u202e\\u2066-\\u2069]", "")
        .replaceFirst("^~\\s*", "")
        .strip();
  }

  private static int[] numbers(String date) {
    String[] parts = date.split("[./-]");
    return new int[] {
      Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2])
    };
  }

  private static LocalTime time(Matcher clock) {
    if (!clock.matches()) {
      return null;
    }
    try {
      return LocalTime.of(
          WrittenDates.hour(Integer.parseInt(clock.group(1)), clock.group(4)),
          Integer.parseInt(clock.group(2)),
          clock.group(3) == null ? 0 : Integer.parseInt(clock.group(3)));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private void finish(String name, RecordRule record) {
    dropNotices();
    if (lines.isEmpty()) {
      return;
    }
    DayOrder order = DayOrder.of(lines.stream().map(Line::date).toList());
    boolean halves = lines.get(0).half();
    if (order == null || lines.stream().anyMatch(l -> l.half() != halves || l.time() == null)) {
      throw new SetAside(
          Reason.UNPROVEN_DATES,
          "Expected dates that prove whether the day or the month stands first.");
    }
    Set<String> people = new LinkedHashSet<>();
    lines.forEach(l -> people.add(l.author()));
    people.forEach(p -> found.person(CHAT, p));
    found.owner(settled(owner(name, people), people));
    for (Line line : lines) {
      String time = order.date(line.date()).atTime(line.time()).toString();
      found.use(
          new Use(time.length() == 16 ? time + ":00" : time, record, CHAT, line.author(), null));
    }
  }

  /** What stands under the name of a group is a notice, too. */
  private void dropNotices() {
    for (String other : others) {
      List<Line> own = lines.stream().filter(l -> l.author().equals(other)).toList();
      long senders =
          lines.stream().map(Line::author).filter(a -> !a.equals(other)).distinct().count();
      if (!own.isEmpty() && senders > 1 && own.stream().allMatch(Line::marked)) {
        lines.removeAll(own);
        found.leave(Reason.NOT_NEEDED, "notices of the application", own.size());
      }
    }
  }

  /** The owner as declared and as proven; null, and why, where that is nobody or several. */
  private String settled(String proven, Set<String> people) {
    if (told.authors() == null) {
      return proven == null ? unsettled(Reason.UNKNOWN_OWNER, UNKNOWN, people) : proven;
    }
    List<String> meant = told.owners(people);
    if (meant.size() > 1) {
      return unsettled(Reason.WRONG_OWNER, SEVERAL, people);
    }
    if (meant.isEmpty() && !told.authors().isEmpty()) {
      return unsettled(Reason.WRONG_OWNER, ABSENT, people);
    }
    String owner = meant.isEmpty() ? SILENT : meant.get(0);
    boolean agrees = proven == null || proven.equals(owner);
    return agrees ? owner : unsettled(Reason.WRONG_OWNER, ANOTHER, people);
  }

  private String unsettled(Reason reason, String why, Set<String> people) {
    found.leave(reason, String.format(why, people.size()), lines.size());
    return null;
  }

  /** A name by which it can be told whether two are the same, however their letters are written. */
  static String comparable(String author) {
    return Normalizer.normalize(name(author), Normalizer.Form.NFC);
  }

  private String owner(String name, Set<String> people) {
    if (owners.size() == 1) {
      return owners.iterator().next();
    }
    Set<String> known = new HashSet<>(others);
    for (Pattern named : rule.named()) {
      Matcher matcher = named.matcher(name);
      if (matcher.matches()) {
        known.add(name(matcher.group(1)));
      }
    }
    known.retainAll(people);
    if (owners.isEmpty() && people.size() == 2 && known.size() == 1) {
      return people.stream().filter(p -> !known.contains(p)).findFirst().orElseThrow();
    }
    return null;
  }
}
