package org.attune.spark;

import java.util.concurrent.Callable;
import org.attune.stats.CorrelationPower;
import org.attune.study.SamplePlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many people a study needs. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Says how many participants a study needs to find its smallest effects of interest, or to",
      "show that there is none so large, and what so many participants can show."
    })
final class PlanCommand implements Callable<Integer> {
  @Option(
      names = "--effect",
      defaultValue = "0.10",
      description = "Smallest correlation between people of interest; ${DEFAULT-VALUE}.")
  private double effect;

  @Option(
      names = "--within",
      defaultValue = "0.05",
      description = "Smallest slope within people of interest; ${DEFAULT-VALUE}.")
  private double within;

  @Option(
      names = "--slope-sd",
      defaultValue = "0.07",
      description = "How far people's slopes lie apart; ${DEFAULT-VALUE}.")
  private double slopeDeviation;

  @Option(
      names = "--records",
      defaultValue = "70",
      description = "Diary records of a person; ${DEFAULT-VALUE}.")
  private int records;

  @Option(names = "--power", defaultValue = "0.8", description = "${DEFAULT-VALUE}.")
  private double power;

  @Option(names = "--alpha", defaultValue = "0.05", description = "${DEFAULT-VALUE}.")
  private double alpha;

  @Option(
      names = "--participants",
      paramLabel = "N",
      description = "Also say what so many participants can show.")
  private Integer participants;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    boolean usable =
        effect > 0
            && effect < 1
            && within > 0
            && within < 1
            && slopeDeviation >= 0
            && records >= 2
            && power > 0
            && power < 1
            && alpha > 0
            && alpha < 0.5
            && (participants == null || participants >= CorrelationPower.FEWEST_PEOPLE);
    if (!usable) {
      throw new ParameterException(
          spec.commandLine(),
          "Effects and power lie between 0 and 1, alpha below .5; records are 2 or more,"
              + " participants 4 or more.");
    }
    System.out.print(
        new SamplePlan(effect, within, slopeDeviation, records, power, alpha, participants).text());
    return 0;
  }
}
