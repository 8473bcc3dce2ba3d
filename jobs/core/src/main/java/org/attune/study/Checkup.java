package org.attune.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.attune.association.AnalysisPlan;
import org.attune.association.Family;
import org.attune.curve.CurvePlan;
import org.attune.donation.DonatedPackage;
import org.attune.file.RawTable;
import org.attune.multiverse.CurveDeclaration;
import org.attune.schema.Refusal;
import org.attune.source.AnswerSheets;
import org.attune.source.Identifiers;
import org.attune.source.Pseudonyms;
import org.attune.source.Source;
import org.attune.source.UsageEvents;
import org.attune.source.UsageSource;

/**
 * Everything that can be known of a study before anything runs: whether its files are there and
 * hold the columns it names, whether its instruments and analyses mean something, and whether a
 * column looks like a direct identifier.
 *
 * <p>It collects all problems rather than stopping at the first.
 */
public final class Checkup {

  private final Study study;
  private final List<Refusal> problems = new ArrayList<>();
  private final List<String> findings = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private Pseudonyms pseudonyms = Pseudonyms.keep();

  private Checkup(Study study) {
    this.study = study;
    Guesses guesses = Guesses.of(study.tree());
    guesses.toConfirm().forEach(this::add);
    notes.addAll(guesses.toMention());
    attempt(() -> pseudonyms = study.pseudonyms());
    study.sources().forEach(s -> attempt(() -> source(s)));
    attempt(study::alternatives);
    attempt(study::usageRules);
    attempt(this::layout);
  }

  /** Checks a study; reads headers and the first rows of its raw files. */
  public static Checkup of(Study study) {
    return new Checkup(study);
  }

  /**
   * Checks a study and reads its raw files to their ends besides: whether they are what their
   * checksums say, whether two of them are largely the same, of how many records the weights,
   * strata and clusters are known, whose donated chats are, and how many participants the sources
   * share.
   */
  public static Checkup whole(Study study) {
    Checkup checkup = new Checkup(study);
    checkup.attempt(() -> Checksums.check(study, Map.of(), checkup::add));
    checkup.attempt(() -> checkup.notes.addAll(Releases.of(study).told()));
    checkup.attempt(
        () -> checkup.notes.addAll(SampleCheck.of(study, checkup.pseudonyms, checkup::add)));
    checkup.attempt(() -> checkup.notes.addAll(DonationCheck.of(study, checkup::add)));
    checkup.attempt(
        () -> {
          Links links = Links.of(study, checkup::add);
          checkup.findings.addAll(links.told());
          links.advice().forEach(a -> checkup.notes.add(a + "; see participant: rules"));
        });
    return checkup;
  }

  /** What must be mended; empty when the study can run. */
  public List<Refusal> problems() {
    return List.copyOf(problems);
  }

  /** What was found, in one line. */
  public String headline() {
    return String.join("; ", findings);
  }

  /** What was found and what must be mended, for a person to read. */
  public String text() {
    StringBuilder text = new StringBuilder("Study " + study.id() + ": " + study.title() + "\n");
    findings.forEach(f -> text.append("  ok  ").append(f).append('\n'));
    notes.forEach(n -> text.append("  --  ").append(n).append('\n'));
    int number = 0;
    for (Refusal problem : problems) {
      text.append(String.format("  %d.  %s", ++number, problem.file()));
      text.append(problem.place().isEmpty() ? "" : ", " + problem.place());
      text.append(String.format("%n      %s%n      %s%n", problem.expected(), problem.remedy()));
    }
    text.append(
        problems.isEmpty()
            ? "Nothing is missing. Next: attune run " + study.folder()
            : problems.size() + " to mend, then check again.");
    return text.toString();
  }

  /**
   * Goes on only where nothing must be mended.
   *
   * @throws Refusal the first problem, with the number of the others
   */
  public void refuse() {
    if (problems.isEmpty()) {
      return;
    }
    Refusal first = problems.get(0);
    if (problems.size() == 1) {
      throw first;
    }
    throw new Refusal(
        first.file(),
        first.place(),
        first.expected(),
        first.remedy()
            + " (There are "
            + (problems.size() - 1)
            + " more; attune check "
            + study.folder()
            + " lists all.)");
  }

  private void source(Source source) {
    List<String> files = study.files(source);
    int columns = 0;
    for (String file : files) {
      doubt(source, file);
      try (RawTable table = study.open(source, file)) {
        columns = table.header().size();
        Identifiers.refuseUndeclared(file, Identifiers.scan(table), source, pseudonyms);
      }
    }
    findings.add(
        String.format(
            "%s: %s, %,d columns",
            source.id(),
            files.size() == 1 ? "raw/" + files.get(0) : files.size() + " files",
            columns));
  }

  /** Says of a donated package why it will be set aside whole. */
  private void doubt(Source source, String file) {
    List<String> platforms = source.origin().donation();
    String doubt =
        platforms.isEmpty() ? null : DonatedPackage.doubt(study.rawFiles(), file, platforms);
    if (doubt != null) {
      notes.add("raw/" + file + " will be set aside: " + doubt);
    }
  }

  private void layout() {
    List<Refusal> unsettled = new ArrayList<>();
    Layout layout = Layout.of(study, unsettled::add);
    unsettled.forEach(this::add);
    for (Source source : study.sources()) {
      attempt(() -> study.files(source).forEach(f -> attempt(() -> columns(source, f, layout))));
    }
    if (unsettled.isEmpty()) {
      questions(layout);
    }
  }

  /**
   * Asks each family by itself; only where all measures are settled, else most would be unknown.
   */
  private void questions(Layout layout) {
    for (Family family : study.families()) {
      attempt(() -> layout.plan(List.of(family), List.of(), List.of()));
    }
    attempt(() -> layout.plan(List.of(), study.matrix(), List.of()));
    for (AnalysisPlan.Compared pair : UsageMeasures.compared(study)) {
      attempt(() -> layout.plan(List.of(), List.of(), List.of(pair)));
    }
    attempt(() -> study.curves().forEach(curve -> attempt(() -> curve(layout, curve))));
    instruments(layout);
    attempt(() -> claims(layout));
    long instruments =
        layout.questionnaires().stream().map(q -> q.instrument().id()).distinct().count();
    attempt(
        () ->
            findings.add(
                String.format(
                    "instruments: %d, questions: %d, families: %d",
                    instruments, layout.plan().questions().size(), study.families().size())));
  }

  /** Counts the specifications of a curve, before anything runs. */
  private void curve(Layout layout, CurveDeclaration curve) {
    CurvePlan plan = layout.curve(curve, List.of());
    findings.add(
        String.format(
            "curve %s: %,d specifications, %,d resamples",
            curve.id(), plan.specifications().size(), curve.replicates()));
  }

  /** Maps no row, but finds every column that the source names, or refuses. */
  private void columns(Source source, String file, Layout layout) {
    try (RawTable table = study.open(source, file)) {
      Set<String> read = new TreeSet<>();
      layout.items(source).values().forEach(read::addAll);
      source.forms().forEach(f -> f.variables().values().forEach(v -> read.add(v.column())));
      SafetyProtocol.of(study)
          .refuseHidden("sources." + source.id(), read, table.header(), table.labels());
      if (source instanceof UsageSource log) {
        UsageEvents.of(log, pseudonyms).apply(table);
      } else {
        AnswerSheets.of(source, layout.items(source), Set.of(), pseudonyms).apply(table);
      }
    }
  }

  /** Says which instruments a person has something to confirm of, and which scores nobody can. */
  private void instruments(Layout layout) {
    Map<String, Questionnaire> used = new TreeMap<>();
    layout.questionnaires().forEach(q -> used.putIfAbsent(q.instrument().id(), q));
    used.forEach(
        (id, questionnaire) -> {
          attempt(() -> study.checkCases(questionnaire.instrument()));
          List<String> open = questionnaire.instrument().notes().toConfirm();
          if (!open.isEmpty()) {
            notes.add(id + " is provisional; to confirm: " + String.join(" ", open));
          }
          if (questionnaire.scorer().items().isEmpty()) {
            notes.add(id + " has no items in the files: its supplied scores are unverifiable");
          }
        });
  }

  /** Says which declared hypotheses the study can speak to, where it declares anything for them. */
  private void claims(Layout layout) {
    if (ClaimPlan.isDeclared(study)) {
      ClaimPlan plan = ClaimPlan.of(study, layout);
      findings.add(
          String.format(
              "hypotheses: %d of %d can be tested",
              plan.matching().testable().size(), plan.hypotheses().size()));
    }
  }

  private void attempt(Runnable check) {
    try {
      check.run();
    } catch (Refusal problem) {
      add(problem);
    }
  }

  private void add(Refusal problem) {
    if (problems.stream().noneMatch(p -> p.getMessage().equals(problem.getMessage()))) {
      problems.add(problem);
    }
  }
}
