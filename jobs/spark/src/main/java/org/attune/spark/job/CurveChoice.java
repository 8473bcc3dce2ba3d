package org.attune.spark.job;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.attune.curve.CurvePlan;
import org.attune.multiverse.CurveDeclaration;
import org.attune.multiverse.Specification;
import org.attune.schema.Refusal;
import org.attune.study.Layout;
import org.attune.study.Study;

/**
 * Which specifications of which curves are run or listed.
 *
 * @param filters such as {@code estimator=ols,rank} or {@code outcome!=ucla}; {@code curve=id}
 *     chooses curves
 */
public record CurveChoice(List<String> filters) {

  /** Everything. */
  public static final CurveChoice ALL = new CurveChoice(List.of());

  private static final String CURVE = "curve=";

  /** Keeps the filters unmodifiable. */
  public CurveChoice {
    filters = List.copyOf(filters);
  }

  /**
   * The curves chosen, settled.
   *
   * @throws Refusal where a filter names what the study or a curve does not have
   */
  public List<CurvePlan> of(Study study, Layout layout) {
    List<String> ids = study.curves().stream().map(CurveDeclaration::id).toList();
    List<String> wanted = new ArrayList<>();
    for (String filter : filters) {
      if (filter.startsWith(CURVE)) {
        wanted.addAll(List.of(filter.substring(CURVE.length()).split(",")));
      }
    }
    for (String id : wanted) {
      if (!ids.contains(id)) {
        throw new Refusal(
            Study.DECLARATION,
            "curves",
            "There is no curve " + id + ".",
            ids.isEmpty() ? "Declare it." : "There are " + String.join(", ", ids) + ".");
      }
    }
    List<String> others = filters.stream().filter(f -> !f.startsWith(CURVE)).toList();
    return study.curves().stream()
        .filter(curve -> wanted.isEmpty() || wanted.contains(curve.id()))
        .map(curve -> layout.curve(curve, others))
        .toList();
  }

  /** Every specification chosen: its number, its id and its choices, one on a line. */
  public String list(Study study) {
    StringBuilder list = new StringBuilder();
    for (CurvePlan plan : of(study, Layout.of(study))) {
      list.append(count(plan)).append(System.lineSeparator());
      for (Specification specification : plan.specifications()) {
        list.append(specification.number()).append('\t').append(specification.id());
        for (int d = 0; d < specification.decisions().size(); d++) {
          list.append('\t')
              .append(specification.decisions().get(d))
              .append('=')
              .append(specification.options().get(d).id());
        }
        list.append(System.lineSeparator());
      }
    }
    return list.toString();
  }

  /** How many specifications are chosen, and how often each is replicated: before anything runs. */
  public String counts(Study study) {
    return of(study, Layout.of(study)).stream()
        .map(CurveChoice::count)
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String count(CurvePlan plan) {
    int all = plan.declaration().specifications().size();
    int chosen = plan.specifications().size();
    return String.format(
        "curve %s: %,d specifications%s, %,d resamples%s",
        plan.id(),
        chosen,
        chosen == all ? "" : String.format(" of %,d", all),
        plan.declaration().replicates(),
        plan.declaration().permutations() == 0
            ? ""
            : String.format(", %,d permutations", plan.declaration().permutations()));
  }

  /** The filters, joined by blanks; empty for everything. */
  @Override
  public String toString() {
    return String.join(" ", filters);
  }
}
