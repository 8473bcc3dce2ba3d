package org.attune.association;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How study.yaml names a measure: {@code NAME}, {@code NAME.scale}, either with {@code @occasion}.
 *
 * @param name the measure, with its subscale after a dot
 * @param occasion the occasion; empty when none is named
 */
public record Reference(String name, String occasion) implements Serializable {

  private static final Pattern FORM = Pattern.compile("([^@\\s]+)(?:@([^@\\s](?:[^@]*[^@\\s])?))?");

  /**
   * Reads a reference.
   *
   * @throws IllegalArgumentException where the text is neither {@code NAME} nor {@code
   *     NAME@occasion}
   */
  public static Reference of(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException("Not NAME or NAME@occasion: " + text);
    }
    return new Reference(form.group(1), form.group(2) == null ? "" : form.group(2));
  }

  /** The reference as study.yaml spells it. */
  @Override
  public String toString() {
    return occasion.isEmpty() ? name : name + "@" + occasion;
  }
}
