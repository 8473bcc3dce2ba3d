package org.attune.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * A number of a day in standard deviations within a person, as a sum of independent sources of that
 * day and of the day before, each of them normal with unit variance and the same memory.
 *
 * @param today the weights of the day's sources
 * @param before the weights of those of the day before
 * @param varying what is added with a weight of the person's own, with mean zero
 */
record DayMix(double[] today, double[] before, List<Varying> varying) {

  /** What comes anew every day. */
  enum Source {
    IN_PERSON,
    PASSIVE,
    ACTIVE,
    OTHER,
    NIGHT,
    SLEEP,
    STRESS,
    LONELY
  }

  private static final int SOURCES = Source.values().length;

  /** A mix whose weight differs from person to person with that standard deviation. */
  record Varying(DayMix of, double deviation) {}

  static DayMix of(Source source) {
    double[] today = new double[SOURCES];
    today[source.ordinal()] = 1;
    return new DayMix(today, new double[SOURCES], List.of());
  }

  DayMix times(double weight) {
    return new DayMix(scaled(today, weight), scaled(before, weight), List.of());
  }

  DayMix plus(DayMix other) {
    return new DayMix(sum(today, other.today), sum(before, other.before), varying);
  }

  /** This, of the day before. */
  DayMix lagged() {
    return new DayMix(new double[SOURCES], today, List.of());
  }

  DayMix plusVarying(DayMix of, double deviation) {
    List<Varying> more = new ArrayList<>(varying);
    more.add(new Varying(of, deviation));
    return new DayMix(today, before, List.copyOf(more));
  }

  /** The covariance with another number of the same person so many days later, over people. */
  double covariance(DayMix later, int days, double memory) {
    double sum = 0;
    for (int s = 0; s < SOURCES; s++) {
      sum += today[s] * later.today[s] * power(memory, days);
      sum += before[s] * later.before[s] * power(memory, days);
      sum += today[s] * later.before[s] * power(memory, days - 1);
      sum += before[s] * later.today[s] * power(memory, days + 1);
    }
    if (this == later) {
      for (Varying one : varying) {
        sum += one.deviation() * one.deviation() * one.of().covariance(one.of(), days, memory);
      }
    }
    return sum;
  }

  /** Its value, given the sources of the day and the day before and the person's own weights. */
  double value(double[] sources, double[] earlier, double[] own) {
    double sum = 0;
    for (int s = 0; s < SOURCES; s++) {
      sum += today[s] * sources[s] + before[s] * earlier[s];
    }
    for (int i = 0; i < varying.size(); i++) {
      sum += own[i] * varying.get(i).of().value(sources, earlier, own);
    }
    return sum;
  }

  private static double power(double memory, int days) {
    return days == 0 ? 1 : StrictMath.pow(memory, Math.abs(days));
  }

  private static double[] scaled(double[] weights, double by) {
    double[] scaled = weights.clone();
    for (int s = 0; s < scaled.length; s++) {
      scaled[s] *= by;
    }
    return scaled;
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = a.clone();
    for (int s = 0; s < sum.length; s++) {
      sum[s] += b[s];
    }
    return sum;
  }
}
