package org.attune.spark.job;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.attune.curve.CurveRun;
import org.attune.curve.KeptBlocks;
import org.attune.multiverse.Draws;
import org.attune.multiverse.Model;
import org.attune.multiverse.Multiverse;
import org.attune.multiverse.Replication;
import org.attune.multiverse.Variables;

/**
 * The replicates of a curve, block by block wherever there is room.
 *
 * <p>A replicate is made from its seed and index alone, so neither blocks nor places leave a trace
 * in its digits. A block is kept on disk before it is handed back.
 */
final class Replicates {

  private Replicates() {}

  /** The columns and models of a curve; the engine over them is laid out once on each machine. */
  private static final class Shared implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Variables variables;
    private final ArrayList<Model> models;
    private final int[] marks;
    private transient Multiverse multiverse;

    Shared(CurveRun run) {
      this.variables = run.variables();
      this.models = new ArrayList<>(run.models());
      this.marks = run.marks();
      this.multiverse = run.multiverse();
    }

    synchronized Multiverse multiverse() {
      if (multiverse == null) {
        multiverse = Multiverse.of(variables, models);
      }
      return multiverse;
    }

    Draws of(Replication replication, Replication.Block block) {
      return replication.of(multiverse(), block, marks);
    }
  }

  static Draws of(Work work, CurveRun run, Replication replication, KeptBlocks kept) {
    int threads = Math.max(1, work.spark().sparkContext().defaultParallelism());
    List<Draws> done = new ArrayList<>(kept.read(replication));
    List<Replication.Block> missing =
        replication.blocksBetween(
            done.stream().map(d -> new Replication.Block(d.first(), d.count())).toList(),
            run.multiverse().block(replication.replicates(), threads));
    int before = done.stream().mapToInt(Draws::count).sum();
    work.progress()
        .begin(
            "curve",
            String.format(
                "%s: %,d specifications, %s, %,d replicates%s",
                run.plan().id(),
                run.models().size(),
                replication.kind().word(),
                replication.replicates(),
                before == 0 ? "" : String.format(", %,d of them from a run before", before)));
    if (!missing.isEmpty()) {
      done.addAll(computed(work, run, replication, kept, missing));
    }
    String kind = replication.kind().word();
    work.count(run.plan().id(), kind, "kept from a run before", before);
    work.count(run.plan().id(), kind, "computed", replication.replicates() - before);
    Draws all = Draws.joined(done);
    work.count(run.plan().id(), kind, "models fitted anew on their rows", all.refits());
    return all;
  }

  private static List<Draws> computed(
      Work work,
      CurveRun run,
      Replication replication,
      KeptBlocks kept,
      List<Replication.Block> missing) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(work.spark().sparkContext());
    Broadcast<Shared> shared = context.broadcast(new Shared(run));
    try {
      return context
          .parallelize(missing, missing.size())
          .map(
              block -> {
                Draws draws = shared.value().of(replication, block);
                kept.keep(replication, draws);
                return draws;
              })
          .collect();
    } finally {
      shared.destroy();
    }
  }
}
