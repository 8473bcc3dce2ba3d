package org.attune.curve;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.attune.association.SmallestCell;
import org.attune.multiverse.CurveDeclaration;
import org.attune.multiverse.Draws;
import org.attune.multiverse.Errors;
import org.attune.multiverse.Fit;
import org.attune.multiverse.Model;
import org.attune.multiverse.Multiverse;
import org.attune.multiverse.Replication;
import org.attune.multiverse.Specification;
import org.attune.multiverse.Variables;
import org.attune.schema.Contract;

/**
 * A curve on its data: every specification observed, which of them may be shown, and what is left
 * to be replicated.
 *
 * <p>A specification that the smallest cell withholds is no part of the curve: neither of its
 * summary nor of any replicate.
 */
public final class CurveRun {

  /** The level of the specifications' intervals. */
  static final double LEVEL = 0.95;

  private final CurvePlan plan;
  private final Variables variables;
  private final long seed;
  private final List<Fit> fits;
  private final List<Presence.Excluded> excluded;
  private final boolean[] withheld;
  private final int[] kept;
  private final Multiverse multiverse;
  private final List<Fit> classical;

  private CurveRun(CurvePlan plan, CurveData data, int smallestCell, long seed) {
    this.plan = plan;
    this.variables = data.variables();
    this.seed = seed;
    Errors errors = plan.declaration().errors();
    Multiverse all = Multiverse.of(variables, plan.models());
    this.fits = all.observed(errors, LEVEL);
    this.excluded = excluded(data.presence());
    this.withheld = withheld(smallestCell);
    this.kept = IntStream.range(0, fits.size()).filter(s -> !withheld[s]).toArray();
    this.multiverse = kept.length == fits.size() ? all : Multiverse.of(variables, models());
    this.classical =
        errors == Errors.CLASSICAL ? taken(fits) : multiverse.observed(Errors.CLASSICAL, LEVEL);
  }

  /**
   * Fits every specification of a curve once.
   *
   * @param smallestCell the fewest participants that a specification may rest on
   * @param seed of all replicates
   */
  public static CurveRun of(CurvePlan plan, CurveData data, int smallestCell, long seed) {
    return new CurveRun(plan, data, smallestCell, seed);
  }

  /** The curve as it was settled. */
  public CurvePlan plan() {
    return plan;
  }

  /** The columns. */
  public Variables variables() {
    return variables;
  }

  /** The models of the curve's members, in their order. */
  public List<Model> models() {
    return taken(plan.models());
  }

  /** The engine over these models. */
  public Multiverse multiverse() {
    return multiverse;
  }

  /** What is replicated: resamples, then permutations where any are declared. */
  public List<Replication> replications() {
    CurveDeclaration declaration = plan.declaration();
    List<Replication> all = new ArrayList<>();
    if (kept.length > 0) {
      all.add(new Replication(Replication.Kind.RESAMPLED, declaration.replicates(), seed));
    }
    if (kept.length > 0 && declaration.permutations() > 0) {
      all.add(new Replication(Replication.Kind.PERMUTED, declaration.permutations(), seed));
    }
    return all;
  }

  /** The places of the models that stand at the points of the curve, each once. */
  public int[] marks() {
    int[] sorted = sorted();
    return IntStream.range(0, sorted.length == 0 ? 0 : Draws.POINTS)
        .map(point -> sorted[Draws.place(point, sorted.length)])
        .distinct()
        .toArray();
  }

  /** Names everything that replicates depend on, so that those kept are of this very curve. */
  public String key(String version) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String asked = version + seed + models() + Arrays.toString(marks());
      digest.update(asked.getBytes(StandardCharsets.UTF_8));
      for (int owner : variables.participant()) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(owner).array());
      }
      variables.numbers().forEach((name, column) -> update(digest, name, column));
      variables.weights().forEach((name, column) -> update(digest, name, column));
      variables
          .covariates()
          .forEach(
              (name, columns) -> {
                for (double[] column : columns) {
                  update(digest, name, column);
                }
              });
      variables
          .rows()
          .forEach(
              (name, mask) -> {
                double[] column = new double[mask.length];
                IntStream.range(0, mask.length).forEach(row -> column[row] = mask[row] ? 1 : 0);
                update(digest, name, column);
              });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void update(MessageDigest digest, String name, double[] column) {
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    ByteBuffer bytes = ByteBuffer.allocate(column.length * Double.BYTES);
    for (double value : column) {
      bytes.putDouble(value);
    }
    digest.update(bytes.array());
  }

  /** The seed of all replicates. */
  long seed() {
    return seed;
  }

  /** What each specification gives, withheld ones too. */
  List<Fit> fits() {
    return fits;
  }

  /** Who is left out of each specification, and why. */
  List<Presence.Excluded> excluded() {
    return excluded;
  }

  /** What the members give, with the errors that are shown. */
  List<Fit> shown() {
    return taken(fits);
  }

  /** What the members give with the errors of least squares, as every replicate has them. */
  List<Fit> classical() {
    return classical;
  }

  /** The members' specifications. */
  List<Specification> members() {
    return taken(plan.specifications());
  }

  /** How many specifications are withheld. */
  public int withheld() {
    return fits.size() - kept.length;
  }

  /** The members with an estimate, by estimate and then by number. */
  int[] sorted() {
    List<Fit> members = taken(fits);
    return IntStream.range(0, kept.length)
        .filter(m -> members.get(m).isDefined())
        .boxed()
        .sorted(Comparator.comparingDouble(m -> members.get(m).estimate()))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The place of each specification in the sorted curve, from 1; 0 where it has none. */
  int[] positions() {
    int[] positions = new int[fits.size()];
    int[] sorted = sorted();
    for (int place = 0; place < sorted.length; place++) {
      positions[kept[sorted[place]]] = place + 1;
    }
    return positions;
  }

  private <T> List<T> taken(List<T> all) {
    return Arrays.stream(kept).mapToObj(all::get).toList();
  }

  private List<Presence.Excluded> excluded(Presence presence) {
    List<Specification> specifications = plan.specifications();
    List<Model> models = plan.models();
    return IntStream.range(0, fits.size())
        .parallel()
        .mapToObj(s -> presence.of(specifications.get(s), models.get(s), fits.get(s).n()))
        .toList();
  }

  private boolean[] withheld(int smallestCell) {
    List<SpecificationRow> rows =
        SmallestCell.apply(
            CurveResults.specifications(this, new int[fits.size()]),
            Contract.of("specification"),
            smallestCell);
    boolean[] found = new boolean[rows.size()];
    IntStream.range(0, found.length).forEach(s -> found[s] = !rows.get(s).withheld().isEmpty());
    return found;
  }
}
