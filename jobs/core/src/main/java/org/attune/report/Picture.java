package org.attune.report;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/**
 * Turns figures of ours from SVG into pixels, without a screen.
 *
 * <p>Letters are those of the machine's fonts, so that pixels differ from machine to machine; the
 * SVG does not.
 */
public final class Picture {

  /** What Java calls the letters of our figures. */
  private static final String LETTERS = "SansSerif";

  /** Pixels for each unit of the figure: sharp in print at its natural size. */
  private static final int SCALE = 2;

  private Picture() {}

  /** Whether this machine's Java has fonts to draw letters with; slim installations have none. */
  static boolean isPossible() {
    try {
      return of("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">"
                  + "<text x=\"1\" y=\"8\">a</text></svg>")
              .getWidth()
          > 0;
    } catch (LinkageError | InternalError | RuntimeException e) {
      return false;
    }
  }

  /** The figure as an image, two pixels for each of its units. */
  public static BufferedImage of(String svg) {
    byte[] bytes = svg.replace(Svg.LETTERS, LETTERS).getBytes(StandardCharsets.UTF_8);
    SVGDocument document =
        new SVGLoader().load(new ByteArrayInputStream(bytes), null, LoaderContext.createDefault());
    if (document == null) {
      throw new IllegalArgumentException("a figure that is no SVG");
    }
    int width = (int) Math.ceil(SCALE * document.size().getWidth());
    int height = (int) Math.ceil(SCALE * document.size().getHeight());
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    document.renderWithPlatform(NullPlatformSupport.INSTANCE, g, new ViewBox(0, 0, width, height));
    g.dispose();
    return image;
  }

  /** The figure as the bytes of a PNG file. */
  public static byte[] png(String svg) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(of(svg), "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
