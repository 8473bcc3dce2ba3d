package org.attune.instrument;

import java.io.Serializable;
import java.util.List;

/**
 * The canonical answers of an instrument: whole numbers from {@code min} to {@code max}, or
 * categories by name.
 *
 * @param min the first answer's code; 0 for categories
 * @param max the last answer's code; 0 for categories
 * @param anchors keywords for the steps or for the two ends; may be empty
 * @param forms the sets of categories in which the instrument is printed, each in order from one
 *     end to the other; empty for numbers
 */
public record Response(int min, int max, List<String> anchors, List<List<String>> forms)
    implements Serializable {

  /** Copies the lists. */
  public Response {
    anchors = List.copyOf(anchors);
    forms = forms.stream().map(List::copyOf).toList();
  }

  /** Whether answers are categories by name rather than numbers. */
  public boolean named() {
    return !forms.isEmpty();
  }
}
