package org.attune.multiverse;

import java.io.Serializable;
import java.util.List;

/**
 * One way to decide.
 *
 * @param id its name, unique within the decision
 * @param group the name that options made together share; the id where it stands alone
 * @param parts what it stands for: measures, covariates, conditions or a word
 */
public record Option(String id, String group, List<String> parts) implements Serializable {

  /** Keeps the parts unmodifiable. */
  public Option {
    parts = List.copyOf(parts);
  }

  /** Whether it is meant by a name: its own or its group's. */
  boolean isNamed(String name) {
    return id.equals(name) || group.equals(name);
  }
}
