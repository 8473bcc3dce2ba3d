package org.attune.notebook;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Keeps the pictures that a notebook's cells evaluate to, and tells whether they show anything. */
public final class Pictures {

  /** The pictures kept so far. */
  public static final List<BufferedImage> KEPT = new ArrayList<>();

  private Pictures() {}

  /** Keeps a cell's value if it is a picture. */
  public static void keep(Object value) {
    if (value instanceof BufferedImage image) {
      KEPT.add(image);
    }
  }

  /** The share of pixels that differ from the first: a blank picture has none. */
  public static double ink(BufferedImage image) {
    int paper = image.getRGB(0, 0);
    long inked = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        inked += image.getRGB(x, y) == paper ? 0 : 1;
      }
    }
    return (double) inked / image.getWidth() / image.getHeight();
  }
}
