package org.attune.quality;

/**
 * Seconds per answered item.
 *
 * <p>The time is that of the record, or the sum of its pages, as the study declares them or the
 * file's format knows it; where it covers more than the scored items, the true speed is higher. NaN
 * where the time is missing, not above zero or infinite, and without an answer.
 *
 * @see <a href="https://doi.org/10.1007/s10869-011-9231-8">Huang, J. L., Curran, P. G., Keeney, J.,
 *     Poposki, E. M., and DeShon, R. P. (2012). Detecting and deterring insufficient effort
 *     responding to surveys. Journal of Business and Psychology 27, 99-114</a>
 */
public final class ResponseSpeed {

  private ResponseSpeed() {}

  /** Returns the seconds that each of the answers took. */
  public static double of(double seconds, int answers) {
    return seconds > 0 && Double.isFinite(seconds) && answers > 0 ? seconds / answers : Double.NaN;
  }
}
