package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuessesTest {

  @TempDir private Path folder;

  private Checkup with(String place, String more) {
    return StudyFolder.bare(folder)
        .raw("survey.csv", StudyFolder.SURVEY)
        .declare(
            StudyFolder.DECLARATION
                + "guesses:\n  "
                + place
                + ": {guess: \"it is so\", evidence: \"3 columns\""
                + more
                + "}\n")
        .check();
  }

  @Test
  void openGuessThatChangesNumbers_isRefusedWithItsEvidence() {
    Checkup checkup = with("sources.survey.instruments.ucla3_hughes", ", confirmed: false");
    assertThat(checkup.problems()).hasSize(1);
    Refusal problem = checkup.problems().get(0);
    assertThat(problem.place()).isEqualTo("guesses.sources.survey.instruments.ucla3_hughes");
    assertThat(problem.expected()).contains("it is so", "3 columns");
    assertThat(problem.remedy()).contains("delete its entry", "confirmed: true");
  }

  @Test
  void guessWithoutAWordOnItsStake_hasToBeConfirmed() {
    assertThat(with("sources.survey.participant", "").problems()).hasSize(1);
  }

  @Test
  void confirmedGuess_isSettled() {
    assertThat(with("sources.survey.participant", ", confirmed: true").problems()).isEmpty();
  }

  @Test
  void guessThatChangesNoNumber_isOnlyMentioned() {
    Checkup checkup = with("title", ", changes_numbers: false, confirmed: false");
    assertThat(checkup.problems()).isEmpty();
    assertThat(checkup.text()).contains("  --  title: guessed that it is so");
  }

  @Test
  void guessOfWhatIsNoLongerThere_isSettled() {
    assertThat(with("sources.survey.instruments.uls8", "").problems()).isEmpty();
    assertThat(with("sources.survey.occasion.values", "").problems()).isEmpty();
  }
}
