package org.attune.source;

import java.io.InputStream;
import java.util.List;
import org.attune.export.ExportFormat;

/** Where a source's declaration finds what it refers to. */
public interface Library {

  /**
   * A format.
   *
   * @param id its id
   * @param place where {@code study.yaml} names it
   * @throws org.attune.schema.Refusal where there is none
   */
  ExportFormat format(String id, String place);

  /**
   * A file of the study's raw folder.
   *
   * @param file its name in that folder
   * @param place where {@code study.yaml} names it
   * @throws org.attune.schema.Refusal where there is none
   */
  InputStream raw(String file, String place);

  /** The shipped formats alone, without any study folder. */
  static Library shipped() {
    return new Library() {
      @Override
      public ExportFormat format(String id, String place) {
        if (!ExportFormat.shipped().contains(id)) {
          throw unknown(id, place, ExportFormat.shipped());
        }
        return ExportFormat.of(id);
      }

      @Override
      public InputStream raw(String file, String place) {
        throw Declared.refusal(place, "Expected a study folder for " + file + ".", "Make one.");
      }
    };
  }

  /** The refusal of a format that nobody knows. */
  static RuntimeException unknown(String id, String place, List<String> shipped) {
    return Declared.refusal(
        place,
        "There is no format " + id + ".",
        "Shipped are "
            + String.join(", ", shipped)
            + "; your own go into sources/"
            + id
            + ".yaml in the study folder.");
  }
}
