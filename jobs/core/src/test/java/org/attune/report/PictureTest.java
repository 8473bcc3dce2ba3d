package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureTest {

  private static final Logger LOADER = Logger.getLogger("com.github.weisj");

  @Test
  void shapes_standWhereTheSvgSays() throws IOException {
    String svg =
        Svg.of("f", 100, 60, "A title", "A description")
            .box(20, 10, 30, 20, Svg.BLUE, "none")
            .path("M60 5V55", "stroke", Svg.ORANGE, "stroke-width", "4")
            .standalone();
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(Picture.png(svg)));

    // Margins of 16, a title of one line and its gap: 16 + 20 + 8; two pixels for each unit.
    assertThat(image.getWidth()).isEqualTo(2 * 132);
    assertThat(image.getHeight()).isEqualTo(2 * (44 + 60 + 16));
    assertThat(colour(image, 16 + 35, 44 + 20)).isEqualTo(0x1b4f8a);
    assertThat(colour(image, 16 + 60, 44 + 30)).isEqualTo(0xa8480f);
    assertThat(colour(image, 16 + 90, 44 + 50)).isEqualTo(0xffffff);
  }

  @Test
  void title_isDrawnInLetters() {
    BufferedImage image = Picture.of(Svg.of("f", 300, 20, "A title", "-").standalone());
    long dark = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < 60; y++) {
        dark += (image.getRGB(x, y) & 0xff) < 0x80 ? 1 : 0;
      }
    }

    assertThat(dark).isGreaterThan(100);
  }

  @Test
  void textThatIsNoFigure_isRefused() {
    LOADER.setLevel(Level.OFF);

    assertThatThrownBy(() -> Picture.of("")).isInstanceOf(IllegalArgumentException.class);
  }

  private static int colour(BufferedImage image, int x, int y) {
    return image.getRGB(2 * x, 2 * y) & 0xffffff;
  }
}
