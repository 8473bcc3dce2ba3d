package org.attune.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class FiguresTest {

  @TempDir static Path temp;
  static Tables study;

  @BeforeAll
  static void study() {
    study = Tables.open(FixtureStudy.write(temp));
  }

  @Test
  void forest_oneLineForEachEstimate() throws IOException {
    Table declared =
        study.sql("select * from correlation where policy = 'declared' and group_value = 'all'");
    BufferedImage image = kept("forest", Figures.forest(declared));
    assertThat(image.getWidth()).isEqualTo(1600);
    assertThat(image.getHeight()).isEqualTo(2 * (136 + 44 * declared.rowCount()));
    assertThat(Pictures.ink(image)).isBetween(0.05, 0.9);
    assertThat(colours(image, 0x0072B2)).as("between, blue").isPositive();
    assertThat(colours(image, 0xD98300)).as("within, orange").isPositive();
  }

  @Test
  void forest_withheldRowsLeftOut() {
    Table all = study.table("correlation");
    int drawn = all.rowCount() - all.doubleColumn("estimate").countMissing();
    assertThat(drawn).isLessThan(all.rowCount());
    assertThat(Figures.forest(all).getHeight()).isEqualTo(2 * (136 + 44 * drawn));
  }

  @Test
  void forest_nothingToDraw_saysSo() {
    BufferedImage image = Figures.forest(study.table("correlation").emptyCopy());
    assertThat(image.getHeight()).isEqualTo(2 * 58);
    assertThat(Pictures.ink(image)).isPositive();
  }

  @Test
  void distribution_barsDrawn() throws IOException {
    BufferedImage image =
        kept("distribution", Figures.distribution(study.table("distribution"), "ucla5", "pre"));
    assertThat(image.getWidth()).isEqualTo(1600);
    assertThat(image.getHeight()).isEqualTo(2 * 438);
    assertThat(Pictures.ink(image)).isBetween(0.1, 0.9);
  }

  @Test
  void distribution_areaIsCount_soWideBinsAreNotTaller() {
    BufferedImage image = Figures.distribution(study.table("distribution"), "ucla5", "pre");
    // Bins 5 to 7 (14 participants over 2 points) and 13 to 20 (15 over 7 points): blue columns
    // of pixels stand 7 : 2.14 high.
    int tallest = 0;
    int last = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      int height = 0;
      for (int y = 0; y < image.getHeight(); y++) {
        height += (image.getRGB(x, y) & 0xFFFFFF) == 0x0072B2 ? 1 : 0;
      }
      tallest = Math.max(tallest, height);
      last = height > 20 ? height : last;
    }
    // The tallest bin holds 24 over 2 points.
    assertThat((double) last / tallest)
        .isCloseTo((15.0 / 7) / (24.0 / 2), org.assertj.core.api.Assertions.within(0.03));
  }

  @Test
  void distribution_unknownMeasure_saysSo() {
    assertThat(Figures.distribution(study.table("distribution"), "nothing", "pre").getHeight())
        .isEqualTo(2 * 58);
  }

  @Test
  void clock_darkestWhereUseIsLongest() throws IOException {
    BufferedImage image = kept("clock", Figures.clock(study.table("usage_clock")));
    assertThat(image.getHeight()).isEqualTo(2 * (136 + 44 * 2));
    assertThat(colours(image, 0x0072B2)).as("the hour of most use, in full colour").isPositive();
    assertThat(Figures.clock(study.table("usage_clock").emptyCopy()).getHeight()).isEqualTo(2 * 58);
  }

  @Test
  void agreement_oneLineForEachPairThatIsShown() throws IOException {
    BufferedImage image = kept("agreement", Figures.agreement(study.table("usage_agreement")));
    assertThat(image.getHeight()).as("one of two is withheld").isEqualTo(2 * (136 + 44));
    assertThat(colours(image, 0xD98300)).as("the mean difference, orange").isPositive();
  }

  @Test
  void usage_oneBarForEachFeatureInMinutes() throws IOException {
    BufferedImage image = kept("usage", Figures.usage(study.table("descriptive")));
    assertThat(image.getHeight()).isEqualTo(2 * (136 + 44 * 3));
    assertThat(Pictures.ink(image)).isBetween(0.1, 0.9);
  }

  @Test
  void usage_noUsage_saysSo() {
    assertThat(Figures.usage(study.table("descriptive").emptyCopy()).getHeight()).isEqualTo(2 * 58);
  }

  @Test
  void curve_isDrawnWithItsBands_andAPartWithout() throws IOException {
    BufferedImage whole =
        kept(
            "curve",
            Figures.curve(
                study.table("specification"), study.table("curve"), study.table("curve_band")));
    BufferedImage part =
        kept(
            "curve-part",
            Figures.curve(
                study.sql("select * from specification where predictor <> 'screen_minutes'"),
                study.table("curve")));
    assertThat(whole.getWidth()).isEqualTo(part.getWidth()).isEqualTo(2 * (760 + 32));
    for (BufferedImage image : java.util.List.of(whole, part)) {
      assertThat(colours(image, 0x1b4f8a)).as("positive, blue").isPositive();
      assertThat(colours(image, 0xa8480f)).as("negative, orange").isPositive();
    }
    assertThat(colours(whole, 0xe1e6eb)).as("the band of unrelated curves").isGreaterThan(1000);
    assertThat(colours(part, 0xe1e6eb)).isZero();
  }

  @Test
  void curve_nothingOrSeveralToDraw_saysSo() {
    Table none = study.table("specification").emptyCopy();
    Table curves = study.table("curve");
    Table blank = study.sql("select * from specification where position is null");
    assertThat(Figures.curve(none, curves).getHeight()).isEqualTo(2 * 58);
    assertThat(Figures.curve(blank, curves).getHeight()).isEqualTo(2 * 58);
  }

  @Test
  void options_oneLineForEachOption() throws IOException {
    Table decisions = study.table("curve_decision");
    BufferedImage image = kept("options", Figures.options(decisions));
    assertThat(image.getHeight()).isEqualTo(2 * (136 + 44 * decisions.rowCount()));
    assertThat(Figures.options(decisions.emptyCopy()).getHeight()).isEqualTo(2 * 58);
  }

  @Test
  void groupsOfPeople_areDrawnAsTheReportDrawsThem() throws IOException {
    BufferedImage coverage =
        kept(
            "coverage", Figures.coverage(study.sql("select * from coverage where kind = 'usage'")));
    BufferedImage slopes =
        kept(
            "slopes",
            Figures.slopes(
                study.sql(
                    "select * from slope_group where family = 'daily'"
                        + " and predictor = 'social_minutes@diary'"),
                study.table("effect")));
    BufferedImage agreement =
        kept(
            "bland-altman",
            Figures.blandAltman(study.table("usage_agreement"), study.table("agreement_bin")));
    BufferedImage claims = kept("claims", Figures.claims(study.table("claim")));
    assertThat(colours(coverage, 0x1b4f8a)).as("days that all cover").isGreaterThan(1000);
    assertThat(colours(slopes, 0xb5713f)).as("people's lines").isGreaterThan(100);
    assertThat(colours(agreement, 0xa8480f)).as("mean and limits").isGreaterThan(100);
    assertThat(colours(claims, 0x1b4f8a)).as("verdicts").isGreaterThan(100);
    // Two sources, or two models, are two figures.
    assertThat(Figures.coverage(study.table("coverage")).getHeight()).isEqualTo(2 * 58);
    assertThat(Figures.claims(study.table("claim").emptyCopy()).getHeight()).isEqualTo(2 * 58);
  }

  @Test
  void heatMap_hasACellForEachPair() throws IOException {
    BufferedImage image =
        kept(
            "items",
            Figures.heatMap("Items", study.table("item_correlation"), "item", "other_item"));
    assertThat(image.getHeight()).as("title, four lines, margins").isGreaterThan(2 * 4 * 32);
    assertThat(Pictures.ink(image)).isGreaterThan(0.05);
    Table none = study.table("item_correlation").emptyCopy();
    assertThat(Figures.heatMap("Items", none, "item", "other_item").getHeight()).isEqualTo(2 * 58);
  }

  @Test
  void reliabilityAndBars_haveALineForEachRow() throws IOException {
    Table shown = study.sql("select * from reliability where estimate is not null");
    BufferedImage image = kept("reliability", Figures.reliability(shown));
    assertThat(image.getHeight()).isEqualTo(2 * (136 + 44 * shown.rowCount()));
    Table own = study.sql("select 'a' as label, 2.5 as number union all select 'b', 5 order by 1");
    BufferedImage bars = kept("bars", Figures.bars("Of my own", own, "label", "number"));
    assertThat(bars.getHeight()).isEqualTo(2 * (136 + 44 * 2));
    assertThat(colours(bars, 0x0072B2)).isGreaterThan(1000);
    assertThat(Figures.bars("None", own.emptyCopy(), "label", "number").getHeight())
        .isEqualTo(2 * 58);
  }

  private static long colours(BufferedImage image, int colour) {
    return java.util.stream.IntStream.range(0, image.getWidth() * image.getHeight())
        .filter(
            i -> (image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xFFFFFF) == colour)
        .count();
  }

  /** Leaves the picture in the build folder, for people to look at. */
  private static BufferedImage kept(String name, BufferedImage image) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "figures"));
    ImageIO.write(image, "png", folder.resolve(name + ".png").toFile());
    return image;
  }
}
