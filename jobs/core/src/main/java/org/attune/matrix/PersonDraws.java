package org.attune.matrix;

import java.util.SplittableRandom;

/** How often each participant is drawn, draw by draw. */
interface PersonDraws {

  /** How many draws there are. */
  int count();

  /** Adds to each participant how often one draw holds them. */
  void draw(int number, int[] times);

  /** As many as there are participants, each with the same chance every time. */
  static PersonDraws random(long seed, int draws) {
    long start = new SplittableRandom(seed).nextLong();
    return new PersonDraws() {
      @Override
      public int count() {
        return draws;
      }

      @Override
      public void draw(int number, int[] times) {
        SplittableRandom random =
            new SplittableRandom(new SplittableRandom(start + number).nextLong());
        for (int i = 0; i < times.length; i++) {
          times[random.nextInt(times.length)]++;
        }
      }
    };
  }

  /** Given draws, each a list of participants that may repeat. */
  static PersonDraws given(int[][] chosen) {
    return new PersonDraws() {
      @Override
      public int count() {
        return chosen.length;
      }

      @Override
      public void draw(int number, int[] times) {
        for (int person : chosen[number]) {
          times[person]++;
        }
      }
    };
  }
}
