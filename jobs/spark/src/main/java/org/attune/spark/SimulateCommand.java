package org.attune.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.attune.simulate.Simulation;
import org.attune.simulate.SimulationPlan;
import org.attune.simulate.World;
import org.attune.simulate.WorldStudy;
import org.attune.spark.job.WorldParts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A synthetic study with known truth. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a complete synthetic study whose true results are known: the sample, or one of any",
      "size in a declared world (schemas/worlds/)."
    })
final class SimulateCommand implements Callable<Integer> {
  private static final int MOST_PEOPLE = 100_000_000;

  @Mixin private Commands.StudyFolder study;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "20260320",
      description =
          "Everything random starts from it; ${DEFAULT-VALUE} by default, as in data-sample.")
  private long seed;

  @Option(
      names = "--participants",
      paramLabel = "N",
      description = "How many people; 400 by default.")
  private Integer participants;

  @Option(
      names = "--world",
      paramLabel = "WORLD",
      description =
          "What is true: published, null, confounded, gaps_by_use, or a file of one's own.")
  private String world;

  @Option(
      names = "--events",
      paramLabel = "N",
      description = "In a world: so many people that their phones log about N events.")
  private Long events;

  @Option(
      names = "--without",
      paramLabel = "NAME",
      split = ",",
      arity = "1",
      description = "In a world: what the study did not ask or log, such as fomo,phone.")
  private Set<String> without = Set.of();

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description =
          "In a world: raw files of each kind; by default from the size. People do not depend on"
              + " it.")
  private Integer partitions;

  @Option(
      names = "--distributed",
      description =
          "In a world: write each file as a task of a Spark application, with Spark's options"
              + " after --; every worker must see the folder.")
  private boolean distributed;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (world == null) {
      if (events != null || !without.isEmpty() || partitions != null || distributed) {
        throw wrong("--events, --without, --partitions and --distributed need a --world.");
      }
      Simulation.of(SimulationPlan.of(people(400), seed)).write(study.folder);
      System.out.println(
          "Wrote a synthetic study to "
              + study.folder
              + "; what is true of it is in expected/truth.csv.");
      return 0;
    }
    WorldStudy plan = plan(opened());
    WorldStudy.Written written =
        distributed ? WorldParts.write(plan, study.folder) : plan.write(study.folder);
    System.out.printf(
        "Wrote %,d people with %,d prompts and %,d events of phones to %s; what is true of them"
            + " is in expected/truth.yaml.%n",
        written.participants(), written.prompts(), written.events(), study.folder);
    return 0;
  }

  private World opened() throws IOException {
    if (world.endsWith(".yaml") && !Files.isRegularFile(Path.of(world))) {
      throw wrong("There is no file " + world + ".");
    }
    World whole =
        world.endsWith(".yaml")
            ? World.read(world, Files.readString(Path.of(world)))
            : World.shipped(world);
    return without.isEmpty() ? whole : whole.without(without);
  }

  private WorldStudy plan(World opened) {
    if (events != null
        && (participants != null || events < 1 || opened.absent().contains("phone"))) {
      throw wrong("--events is a number of its own, instead of --participants, and needs phones.");
    }
    double wanted =
        events == null ? people(400) : Math.ceil(events / WorldStudy.eventsPerPerson(opened, seed));
    if (wanted > MOST_PEOPLE) {
      throw wrong("That would be more than a hundred million people.");
    }
    WorldStudy usual = WorldStudy.of(opened, (int) wanted, seed);
    if (partitions == null) {
      return usual;
    }
    if (partitions < 1 || partitions > usual.participants()) {
      throw wrong("--partitions must be at least 1, and no more than there are people.");
    }
    return new WorldStudy(opened, usual.participants(), seed, partitions);
  }

  private int people(int usual) {
    if (participants != null && (participants < 1 || participants > MOST_PEOPLE)) {
      throw wrong("--participants must be at least 1, and at most a hundred million.");
    }
    return participants == null ? usual : participants;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
