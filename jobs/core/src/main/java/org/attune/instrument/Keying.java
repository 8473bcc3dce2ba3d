package org.attune.instrument;

import java.io.Serializable;

/** How one raw code becomes a keyed value; NaN for what the coding does not know. */
sealed interface Keying extends Serializable {

  /** The keyed value of a raw code, or NaN when it is out of range. */
  double key(double raw);

  /** Whole numbers: brought to the canonical range, then reversed at most once. */
  record Steps(int low, int high, int min, int max, boolean reversed) implements Keying {
    @Override
    public double key(double raw) {
      double step = low < high ? raw - low : low - raw;
      if (raw != Math.rint(raw) || step < 0 || step > max - min) {
        return Double.NaN;
      }
      double canonical = min + step;
      return reversed ? min + max - canonical : canonical;
    }
  }

  /** Categories: what the category with that code is worth. */
  record Named(double[] codes, double[] worth) implements Keying {
    @Override
    public double key(double raw) {
      for (int i = 0; i < codes.length; i++) {
        if (codes[i] == raw) {
          return worth[i];
        }
      }
      return Double.NaN;
    }
  }

  /** The keying of an item under a study's coding and a variant's keys. */
  static Keying of(InstrumentUse use, Variant variant, Item item) {
    boolean already = use.alreadyReversed().contains(item.label());
    Coding coding = use.coding(item.label());
    if (coding instanceof Coding.Steps steps) {
      Response response = use.instrument().response();
      return new Steps(
          steps.low(), steps.high(), response.min(), response.max(), item.reverse() && !already);
    }
    Coding.Named named = (Coding.Named) coding;
    int n = named.form().size();
    double[] codes = new double[n];
    double[] worth = new double[n];
    for (int i = 0; i < n; i++) {
      codes[i] = named.codes().get(i);
      String meant = named.form().get(already ? n - 1 - i : i);
      worth[i] = variant.keys().get(item.key()).get(meant);
    }
    return new Named(codes, worth);
  }
}
