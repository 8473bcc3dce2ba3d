package org.attune.quality;

/**
 * The longest run of identical answers, and the mean length of all runs.
 *
 * <p>The answers are read in the order in which they were asked, as they were given: reverse-keyed
 * items are not turned. A missing answer (NaN) is passed over: it neither ends a run nor lengthens
 * it. Without any answer the longest run is 0 and the mean NaN; an infinite value is an answer like
 * any other.
 *
 * <p>A long run says little where all items point the same way, for there it can be an honest
 * answer (no symptom at all); on a scale with items of both directions it contradicts itself.
 *
 * <p>Agrees exactly with {@code max} and {@code mean} of {@code rle(x[!is.na(x)])$lengths} in R.
 *
 * @param longest the length of the longest run
 * @param mean the mean length of the runs
 * @param answers how many answers there are
 * @see <a href="https://doi.org/10.1016/j.jesp.2015.07.006">Curran, P. G. (2016). Methods for the
 *     detection of carelessly invalid responses in survey data. Journal of Experimental Social
 *     Psychology 66, 4-19</a>
 */
public record Longstring(int longest, double mean, int answers) {

  /** Measures the runs of one record's answers. */
  public static Longstring of(double[] raw) {
    int longest = 0;
    int answers = 0;
    int runs = 0;
    int length = 0;
    double last = Double.NaN;
    for (double answer : raw) {
      if (Double.isNaN(answer)) {
        continue;
      }
      if (answer == last) {
        length++;
      } else {
        runs++;
        length = 1;
        last = answer;
      }
      answers++;
      longest = Math.max(longest, length);
    }
    return new Longstring(longest, runs == 0 ? Double.NaN : (double) answers / runs, answers);
  }
}
