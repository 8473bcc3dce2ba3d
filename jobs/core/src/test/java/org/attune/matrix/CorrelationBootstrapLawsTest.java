package org.attune.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.attune.stats.Participants;
import org.attune.stats.PearsonCorrelation;

class CorrelationBootstrapLawsTest {

  private static final int[] ROWS = {1, 2, 5, 17, 127, 128, 129, 300};

  /** Rows of drawn participants, repeated as often as drawn, one after the other. */
  private static double[] drawn(double[] column, int[] index, int[] times) {
    return IntStream.range(0, column.length)
        .boxed()
        .flatMap(row -> java.util.Collections.nCopies(times[index[row]], column[row]).stream())
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  @Property(tries = 60)
  void everyDraw_isTheCorrelationOfTheRowsDrawn(
      @ForAll @IntRange(min = 0, max = 7) int size,
      @ForAll @IntRange(min = 1, max = 4) int rowsEach,
      @ForAll @IntRange(min = 2, max = 7) int columns,
      @ForAll long seed) {
    double[][] table = Tables.of(ROWS[size], columns, seed);
    int[] participant = new int[ROWS[size]];
    Arrays.setAll(participant, row -> 1000 - row / rowsEach * 3);
    PersonDraws draws = PersonDraws.random(seed, 5);
    List<double[]> found = CorrelationBootstrap.drawn(table, participant, draws);
    Participants people = Participants.of(participant);
    for (int draw = 0; draw < draws.count(); draw++) {
      int[] times = new int[people.count()];
      draws.draw(draw, times);
      assertThat(Arrays.stream(times).sum()).isEqualTo(people.count());
      for (int i = 0; i < columns; i++) {
        for (int j = i + 1; j < columns; j++) {
          double actual = found.get(CorrelationMatrix.place(i, j, columns))[draw];
          double expected =
              PearsonCorrelation.of(
                      drawn(table[i], people.indices(), times),
                      drawn(table[j], people.indices(), times))
                  .estimate();
          if (Double.isNaN(expected)) {
            assertThat(actual).isNaN();
          } else {
            assertThat(actual).isCloseTo(expected, within(1e-11));
          }
        }
      }
    }
  }

  @Property(tries = 6)
  void anyNumberOfThreads_givesTheSameBits(
      @ForAll @IntRange(min = 2, max = 4) int threads, @ForAll long seed) {
    double[][] table = Tables.of(90, 5, seed);
    BootstrapSettings alone = new BootstrapSettings(300, seed, 0.95, 1);
    BootstrapSettings shared = new BootstrapSettings(300, seed, 0.95, threads);
    assertThat(CorrelationBootstrap.of(table, shared))
        .isEqualTo(CorrelationBootstrap.of(table, alone));
  }
}
