package org.attune.instrument;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.attune.schema.Refusal;

/** Refuses cut-offs that fit no scale, or whose bands leave a hole or overlap. */
record CutoffCheck(String file, Instrument instrument) {

  void check() {
    Set<String> scales =
        instrument.variants().get(0).scales().stream().map(Scale::name).collect(Collectors.toSet());
    Set<List<String>> named = new HashSet<>();
    for (Cutoff cutoff : instrument.notes().cutoffs()) {
      if (!scales.contains(cutoff.scale())) {
        throw refusal(
            "cutoffs",
            "Expected one of the scales " + scales + ", but found " + cutoff.scale() + ".",
            "Say which scale the cut-off is for.");
      }
      if (!cutoff.bands().isEmpty()) {
        String place = "cutoffs/" + cutoff.name();
        if (!named.add(List.of(cutoff.name(), cutoff.scale(), cutoff.group()))) {
          throw refusal(
              place, "Expected each name once for a scale and group.", "Give it another name.");
        }
        cutoff.variants().forEach(v -> bands(place, cutoff, v));
      }
    }
  }

  private void bands(String place, Cutoff cutoff, String variant) {
    if (!instrument.holds(variant)) {
      throw refusal(
          place,
          "Expected variants of this instrument, but found " + variant + ".",
          "It has " + String.join(", ", instrument.variantNames()) + ".");
    }
    Range range = instrument.possibleRange(cutoff.scale(), variant);
    List<Band> bands = cutoff.bands();
    boolean ordered = true;
    for (int i = 0; i < bands.size(); i++) {
      ordered &= bands.get(i).low() <= bands.get(i).high();
      ordered &= i == 0 || bands.get(i - 1).high() < bands.get(i).low();
    }
    boolean whole =
        bands.get(0).low() == range.min() && bands.get(bands.size() - 1).high() == range.max();
    if (!ordered || !whole) {
      throw refusal(
          place,
          "Expected bands one above the other over " + range + " of " + variant + ".",
          "Write bands: {label: [low, high], ...} from the lowest up.");
    }
  }

  private Refusal refusal(String place, String expected, String remedy) {
    return new Refusal(file, place, expected, remedy);
  }
}
