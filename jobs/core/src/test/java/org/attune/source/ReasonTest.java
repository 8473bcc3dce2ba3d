package org.attune.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.attune.file.Reason;
import org.attune.schema.Contract;
import org.attune.schema.EventAction;
import org.attune.schema.EventKind;
import org.junit.jupiter.api.Test;

class ReasonTest {

  @Test
  void everyReason_isAFullSentenceOfItsOwn() {
    assertThat(Reason.values()).allMatch(r -> r.sentence().matches("[A-Z].*\\."));
    assertThat(Arrays.stream(Reason.values()).map(Reason::sentence)).doesNotHaveDuplicates();
  }

  @Test
  void kindsOfMissing_areThoseOfTheContract() {
    assertThat(Arrays.stream(Missing.values()).map(Missing::label))
        .containsExactlyElementsOf(Contract.of("response").column("missing").allowed());
  }

  @Test
  void statusesKindsAndActions_areThoseOfTheContracts() {
    assertThat(Arrays.stream(Status.values()).map(Status::label))
        .containsExactlyElementsOf(Contract.of("prompt").column("status").allowed());
    assertThat(Arrays.stream(EventKind.values()).map(EventKind::label))
        .containsExactlyElementsOf(Contract.of("usage_event").column("kind").allowed());
    assertThat(Arrays.stream(EventAction.values()).map(EventAction::label))
        .containsExactlyElementsOf(Contract.of("usage_event").column("action").allowed());
  }
}
