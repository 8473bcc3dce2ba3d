package org.attune.claim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;

/**
 * What is known about a claim from elsewhere.
 *
 * <p>What is from memory cannot be printed: its text is kept to itself, and there is no door to it.
 */
public final class Evidence {

  /** How well a figure is known. */
  public enum Tag {
    /** Read in a public abstract, article, manual or code. */
    VERIFIED,
    /** Read in another's account of it. */
    VERIFIED_SECOND_HAND,
    /** From memory, to be checked before it is cited. */
    MEMORY,
    /** Nothing is known. */
    NONE;

    /** The word of declarations. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Tag tag;
  private final String source;
  private final String text;

  private Evidence(Tag tag, String source, String text) {
    this.tag = tag;
    this.source = source;
    this.text = text;
  }

  static Evidence of(JsonNode node) {
    Tag tag = Tag.valueOf(node.get("tag").asText().toUpperCase(Locale.ROOT));
    return new Evidence(tag, node.get("source").asText(), node.get("text").asText());
  }

  /** How well it is known. */
  public Tag tag() {
    return tag;
  }

  /** The sentence that may be printed; empty for what is from memory or unknown. */
  public Optional<String> citation() {
    return switch (tag) {
      case VERIFIED -> Optional.of(source + ": " + text + ".");
      case VERIFIED_SECOND_HAND -> Optional.of(source + " (as reported by others): " + text + ".");
      case MEMORY, NONE -> Optional.empty();
    };
  }

  /** The citation, or that there is none. */
  @Override
  public String toString() {
    return citation().orElse(tag == Tag.MEMORY ? "not yet confirmed" : "nothing known");
  }
}
