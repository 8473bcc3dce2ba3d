package org.attune.donation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.attune.file.Archive;
import org.attune.file.Archive.Member;
import org.attune.file.RawFolder;
import org.attune.file.RawRow;
import org.attune.file.RawTable;
import org.attune.file.Reason;
import org.attune.schema.Refusal;

/**
 * A donated package as a table: a row for each thing that the person did or met, with its time,
 * kind, application, category, action and direction, and the other side by name, which the source
 * replaces by a pseudonym.
 *
 * <p>What is not used is a faulty row with its reason and its number: members of which no use is
 * made, members that are not known, records without a time. No faulty row holds a word of what
 * stands in the package, nor the name of a member, since members are called after people; the
 * member's number in the archive's own list says which it is. Packages that cannot be opened, or
 * are of another platform, give one faulty row and no other.
 *
 * <p>Packages write times to the second or the minute. Where one member holds the same use several
 * times at one time, each further one is a microsecond later, so that two messages of one minute
 * stay two, while the same message in two packages stays one.
 */
public final class DonatedPackage implements RawTable {

  /** The columns. */
  public static final List<String> COLUMNS =
      List.of("time", "kind", "application", "category", "action", "direction", "contact");

  private final String file;
  private final Told told;
  private final Deque<RawRow> ready = new ArrayDeque<>();
  private final Map<String, Long> ignored = new LinkedHashMap<>();
  private Archive archive;
  private DonationFormat format;
  private Iterator<Member> members = List.<Member>of().iterator();
  private final Map<String, Integer> repeated = new HashMap<>();
  private Iterator<Use> uses = Collections.emptyIterator();
  private Findings found;
  private String at;
  private String owner;
  private boolean sought;
  private boolean ended;
  private long line;

  private DonatedPackage(String file, Told told) {
    this.file = file;
    this.told = told;
  }

  /**
   * Opens a package.
   *
   * @param raw the folder in which it lies
   * @param file its name there: a zip, or a file that was donated by itself
   * @param told what the study says of it
   * @throws Refusal where there is no such file
   */
  public static DonatedPackage open(RawFolder raw, String file, Told told) {
    DonatedPackage made = new DonatedPackage(file, told);
    try {
      made.archive = raw.archive(file);
    } catch (Refusal e) {
      if (!raw.isThere(file)) {
        throw e;
      }
      made.fault(Reason.DAMAGED, "Expected a zip archive that can be opened.");
      return made;
    }
    made.recognise(told.platforms());
    return made;
  }

  /**
   * Why nothing of a package will be read; null where it will.
   *
   * @param raw the folder in which it lies
   * @param file its name there
   * @param platforms of which platforms it can be
   */
  public static String doubt(RawFolder raw, String file, List<String> platforms) {
    try (DonatedPackage opened = open(raw, file, Told.of(platforms))) {
      return opened.format == null ? opened.ready.getFirst().detail() : null;
    }
  }

  private void recognise(List<String> platforms) {
    List<Member> all = archive.members();
    if (!archive.isZip()) {
      alone(platforms, all.get(0));
      return;
    }
    List<DonationFormat> looksLike =
        DonationFormat.shipped().stream()
            .map(DonationFormat::of)
            .filter(f -> all.stream().anyMatch(m -> f.marks(DonationFormat.normal(m.name()))))
            .toList();
    List<DonationFormat> declared =
        looksLike.stream().filter(f -> platforms.contains(f.id())).toList();
    String expected = "Expected a package of " + String.join(" or ", platforms) + "; ";
    if (declared.size() == 1) {
      format = declared.get(0);
      members =
          all.stream()
              .sorted(Comparator.comparing(m -> DonationFormat.normal(m.name())))
              .toList()
              .iterator();
    } else if (looksLike.isEmpty()) {
      fault(
          Reason.UNKNOWN_PACKAGE,
          expected + "none of its " + all.size() + " members marks it as one.");
    } else if (declared.isEmpty()) {
      fault(Reason.OTHER_PLATFORM, expected + "it looks like one of " + titles(looksLike) + ".");
    } else {
      fault(Reason.UNKNOWN_PACKAGE, expected + "it looks like " + titles(declared) + " at once.");
    }
  }

  private static String titles(List<DonationFormat> formats) {
    return formats.stream().map(DonationFormat::id).collect(Collectors.joining(" and "));
  }

  /** A file by itself has a name that the study gave it, so only its ending can say what it is. */
  private void alone(List<String> platforms, Member member) {
    List<DonationFormat> formats =
        platforms.stream()
            .map(DonationFormat::of)
            .filter(f -> f.alone(member.name()) != null)
            .toList();
    if (formats.size() == 1) {
      format = formats.get(0);
      members = List.of(member).iterator();
    } else {
      fault(
          Reason.UNKNOWN_PACKAGE,
          formats.isEmpty()
              ? "Expected a zip, or a file that " + String.join(" or ", platforms) + " writes."
              : "Expected one platform under donation, since a file of this ending can be of "
                  + titles(formats)
                  + ".");
    }
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !ended) {
      if (uses.hasNext()) {
        row(uses.next());
      } else if (found != null) {
        found.left().forEach((l, n) -> fault(l.reason(), at + n + " " + l.what() + "."));
        found = null;
      } else if (members.hasNext()) {
        member(members.next());
      } else {
        ignored.forEach((what, n) -> fault(Reason.NOT_NEEDED, n + " members: " + what + "."));
        ended = true;
      }
    }
    return !ready.isEmpty();
  }

  @Override
  public RawRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void member(Member member) {
    String name = DonationFormat.normal(member.name());
    MemberRule rule = archive.isZip() ? format.rule(name) : format.alone(name);
    if (rule != null && rule.asksForZone() && told.pages() == null) {
      fault(
          Reason.UNDECLARED_ZONE,
          "Member "
              + member.number()
              + ": Expected pages: {zone: ...} under the source, since its times name no zone.");
      return;
    }
    if (rule != null) {
      read(member, name, rule);
      return;
    }
    DonationFormat.Other other = first(format.ignored(), name);
    if (other != null) {
      ignored.merge(other.what(), 1L, Long::sum);
    } else {
      fault(
          Reason.UNKNOWN_MEMBER,
          "Member "
              + member.number()
              + (name.matches(".*\\.(?i)(zip|gz|tgz|7z|rar)")
                  ? ": an archive inside the archive, which is not opened."
                  : " of the archive's own list."));
    }
  }

  private static DonationFormat.Other first(List<DonationFormat.Other> others, String name) {
    return others.stream().filter(o -> o.path().matcher(name).matches()).findFirst().orElse(null);
  }

  private void read(Member member, String name, MemberRule rule) {
    Findings all = new Findings();
    at = "Member " + member.number() + ": ";
    try (InputStream in = archive.open(member)) {
      Records records = new Records(all, format::readable);
      switch (rule.form()) {
        case JSON -> JsonMember.read(in, rule, records);
        case BOX_PAGE -> BoxPage.read(in, rule, format.dates(), told.pages(), all);
        case ACTIVITY_PAGE -> ActivityPage.read(in, rule, format.dates(), all);
        case DATED_LINES -> DatedLines.read(in, rule, records);
        case CHAT_BLOCKS -> ChatBlocks.read(in, rule, all);
        case CHAT_LINES ->
            ChatLines.read(in, name.substring(name.lastIndexOf('/') + 1), rule, told, all);
      }
      found = all;
      uses = all.uses().iterator();
      repeated.clear();
    } catch (SetAside e) {
      fault(e.reason(), at + e.getMessage());
    } catch (Refusal e) {
      fault(Reason.DAMAGED, at + "Expected it to unpack to what the archive says.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void row(Use use) {
    RecordRule rule = use.rule();
    Said said = Said.of(use, found, rule.sender() == null ? found.owner() : owner());
    String[] cells = {
      use.time(),
      rule.kind(),
      rule.application(),
      rule.category(),
      rule.action() != null ? rule.action() : said.action(),
      rule.direction() != null ? rule.direction() : said.direction(),
      said.contact() == null ? null : format.id() + ":" + said.contact()
    };
    int before = repeated.merge(String.join("\u001f", cells), 1, Integer::sum) - 1;
    cells[0] = Later.by(use.time(), before);
    ready.add(RawRow.of(++line, cells));
  }

  private String owner() {
    if (!sought) {
      owner = Owner.of(archive, format, told);
      sought = true;
    }
    return owner;
  }

  private void fault(Reason reason, String detail) {
    ready.add(RawRow.faulty(++line, reason, detail));
  }

  @Override
  public String file() {
    return file;
  }

  @Override
  public List<String> header() {
    return COLUMNS;
  }

  @Override
  public void close() {
    if (archive != null) {
      archive.close();
    }
  }
}
