package org.attune.multiverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurveDeclarationTest {

  private static final String SMALL =
      """
      outcome: {ucla: ucla20_v3@w1, djg: djg6@w1}
      predictor: [social_minutes, screen_minutes]
      transform: [raw, rank]
      covariates: {always: [age], free: [gender, income]}
      subgroup: {everyone: [], women: [gender=woman]}
      estimator: [ols, rank]
      never:
        - {transform: rank, estimator: rank}
        - {subgroup: women, covariate_gender: gender}
      """;

  private static CurveDeclaration curve(String yaml) {
    try {
      JsonNode node = new YAMLMapper().readTree(yaml);
      return CurveDeclaration.of("use", node);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String items(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> "q" + i)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  @Test
  void specifications_areAllCombinationsButContradictions() {
    CurveDeclaration small = curve(SMALL);
    List<Specification> all = small.specifications();
    assertThat(small.product()).isEqualTo(2 * 2 * 2 * 4 * 2 * 2);
    // 2 x 2 outcomes and predictors; 3 of 4 transforms and estimators; of 4 covariate sets and 2
    // subgroups, 6 of 8.
    assertThat(all).hasSize(4 * 3 * 6);
    assertThat(all.stream().map(Specification::id)).doesNotHaveDuplicates();
    assertThat(all.stream().map(Specification::number))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, all.size()).boxed().toList());
    assertThat(all.stream().map(small::model)).doesNotHaveDuplicates();
  }

  @Test
  void order_isThatOfTheSchemaWhateverTheOrderOfKeys() {
    List<Specification> all = curve(SMALL).specifications();
    assertThat(all.get(0).id())
        .isEqualTo("ucla/social_minutes/raw/age/no_gender/no_income/everyone/ols");
    assertThat(all.get(1).id())
        .isEqualTo("ucla/social_minutes/raw/age/no_gender/no_income/everyone/rank");
    List<String> lines = SMALL.lines().toList();
    String turned =
        String.join("\n", lines.subList(2, 6)) + "\n" + lines.get(1) + "\n" + lines.get(0);
    String rest = String.join("\n", lines.subList(6, lines.size()));
    assertThat(curve(turned + "\n" + rest).specifications()).isEqualTo(all);
  }

  @Test
  void model_namesColumnsByTheChoicesBehindThem() {
    CurveDeclaration small = curve(SMALL);
    Specification last = small.specifications().get(small.specifications().size() - 1);
    assertThat(last.id()).isEqualTo("djg/screen_minutes/rank/age/gender/income/everyone/ols");
    assertThat(small.model(last))
        .isEqualTo(Model.of("djg", "screen_minutes/rank", "age", "gender", "income"));
    Specification women = small.only(List.of("subgroup=women")).get(0);
    assertThat(women.rows()).isEqualTo("women");
    assertThat(women.option("subgroup").parts()).containsExactly("gender=woman");
  }

  @Test
  void addingAnOption_keepsTheIdsOfTheOthers() {
    List<String> before = curve(SMALL).specifications().stream().map(Specification::id).toList();
    List<String> after =
        curve(SMALL.replace("[social_minutes,", "[night_minutes, social_minutes,"))
            .specifications()
            .stream()
            .map(Specification::id)
            .toList();
    assertThat(after).hasSize(before.size() / 2 * 3).containsAll(before);
  }

  @Test
  void filters_keepNumbersAndIds() {
    CurveDeclaration small = curve(SMALL);
    List<Specification> chosen = small.only(List.of("outcome=djg", "estimator!=rank"));
    assertThat(chosen).hasSize(24).isSubsetOf(small.specifications());
    assertThatThrownBy(() -> small.only(List.of("outcome=phq9")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("no option phq9")
        .hasMessageContaining("ucla, djg");
    assertThatThrownBy(() -> small.only(List.of("outcomes=djg")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("no such decision");
    assertThatThrownBy(() -> small.only(List.of("djg"))).isInstanceOf(Refusal.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "outcome: [a] | predictor",
        "{outcome: [a], predictor: [b], colour: [c]} | colour",
        "{outcome: [a], predictor: [b], estimator: [weighted]} | weight",
        "{outcome: [a], predictor: [b], weight: w} | weight",
        "{outcome: [a, a], predictor: [b]} | unique",
        "{outcome: [a], predictor: [b], never: [{outcome: c}]} | no option c",
        "{outcome: [a], predictor: [b], never: [{estimator: ols}]} | no such decision",
        "{outcome: [a], predictor: [b], never: [{outcome: a}]} | declared away",
        "{outcome: [a], predictor: [b], covariates: {free: [c], sets: {d: [e]}}} | not",
        "{outcome: {q: {subsets: [a, b], sample: 4}}, predictor: [b]} | 4 of 3 subsets",
        "{outcome: {q: {subsets: [a, b]}, a: c}, predictor: [b]} | twice",
      })
  void declarationThatCannotBeMeant_isRefused(String yaml, String told) {
    assertThatThrownBy(() -> curve(yaml)).isInstanceOf(Refusal.class).hasMessageContaining(told);
  }

  @Test
  void tooManyCombinations_areRefusedBeforeTheyAreMade() {
    String free = items(40);
    assertThatThrownBy(
            () -> curve("{outcome: [a], predictor: [b], covariates: {free: " + free + "}}"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("combinations");
  }

  /**
   * The curves of Orben and Przybylski (2019, doi:10.1038/s41562-018-0506-1) from declarations: 372
   * specifications of YRBS, 40,966 of MTF and 20,004 of MCS, which took a sample of item subsets.
   */
  @Test
  void publishedCurves_haveAsManySpecificationsAsPublished() {
    CurveDeclaration yrbs =
        curve(
            """
            outcome: {wellbeing: {subsets: [sad, considered, planned, attempted, injured]}}
            scoring: [mean, any]
            predictor: {tv: tv, electronic: electronic, both: [tv, electronic]}
            covariates: {sets: {none: [], all: [sex, grade, race]}}
            """);
    assertThat(yrbs.specifications()).hasSize(372);
    CurveDeclaration mtf =
        curve(
            """
            outcome: {wellbeing: {subsets: %s}, depression: depression}
            predictor: [t1, t2, t3, t4, t5, s1, s2, s3, s4, s5, s6, s7, s8]
            covariates: {sets: {none: [], all: [sex, grade, race]}}
            never:
              - {predictor: [t1, t2, t3, t4, t5], outcome: depression}
              - {predictor: [s1, s2, s3, s4, s5, s6, s7, s8], outcome: wellbeing}
            """
                .formatted(items(12)));
    assertThat(mtf.specifications()).hasSize(40_966);
    CurveDeclaration mcs =
        curve(
            """
            outcome:
              adolescent: {subsets: %s, sample: 833, seed: 2}
              parent: {subsets: %s, sample: 834, seed: 2}
            predictor: [tv, games, own_computer, internet, social, mean]
            covariates: {sets: {none: [], all: [sex, age, ethnicity]}}
            """
                .formatted(items(24), items(25).replace("q", "p")));
    assertThat(mcs.specifications()).hasSize(20_004);
    assertThat(mcs.specifications().stream().map(Specification::id)).doesNotHaveDuplicates();
  }

  @Test
  void sampleOfSubsets_isDrawnBySeed() {
    String yaml = "{outcome: {q: {subsets: %s, sample: 50, seed: 3}}, predictor: [b]}";
    List<Specification> once = curve(yaml.formatted(items(30))).specifications();
    assertThat(once).hasSize(50).isEqualTo(curve(yaml.formatted(items(30))).specifications());
    assertThat(curve(yaml.replace("seed: 3", "seed: 4").formatted(items(30))).specifications())
        .isNotEqualTo(once);
  }
}
