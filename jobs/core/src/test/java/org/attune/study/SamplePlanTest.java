package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SamplePlanTest {

  /**
   * R's pwr.r.test(r = 0.1, power = 0.8) gives 781.75 by Fisher's z; the exact test needs 782. TOST
   * of |r| < 0.1 by z needs (1.644854 + 1.281552)^2 / atanh(0.1)^2 + 3 = 853.7 people.
   */
  @Test
  void planForTenHundredths_isThePublishedOne() {
    String text = new SamplePlan(0.1, 0.05, 0.07, 70, 0.8, 0.05, null).text();
    assertThat(text)
        .contains("782  to find r = .1 between people")
        .contains("854  to show that |r| < .1 if there is none")
        .contains("61  to find a slope of .05 within people, 70 records each")
        .doesNotContain("can show");
  }

  /** R: pwr::pwr.r.test(n = 300, r = 0.1)$power = 0.4102; the exact power is within 0.01 of it. */
  @Test
  void peopleAtHand_getTheirPower() {
    String text = new SamplePlan(0.1, 0.05, 0.07, 70, 0.8, 0.05, 300).text();
    assertThat(text)
        .contains("What 300 participants can show")
        .containsPattern("0\\.41\\d  power for r");
  }
}
