package org.attune.donation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.attune.file.RawFolder;
import org.attune.file.RawRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages as public parsers of them and their documentation show them, with invented content. */
class InstagramPagesTest {

  private static final String LIKES = "your_instagram_activity/likes/liked_posts.html";
  private static final String LIKE = " interaction instagram social active outgoing -";
  private static final Pages PACIFIC = new Pages(ZoneId.of("-08:00"));

  @TempDir Path raw;

  private List<String> told(Pages pages, Set<String> authors, String... pairs) {
    return new Packages(raw).read(new Told(List.of("instagram"), authors, pages), pairs);
  }

  private List<String> read(String... pairs) {
    return told(PACIFIC, null, pairs);
  }

  private static String page(String title, String... boxes) {
    return "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>"
        + title
        + "</title><style>.x{}</style></head><body><div class=\"_a705\"><main class=\"_a706\" role=\"main\">"
        + String.join("", boxes)
        + "</main></div></body></html>";
  }

  private static String box(String inside) {
    return "<div class=\"pam _3-95 _2ph- _a6-g uiBoxWhite noborder\">" + inside + "</div>";
  }

  private static String foot(String time) {
    return "<div class=\"_3-94 _a6-o\">" + time + "</div>";
  }

  private static String liked(String time) {
    return box("<h2 class=\"_3-95 _2pim _a6-h _a6-i\">jane</h2>" + foot(time));
  }

  /** A like as written since 2025, with whose post it was in a box of its own. */
  private static String likedOf(String time) {
    String owner =
        "<table><tr><td class=\"_2pin _a6_q\">Name</td><td class=\"_2pin _2piu _a6_r\">Jane</td></tr>"
            + "<tr><td>Joined</td><td>Jan 01, 2000 1:00 am</td></tr></table>";
    return box(
        "<div class=\"_a6-p\"><table><tr><td colspan=\"2\" class=\"_2pin _a6_q\">URL<div><div><a"
            + " href=\"x\">x</a></div></div></td></tr></table>"
            + box("<h2>Owner</h2>" + owner + foot("Jan 01, 2000 1:00 am"))
            + "</div>"
            + foot(time));
  }

  private static String line(String time) {
    return box(
        "<div class=\"_a6-p\"><div><div><a target=\"_blank\" href=\"https://www.instagram.com/jane\">jane</a>"
            + "</div><div>"
            + time
            + "</div></div></div>");
  }

  private static String cell(String time) {
    return box(
        "<div class=\"_a6-p\"><table><tr><td colspan=\"2\" class=\"_2pin _a6_q\">Comment<div><div>Jan 01,"
            + " 2000 1:00 am</div></div></td></tr><tr><td class=\"_2pin _a6_q\">Time</td>"
            + "<td class=\"_2pin _2piu _a6_r\">"
            + time
            + "</td></tr></table></div>");
  }

  private static String said(String sender, String text, String time) {
    return box(
        "<h2 class=\"_3-95 _2pim _a6-h _a6-i\">"
            + sender
            + "</h2><div class=\"_3-95 _a6-p\"><div><div></div><div>"
            + text
            + "</div><div></div><div><ul class=\"_a6-q\"><li><span>xJane<span> (Dec 28, 2020 6:56 am)</span>"
            + "</span></li></ul></div></div></div>"
            + foot(time));
  }

  /** 1600000000 is 2020-09-13T12:26:40Z, by {@code date -u -d @1600000000}, less eight hours. */
  @ParameterizedTest
  @CsvSource({
    "your_instagram_activity/likes/liked_posts, foot, active outgoing",
    "your_instagram_activity/likes/liked_posts, foot_of, active outgoing",
    "your_instagram_activity/likes/liked_posts, line, active outgoing",
    "your_instagram_activity/likes/liked_comments, line, active outgoing",
    "your_instagram_activity/story_interactions/story_likes, foot_of, active outgoing",
    "your_instagram_activity/comments/post_comments_1, cell, active outgoing",
    "your_instagram_activity/comments/reels_comments, cell, active outgoing",
    "ads_information/ads_and_topics/posts_viewed, foot_of, passive -",
    "ads_information/ads_and_topics/posts_viewed, cell, passive -",
    "ads_information/ads_and_topics/videos_watched, foot_of, passive -",
    "your_instagram_activity/media/posts_1, foot, active outgoing",
    "connections/followers_and_following/followers_1, line, - incoming",
    "connections/followers_and_following/following, foot, active outgoing",
    "connections/followers_and_following/following, line, active outgoing"
  })
  void pages_holdWhatTheJsonHolds(String path, String form, String use) {
    String time = "Sep 13, 2020 4:26 am";
    String box =
        switch (form) {
          case "foot" -> liked(time);
          case "foot_of" -> likedOf(time);
          case "line" -> line(time);
          default -> cell(time);
        };
    assertThat(read(path + ".html", page("x", box, box)))
        .containsExactly(
            "2020-09-13T12:26:00Z interaction instagram social " + use + " -",
            "2020-09-13T12:26:00.000001Z interaction instagram social " + use + " -");
  }

  @Test
  void footerWithALineInside_isRead() {
    String box =
        box(
            "<footer class=\"_3-94 _a6-o\"><div class=\"_a72d\">Jan 05, 2021 10:03 pm</div></footer>");
    assertThat(read(LIKES, page("x", box))).containsExactly("2021-01-06T06:03:00Z" + LIKE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Jan 05, 2021 12:03 am | 2021-01-05T08:03:00Z",
        "Jan 05, 2021, 12:03 PM | 2021-01-05T20:03:00Z",
        "Jan. 05, 2021 1:03:09\u202fp.m. | 2021-01-05T21:03:09Z",
        "February 5, 2021 13:03 | 2021-02-05T21:03:00Z",
        "Mär 05, 2021 1:03 pm | 2021-03-05T21:03:00Z",
        "März 05, 2021 1:03 pm | 2021-03-05T21:03:00Z",
        "Mrz. 05, 2021 13:03 | 2021-03-05T21:03:00Z",
        "Mai 05, 2021 1:03 pm | 2021-05-05T21:03:00Z",
        "Juni 05, 2021 1:03 pm | 2021-06-05T21:03:00Z",
        "Juli 05, 2021 1:03 pm | 2021-07-05T21:03:00Z",
        "Okt. 05, 2021 1:03 pm | 2021-10-05T21:03:00Z",
        "Dez. 05, 2021 1:03 pm | 2021-12-05T21:03:00Z",
        "5. Dezember 2021 um 13:03 | 2021-12-05T21:03:00Z",
        "5. Jänner 2021, 13:03 Uhr | 2021-01-05T21:03:00Z",
        "05.12.2021, 13:03 | 2021-12-05T21:03:00Z",
        "mrt. 05, 2021 1:03 p.m. | 2021-03-05T21:03:00Z",
        "ago. 05, 2021 1:03 pm | 2021-08-05T21:03:00Z"
      })
  void dates_areReadInSeveralLanguages(String written, String time) {
    assertThat(read(LIKES, page("x", liked(written)))).containsExactly(time + LIKE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "janv. 05, 2021 10:03 pm",
        "5 янв. 2021 г., 22:03",
        "2021年1月5日 下午10:03",
        "Jan 05, 2021 13:03 pm",
        "Feb 30, 2021 10:03 pm",
        "01/05/2021 22:03",
        "yesterday"
      })
  void dateThatNoLanguageReads_setsThePageAsideWhole(String written) {
    assertThat(read(LIKES, page("x", liked("Nov 05, 2021 10:03 pm"), liked(written))))
        .containsExactly(
            "unproven_dates: Member 1: Expected dates that one of the known languages reads.");
  }

  @Test
  void pageOfTwoLanguages_isNotReadByHalves() {
    assertThat(
            read(
                LIKES,
                page("x", liked("Okt. 05, 2021 1:03 pm"), liked("October 05, 2021 1:03 pm"))))
        .containsExactly(
            "unproven_dates: Member 1: Expected dates that one of the known languages reads.");
  }

  /** In Berlin the hour after 02:00 is skipped on 28 March 2021 and repeated on 31 October. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mar 28, 2021 1:30 am | 2021-03-28T00:30:00Z",
        "Mar 28, 2021 2:30 am | 2021-03-28T01:30:00Z",
        "Mar 28, 2021 3:30 am | 2021-03-28T01:30:00Z",
        "Oct 31, 2021 1:30 am | 2021-10-30T23:30:00Z",
        "Oct 31, 2021 2:30 am | 2021-10-31T00:30:00Z",
        "Oct 31, 2021 3:30 am | 2021-10-31T02:30:00Z"
      })
  void hourThatAClockChangeSkipsOrRepeats_isReadAsElsewhere(String written, String time) {
    Pages berlin = new Pages(ZoneId.of("Europe/Berlin"));
    assertThat(told(berlin, null, LIKES, page("x", liked(written)))).containsExactly(time + LIKE);
  }

  @Test
  void pagesByThePersonsOwnClock_haveLocalTimes() {
    assertThat(told(new Pages(null), null, LIKES, page("x", liked("Oct 31, 2021 2:30 am"))))
        .containsExactly("2021-10-31T02:30:00" + LIKE);
  }

  @Test
  void withoutDeclaredZone_onlyWhatNeedsOneIsSetAside() {
    assertThat(
            told(
                null,
                null,
                "start_here.html",
                page("x"),
                LIKES,
                page("x", liked("Jan 05, 2021 10:03 pm")),
                "logged_information/recent_searches/word_or_phrase_searches.html",
                page("x", cell("Jan 05, 2021 10:03 pm")),
                "personal_information/personal_information/personal_information.html",
                page("x"),
                "ads_information/ads_and_topics/ads_viewed.html",
                page("x", likedOf("Jan 05, 2021 10:03 pm"))))
        .containsExactlyInAnyOrder(
            "undeclared_zone: Member 2: Expected pages: {zone: ...} under the source, since its times"
                + " name no zone.",
            "not_needed: Member 3: 1 searches.",
            "not_needed: 1 members: the first page.",
            "not_needed: 1 members: the profile.",
            "not_needed: 1 members: advertising, logins, settings and the like.");
  }

  @Test
  void boxesWithoutTime_areCounted_andAPageOfThemAlone_isSetAside() {
    String none = box("<h2 class=\"_a6-h\">jane</h2>");
    assertThat(read(LIKES, page("x", none, liked("Jan 05, 2021 10:03 pm"))))
        .containsExactly("2021-01-06T06:03:00Z" + LIKE, "no_time: Member 1: 1 likes.");
    assertThat(read(LIKES, page("x", none, none)))
        .containsExactly(
            "unknown_shape: Member 1: None of its records has a time where it is expected.");
  }

  @Test
  void pageWithoutBoxes_isSetAside() {
    assertThat(read(LIKES, page("x", "<div>Jan 05, 2021 10:03 pm</div>")))
        .containsExactly("unknown_shape: Member 1: Expected a page with a box for each record.");
    assertThat(read(LIKES, page("x", box("x".repeat(5_000_000)))))
        .containsExactly("unknown_shape: Member 1: Expected a page with a box for each record.");
  }

  @Test
  void bytesThatAreNoText_setThePageAside() {
    byte[] bytes = page("x", liked("Mär 05, 2021 10:03 pm")).getBytes(StandardCharsets.ISO_8859_1);
    Packages packages = new Packages(raw);
    packages.zipBytes("p.zip", LIKES, bytes);
    try (DonatedPackage table =
        DonatedPackage.open(
            RawFolder.of(raw), "p.zip", new Told(List.of("instagram"), null, PACIFIC))) {
      RawRow row = table.next();
      assertThat(row.detail()).isEqualTo("Member 1: Expected a page in UTF-8.");
      assertThat(table.hasNext()).isFalse();
    }
  }

  @Test
  void manyMessages_areReadAndForgotten() {
    String[] boxes = new String[20_000];
    Arrays.fill(boxes, said("Jane", "hello", "Jan 05, 2021 10:03 pm"));
    List<String> rows =
        read("your_instagram_activity/messages/inbox/jane_1/message_1.html", page("Jane", boxes));
    assertThat(Set.copyOf(rows)).hasSize(20_000);
    assertThat(rows.get(19_999)).startsWith("2021-01-06T06:03:00.019999Z message");
  }

  private static final String JANE = "your_instagram_activity/messages/inbox/jane_1/message_1.html";
  private static final String FAMILY =
      "your_instagram_activity/messages/inbox/fam_2/message_1.html";

  private static final String WITH_JANE =
      page(
          "Jane",
          said("Mo", "Jan 01, 2000 1:00 am", "Jan 05, 2021 10:03 pm"),
          said("Jane", "secret", "Jan 05, 2021 10:02 pm"));
  private static final String OF_FAMILY =
      page(
          "Family",
          said("Mo", "secret", "Jan 05, 2021 10:05 pm"),
          said("Jane", "secret", "Jan 05, 2021 10:04 pm"));

  private static final String PROFILE =
      page(
          "x",
          box(
              "<div class=\"_a6-p\"><table><tr><td colspan=\"2\" class=\"_2pin _a6_q\">Benutzername<div><div>"
                  + "mo_1</div></div></td></tr><tr><td colspan=\"2\" class=\"_2pin _a6_q\">Name<div><div>Mo"
                  + "</div></div></td></tr></table></div>"));

  private static final List<String> KNOWN =
      List.of(
          "2021-01-06T06:05:00Z message instagram social active outgoing -",
          "2021-01-06T06:04:00Z message instagram social - incoming instagram:Jane",
          "2021-01-06T06:03:00Z message instagram social active outgoing instagram:Jane",
          "2021-01-06T06:02:00Z message instagram social - incoming instagram:Jane");

  @Test
  void ownerOfMessages_isWhoTheProfileNames() {
    assertThat(
            read(
                JANE,
                WITH_JANE,
                FAMILY,
                OF_FAMILY,
                "personal_information/personal_information/personal_information.html",
                PROFILE))
        .containsAll(KNOWN)
        .hasSize(5)
        .contains("not_needed: 1 members: the profile.");
  }

  @Test
  void ownerOfMessages_isWhoIsDeclared_whereNoProfileSaysIt() {
    assertThat(told(PACIFIC, Set.of("Mo", "donor"), JANE, WITH_JANE, FAMILY, OF_FAMILY))
        .containsExactlyElementsOf(KNOWN);
  }

  @Test
  void whoWroteInAllConversations_isNotTheOwnerForThat() {
    String silent = page("Jane", said("Jane", "secret", "Jan 05, 2021 10:02 pm"));
    assertThat(read(JANE, silent, FAMILY, OF_FAMILY))
        .hasSize(3)
        .allMatch(row -> row.endsWith("message instagram social - - -"));
  }

  @Test
  void pagesBefore2023_haveTheSenderInADiv() {
    String box =
        box(
            "<div class=\"_3-95 _2pim _a6-h _a6-i\">Mo</div><div class=\"_3-95 _a6-p\">secret</div>"
                + foot("Jan 5, 2021, 10:03 PM"));
    assertThat(
            told(
                PACIFIC,
                Set.of("Mo"),
                "messages/inbox/jane_1/message_1.html",
                page("Jane", box),
                LIKES,
                page("x", liked("Jan 5, 2021, 10:03 PM"))))
        .containsExactlyInAnyOrder(
            "2021-01-06T06:03:00Z message instagram social active outgoing instagram:Jane",
            "2021-01-06T06:03:00Z" + LIKE);
  }
}
