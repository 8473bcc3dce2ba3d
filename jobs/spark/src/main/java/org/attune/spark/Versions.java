package org.attune.spark;

import picocli.CommandLine.IVersionProvider;

/** Which Attune this is. */
public final class Versions implements IVersionProvider {

  /** The version of the packed jar; {@code development} where classes are run unpacked. */
  public static String attune() {
    String packed = Versions.class.getPackage().getImplementationVersion();
    return packed == null ? "development" : packed;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"Attune " + attune()};
  }
}
