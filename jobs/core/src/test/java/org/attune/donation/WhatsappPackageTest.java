package org.attune.donation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhatsappPackageTest {

  private static final String SAID = "message whatsapp messaging - - -";
  private static final String SENT = "message whatsapp messaging active outgoing whatsapp:Jane";
  private static final String GOT = "message whatsapp messaging - incoming whatsapp:Jane";

  @TempDir Path raw;

  private List<String> read(String... lines) {
    return named("_chat.txt", lines);
  }

  private List<String> named(String name, String... lines) {
    return new Packages(raw).read("whatsapp", name, String.join("\n", lines) + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[31.12.2018, 12.00.01] | 2018-12-31T12:00:01",
        "[31/12/2018, 12:00:01] | 2018-12-31T12:00:01",
        "[12/31/18, 9:41:09\u202fPM] | 2018-12-31T21:41:09",
        "[31-12-18 12:00:01] | 2018-12-31T12:00:01",
        "[31.12.2018 klo 12.00.01] | 2018-12-31T12:00:01",
        "[2018-12-31, 12:00:01] | 2018-12-31T12:00:01",
        "[31/12/2018, 12:00:01 a. m.] | 2018-12-31T00:00:01",
        "\u200e[31/12/2018, 8:00:59\u00a0pm] | 2018-12-31T20:00:59",
        "2018-12-31 12:00 - | 2018-12-31T12:00:00",
        "2018/12/31, 12:00 - | 2018-12-31T12:00:00",
        "31/12/18, 12:00 - | 2018-12-31T12:00:00",
        "31.12.18, 12:00 - | 2018-12-31T12:00:00",
        "31.12.18, 12:00 – | 2018-12-31T12:00:00",
        "31-12-18 12:00 - | 2018-12-31T12:00:00",
        "12/31/18, 12:30 PM - | 2018-12-31T12:30:00",
        "31/12/2018, 7:59 p.m. - | 2018-12-31T19:59:00"
      })
  void messages_beginInManyWays(String begin, String time) {
    assertThat(read(begin + " Jane: secret")).containsExactly(time + " " + SAID, unknown(1, 1));
  }

  @Test
  void furtherLinesAndNotices_areNoMessages() {
    assertThat(
            read(
                "31/12/18, 12:00 - Messages and calls are end-to-end encrypted. Tap to learn more.",
                "31/12/18, 12:00 - You created group \"secret: group\"",
                "31/12/18, 12:01 - Jane: secret: first line",
                "second line",
                "",
                "31/12/18 is a day: fourth line",
                "31/12/18, 12:01 - Jane: again",
                "31/12/18, 12:02 - Mo changed the subject from \"a: b\" to \"c\"",
                "31/12/18, 12:03 - ~\u00a0Mo: <Media omitted>",
                "31/12/18, 12:04 - +49 151 2345678:"))
        .containsExactly(
            "2018-12-31T12:01:00 " + SAID,
            "2018-12-31T12:01:00.000001 " + SAID,
            "2018-12-31T12:03:00 " + SAID,
            "2018-12-31T12:04:00 " + SAID,
            "not_needed: Member 1: 3 notices of the application.",
            unknown(4, 3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "You deleted this message",
        "Du hast diese Nachricht gelöscht.",
        "Je hebt dit bericht verwijderd.",
        "Vous avez supprimé ce message",
        "Eliminaste este mensaje.",
        "\u200eHai eliminato questo messaggio."
      })
  void deletedMessage_provesWhosePhoneItWas(String text) {
    assertThat(
            read(
                "31/12/18, 12:00 - Jane: secret",
                "31/12/18, 12:01 - Mo: " + text,
                "31/12/18, 12:02 - Mo: secret"))
        .containsExactly(
            "2018-12-31T12:00:00 " + GOT,
            "2018-12-31T12:01:00 " + SENT,
            "2018-12-31T12:02:00 " + SENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WhatsApp Chat with Jane.txt",
        "WhatsApp Chat mit Jane.txt",
        "WhatsApp-chat met Jane.txt",
        "WhatsApp Chat - Jane.txt",
        "Discussion WhatsApp avec Jane.txt",
        "Chat de WhatsApp con Jane.txt",
        "Chat WhatsApp con Jane.txt"
      })
  void fileName_provesTheOtherOfTwo(String name) {
    assertThat(named(name, "31/12/18, 12:00 - Jane: secret", "31/12/18, 12:01 - Mo: secret"))
        .containsExactly("2018-12-31T12:00:00 " + GOT, "2018-12-31T12:01:00 " + SENT);
  }

  @Test
  void noticeOfEncryption_provesTheOtherOfTwo() {
    assertThat(
            read(
                "[31.12.18, 12:00:00] Jane: \u200eMessages and calls are end-to-end encrypted. No one outside.",
                "[31.12.18, 12:00:01] Jane: secret",
                "[31.12.18, 12:00:02] Mo: secret"))
        .containsExactly(
            "2018-12-31T12:00:01 " + GOT,
            "2018-12-31T12:00:02 " + SENT,
            "not_needed: Member 1: 1 notices of the application.");
  }

  @Test
  void ofGroup_nothingTellsTheOwnerApart() {
    assertThat(
            named(
                "WhatsApp Chat with Family.txt",
                "[31.12.18, 12:00:00] Family: \u200eMessages and calls are end-to-end encrypted. x",
                "[31.12.18, 12:00:00] Family: \u200eJane added Kim",
                "[31.12.18, 12:00:01] Jane: secret",
                "[31.12.18, 12:00:02] Mo: \u200eimage omitted",
                "[31.12.18, 12:00:03] Kim: secret"))
        .containsExactly(
            "2018-12-31T12:00:01 " + SAID,
            "2018-12-31T12:00:02 " + SAID,
            "2018-12-31T12:00:03 " + SAID,
            "not_needed: Member 1: 2 notices of the application.",
            unknown(3, 3));
  }

  private static final String[] THREE = {
    "31/12/18, 12:00 - Person 1: secret",
    "31/12/18, 12:01 - Person 2: secret",
    "31/12/18, 12:02 - Person 3: secret"
  };

  private List<String> owned(Set<String> authors, String... lines) {
    return new Packages(raw)
        .read(
            new Told(List.of("whatsapp"), authors, null),
            "_chat.txt",
            String.join("\n", lines) + "\n");
  }

  @Test
  void declaredOwner_tellsWhatWasSentFromWhatCame() {
    assertThat(owned(Set.of("Person 2", "Person 9"), THREE))
        .containsExactly(
            "2018-12-31T12:00:00 message whatsapp messaging - incoming whatsapp:Person 1",
            "2018-12-31T12:01:00 message whatsapp messaging active outgoing -",
            "2018-12-31T12:02:00 message whatsapp messaging - incoming whatsapp:Person 3");
  }

  @Test
  void declaredOwnerOfTwo_hasTheOtherAsContact() {
    assertThat(owned(Set.of("Mo"), "31/12/18, 12:00 - Mo: x", "31/12/18, 12:01 - Jane: x"))
        .containsExactly("2018-12-31T12:00:00 " + SENT, "2018-12-31T12:01:00 " + GOT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Zo\u00eb", "Zoe\u0308", "~ Zo\u00eb", "\u200eZo\u00eb "})
  void declaredOwner_isFoundHoweverTheLettersAreWritten(String declared) {
    assertThat(owned(Set.of(declared), "31/12/18, 12:00 - ~\u00a0Zoe\u0308: x"))
        .containsExactly("2018-12-31T12:00:00 message whatsapp messaging active outgoing -");
  }

  @ParameterizedTest
  @ValueSource(strings = {"person 2", "Person", "Person 22"})
  void declaredOwnerWhoIsNoAuthor_leavesDirectionsEmpty(String declared) {
    assertThat(owned(Set.of(declared), THREE))
        .containsExactly(
            "2018-12-31T12:00:00 " + SAID,
            "2018-12-31T12:01:00 " + SAID,
            "2018-12-31T12:02:00 " + SAID,
            "wrong_owner: Member 1: 3 messages have no direction: expected one of the chat's 3"
                + " authors to be called as the owner is declared, letter by letter, but none is.");
  }

  @Test
  void severalDeclaredOwnersOfOneChat_areNone() {
    assertThat(owned(Set.of("Person 1", "Person 2"), THREE))
        .contains(
            "2018-12-31T12:00:00 " + SAID,
            "wrong_owner: Member 1: 3 messages have no direction: expected one of the chat's 3"
                + " authors to be called as the owner is declared, but several are.");
  }

  @Test
  void declaredOwnerWhomTheChatContradicts_isNone() {
    String[] lines = {
      "31/12/18, 12:00 - Jane: x", "31/12/18, 12:01 - Mo: You deleted this message"
    };
    String contradicted =
        "wrong_owner: Member 1: 2 messages have no direction: expected the declared owner, but the"
            + " chat proves that another of its 2 authors is.";
    assertThat(owned(Set.of("Jane"), lines))
        .containsExactly(
            "2018-12-31T12:00:00 " + SAID, "2018-12-31T12:01:00 " + SAID, contradicted);
    assertThat(owned(Set.of(), lines)).contains(contradicted);
    assertThat(owned(Set.of("Mo"), lines))
        .containsExactly("2018-12-31T12:00:00 " + GOT, "2018-12-31T12:01:00 " + SENT);
  }

  @Test
  void ownerWhoWroteNothing_onlyReceived() {
    assertThat(owned(Set.of(), THREE))
        .containsExactly(
            "2018-12-31T12:00:00 message whatsapp messaging - incoming whatsapp:Person 1",
            "2018-12-31T12:01:00 message whatsapp messaging - incoming whatsapp:Person 2",
            "2018-12-31T12:02:00 message whatsapp messaging - incoming whatsapp:Person 3");
  }

  private static String unknown(int messages, int authors) {
    return "unknown_owner: Member 1: "
        + messages
        + " messages have no direction, since nothing says who of the chat's "
        + authors
        + " authors its owner is.";
  }

  @Test
  void messagesOfOneMinute_stayApart() {
    assertThat(
            named(
                "WhatsApp Chat with Jane.txt",
                "31/12/18, 12:00 - Jane: secret",
                "31/12/18, 12:00 - Jane: secret",
                "31/12/18, 12:00 - Mo: secret",
                "31/12/18, 12:00 - Jane: secret"))
        .containsExactly(
            "2018-12-31T12:00:00 " + GOT,
            "2018-12-31T12:00:00.000001 " + GOT,
            "2018-12-31T12:00:00 " + SENT,
            "2018-12-31T12:00:00.000002 " + GOT);
  }

  @Test
  void datesThatCouldMeanTwoDays_setTheChatAside() {
    String aside =
        "unproven_dates: Member 1: Expected dates that prove whether the day or the month stands"
            + " first.";
    assertThat(read("01/02/18, 12:00 - Jane: x", "03/04/18, 12:00 - Jane: x"))
        .containsExactly(aside);
    assertThat(read("13/02/18, 12:00 - Jane: x", "02/13/18, 12:00 - Jane: x"))
        .containsExactly(aside);
    assertThat(read("01/02/18, 12:00 - Jane: x", "99/99/18, 12:00 - Jane: x"))
        .containsExactly(aside);
    assertThat(read("13/02/18, 12:00 - Jane: x", "13/02/18, 1:00 PM - Jane: x"))
        .containsExactly(aside);
    assertThat(read("13/02/18, 25:00 - Jane: x")).containsExactly(aside);
  }

  @Test
  void orderOfTheChat_provesWhatNumbersDoNot() {
    assertThat(
            read(
                "11/01/18, 12:00 - Jane: x",
                "12/01/18, 12:00 - Jane: x",
                "01/02/18, 12:00 - Jane: x"))
        .containsExactly(
            "2018-01-11T12:00:00 " + SAID,
            "2018-01-12T12:00:00 " + SAID,
            "2018-02-01T12:00:00 " + SAID,
            unknown(3, 1));
    assertThat(
            read(
                "1/11/18, 12:00 PM - Jane: x",
                "1/12/18, 12:00 PM - Jane: x",
                "2/1/18, 12:00 PM - Jane: x"))
        .containsExactly(
            "2018-01-11T12:00:00 " + SAID,
            "2018-01-12T12:00:00 " + SAID,
            "2018-02-01T12:00:00 " + SAID,
            unknown(3, 1));
  }

  @Test
  void textThatIsNoChat_isSetAside() {
    assertThat(read("Dear diary", "31/12/18, 12:00 - Jane: x"))
        .containsExactly("unknown_shape: Member 1: Expected lines that begin with date and time.");
    assertThat(read("上午12:00 2018年12月31日 - Jane: x"))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("unknown_shape");
  }

  @Test
  void chatByItself_isReadUnderAnyName() throws IOException {
    Files.writeString(
        raw.resolve("p3.txt"), "31/12/18, 12:00 - Jane: x\r\n31/12/18, 12:01 - Mo: x");
    assertThat(new Packages(raw).rows("p3.txt", "whatsapp"))
        .containsExactly(
            "2018-12-31T12:00:00 " + SAID, "2018-12-31T12:01:00 " + SAID, unknown(2, 2));
  }

  @Test
  void mediaBesideTheChat_isNotRead() {
    assertThat(
            new Packages(raw)
                .read(
                    "whatsapp",
                    "WhatsApp Chat with Jane.txt",
                    "31/12/18, 12:00 - Jane: IMG-1.jpg (file attached)\nsecret",
                    "IMG-1.jpg",
                    "x"))
        .containsExactly(
            "2018-12-31T12:00:00 " + SAID,
            unknown(1, 1),
            "not_needed: 1 members: photos, videos, sounds and documents.");
  }
}
