package org.attune.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.attune.file.RawFolder;
import org.attune.file.RawTable;
import org.attune.file.Reason;
import org.attune.schema.EventAction;
import org.attune.schema.EventDirection;
import org.attune.schema.EventKind;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Donated packages from their declaration to events, as a study meets them. */
class DonationTest {

  private static final Pseudonyms KEYED =
      Pseudonyms.of("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));
  private static final String DECLARED =
      "kind: usage\nformat: donation\nfiles: donations/*.zip\nzone: Europe/Amsterdam\n";

  @TempDir Path raw;

  private void zip(String name, String... pairs) throws IOException {
    Files.createDirectories(raw.resolve("donations"));
    try (ZipOutputStream out =
        new ZipOutputStream(Files.newOutputStream(raw.resolve("donations/" + name)))) {
      for (int i = 0; i < pairs.length; i += 2) {
        out.putNextEntry(new ZipEntry(pairs[i]));
        out.write(pairs[i + 1].getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
  }

  private List<Mapped<UsageEvent>> mapped(String declaration, Pseudonyms pseudonyms) {
    UsageSource source = (UsageSource) SourcesTestData.source(declaration);
    UsageEvents events = UsageEvents.of(source, pseudonyms);
    List<Mapped<UsageEvent>> all = new ArrayList<>();
    RawFolder folder = RawFolder.of(raw);
    for (String file : source.files(folder.files())) {
      try (RawTable table = source.open(folder, file)) {
        events.apply(table).forEachRemaining(all::add);
      }
    }
    return all;
  }

  @Test
  void packages_becomeEventsOfTheirParticipants() throws IOException {
    zip(
        "p1.zip",
        "WhatsApp Chat with Jane.txt",
        "31/12/18, 12:00 - Jane: x\n31/12/18, 12:01 - Mo: x\n");
    zip(
        "p2.zip",
        "user_data.json",
        "{\"Activity\":{\"Video Browsing History\":{\"VideoList\":"
            + "[{\"Date\":\"2023-05-01 10:00:00\"}]}}}");
    List<UsageEvent> events =
        mapped(DECLARED, KEYED).stream().flatMap(m -> m.records().stream()).toList();
    assertThat(events)
        .extracting(
            UsageEvent::participant,
            UsageEvent::startAt,
            UsageEvent::zone,
            UsageEvent::kind,
            UsageEvent::application,
            UsageEvent::category,
            UsageEvent::action,
            UsageEvent::direction,
            e -> e.contact() == null ? 0 : 1,
            UsageEvent::file)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                KEYED.apply("p1"),
                Instant.parse("2018-12-31T11:00:00Z"),
                "Europe/Amsterdam",
                EventKind.MESSAGE,
                "whatsapp",
                "messaging",
                null,
                EventDirection.INCOMING,
                1,
                "donations/p1.zip"),
            org.assertj.core.groups.Tuple.tuple(
                KEYED.apply("p1"),
                Instant.parse("2018-12-31T11:01:00Z"),
                "Europe/Amsterdam",
                EventKind.MESSAGE,
                "whatsapp",
                "messaging",
                EventAction.ACTIVE,
                EventDirection.OUTGOING,
                1,
                "donations/p1.zip"),
            org.assertj.core.groups.Tuple.tuple(
                KEYED.apply("p2"),
                Instant.parse("2023-05-01T10:00:00Z"),
                "Europe/Amsterdam",
                EventKind.INTERACTION,
                "tiktok",
                "social",
                EventAction.PASSIVE,
                null,
                0,
                "donations/p2.zip"));
    assertThat(events.get(0).contact()).isEqualTo(events.get(1).contact());
  }

  @Test
  void nothingOfWhatPeopleWrote_leavesThePackage() throws IOException {
    String s = "SECRET";
    String dated =
        "{\"Date\":\"2023-05-01 10:00:00\",\"SECRET\":\"SECRET\",\"From\":\"SECRETjane\"}";
    zip(
        "p1.zip",
        "your_instagram_activity/messages/inbox/SECRETjane_1/message_1.json",
        "{\"participants\":[{\"name\":\"SECRETjane\"},{\"name\":\"SECRETmo\"}],\"title\":\"SECRET\",\"messages\":"
            + "[{\"sender_name\":\"SECRETjane\",\"timestamp_ms\":1600000000000,\"content\":\"SECRET\"},"
            + "{\"sender_name\":\"SECRETjane\",\"timestamp_ms\":\"SECRET\"}]}",
        "your_instagram_activity/messages/inbox/SECRETkim_1/message_1.json",
        "{\"participants\":[{\"name\":\"SECRETkim\"},{\"name\":\"SECRETmo\"}],\"messages\":[]}",
        "your_instagram_activity/likes/liked_posts.json",
        "{\"SECRET\":[{\"SECRET\":\"SECRET\"}]}",
        "your_instagram_activity/comments/post_comments_1.json",
        "[{\"string_map_data\":{\"SECRET\":{\"value\":\"SECRET\"},\"Time\":{\"timestamp\":1600000000}}}]",
        "SECRET.json",
        "{\"a\":\"SECRET\"}",
        "media/SECRET.jpg",
        s,
        "your_instagram_activity/likes/liked_comments.json",
        "SECRET");
    zip(
        "p2.zip",
        "user_data_tiktok.json",
        "{\"SECRET\":{\"x\":\"SECRET\"},\"Direct Messages\":{\"Chat History\":{\"ChatHistory\":{"
            + "\"Chat History with SECRETjane:\":["
            + dated
            + "],\"SECRET\":["
            + dated
            + "]}}},"
            + "\"Activity\":{\"Search History\":{\"SearchList\":["
            + dated
            + "]}}}",
        "SECRET/SECRET.txt",
        s);
    zip(
        "p3.zip",
        "Takeout/YouTube and YouTube Music/history/watch-history.html",
        "<div class=\"outer-cell\"><div class=\"header-cell\"><p>YouTube</p></div>"
            + "<div class=\"content-cell mdl-typography--body-1\">Watched <a href=\"https://SECRET\">SECRET</a><br>"
            + "Aug 6, 2026, 4:39:33 PM CEST</div></div>",
        "Takeout/YouTube and YouTube Music/history/search-history.json",
        "[{\"title\":\"SECRET\",\"time\":\"2026-08-06T16:39:33Z\"}]");
    zip(
        "p4.zip",
        "WhatsApp Chat with SECRETjane.txt",
        "31/12/18, 12:00 - SECRETjane: SECRET\nSECRET\n31/12/18, 12:01 - SECRETmo: SECRET\n"
            + "31/12/18, 12:01 - SECRET changed\n");
    zip("p5.zip", "SECRET.json", s, "../SECRET", s);
    zip("p6.zip", "SECRET.json", s);
    zip("p7.zip", "WhatsApp Chat with SECRET.txt", "SECRET");
    zip("p8.zip", "WhatsApp Chat with SECRET.txt", "1/2/18, 12:00 - SECRET: SECRET");
    List<Mapped<UsageEvent>> all = mapped(DECLARED, KEYED);
    assertThat(all.stream().flatMap(m -> m.records().stream())).hasSize(6);
    assertThat(all.stream().filter(m -> m.rejected() != null)).hasSizeGreaterThan(10);
    assertThat(all).noneMatch(m -> m.toString().contains("SECRET"));
    String owner = "owner: {author: [SECRETmo, SECRETzoe]}\n";
    List<Mapped<UsageEvent>> owned = mapped(DECLARED + "donation: whatsapp\n" + owner, KEYED);
    assertThat(owned.stream().flatMap(m -> m.records().stream()).map(UsageEvent::direction))
        .containsExactly(EventDirection.INCOMING, EventDirection.OUTGOING);
    owner = "owner: {author: SECRETzoe}\n";
    owned.addAll(mapped(DECLARED + "donation: whatsapp\n" + owner, KEYED));
    assertThat(owned.stream().filter(m -> m.rejected() != null))
        .anyMatch(m -> m.rejected().reason() == Reason.WRONG_OWNER);
    assertThat(owned).noneMatch(m -> m.toString().contains("SECRET"));
    assertThat(all.stream().flatMap(m -> m.records().stream()).map(UsageEvent::contact))
        .anyMatch(c -> c != null && c.matches("c_[a-z2-7]{20}"));
  }

  @Test
  void nothingOfWhatPeopleWrote_leavesPages() throws IOException {
    String box =
        "<div class=\"uiBoxWhite\"><h2 class=\"_a6-h\">%s</h2><div><div>SECRET</div></div>%s</div>";
    String at = "<div class=\"_a6-o\">Jan 05, 2021 10:03 pm</div>";
    String page = "<html><head><title>SECRETjane</title></head><body>%s</body></html>";
    String mo = String.format(box, "SECRETmo", at);
    String jane = String.format(box, "SECRETjane", at);
    zip(
        "p1.zip",
        "messages/inbox/SECRETjane_1/message_1.html",
        String.format(page, mo + jane + String.format(box, "SECRETjane", "SECRET")),
        "messages/inbox/SECRETkim_1/message_1.html",
        String.format(page, String.format(box, "SECRETkim", "<div class=\"_a6-o\">SECRET</div>")),
        "likes/liked_posts.html",
        String.format(page, "SECRET"),
        "SECRET/SECRET.html",
        "SECRET");
    List<Mapped<UsageEvent>> all =
        mapped(DECLARED + "pages: {zone: \"-08:00\"}\nowner: {author: SECRETmo}\n", KEYED);
    List<UsageEvent> events = all.stream().flatMap(m -> m.records().stream()).toList();
    assertThat(events)
        .extracting(UsageEvent::startAt, UsageEvent::zone, UsageEvent::direction)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(
                Instant.parse("2021-01-06T06:03:00Z"), "Europe/Amsterdam", EventDirection.OUTGOING),
            org.assertj.core.groups.Tuple.tuple(
                Instant.parse("2021-01-06T06:03:00Z"),
                "Europe/Amsterdam",
                EventDirection.INCOMING));
    assertThat(events.get(0).contact()).isNotNull().isEqualTo(events.get(1).contact());
    assertThat(all.stream().filter(m -> m.rejected() != null).map(m -> m.rejected().reason()))
        .containsExactlyInAnyOrder(
            Reason.UNPROVEN_DATES, Reason.UNKNOWN_SHAPE, Reason.UNKNOWN_MEMBER, Reason.NO_TIME);
    assertThat(all).noneMatch(m -> m.toString().contains("SECRET"));
  }

  @Test
  void contacts_needAKey() throws IOException {
    zip("p1.zip", "_chat.txt", "31/12/18, 12:00 - Jane: x\n");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> mapped(DECLARED, Pseudonyms.keep()))
        .withMessageContaining("Expected a key to hash contacts with");
  }

  @Test
  void declaredPlatform_isTheOnlyOneRead() throws IOException {
    zip("p1.zip", "_chat.txt", "31/12/18, 12:00 - Jane: x\n");
    List<Mapped<UsageEvent>> all = mapped(DECLARED + "donation: tiktok\n", KEYED);
    assertThat(all).hasSize(1);
    assertThat(all.get(0).rejected().reason().label()).isEqualTo("other_platform");
    assertThat(all.get(0).rejected().detail())
        .isEqualTo("Expected a package of tiktok; it looks like one of whatsapp.");
  }

  @Test
  void samePackageTwice_givesEqualEvents() throws IOException {
    String[] chat = {"_chat.txt", "31/12/18, 12:00 - Jane: x\n31/12/18, 12:00 - Jane: x\n"};
    zip("a_p1.zip", chat);
    zip("b_p1.zip", chat);
    List<UsageEvent> events =
        mapped(DECLARED + "path: \"{part}_{participant}.zip\"\n", KEYED).stream()
            .flatMap(m -> m.records().stream())
            .toList();
    assertThat(events).hasSize(4);
    assertThat(events.stream().map(UsageEvent::startAt).distinct()).hasSize(2);
  }

  @Test
  void checkUpForIdentifiers_isNotAlarmedByContactsThatAreHashed() throws IOException {
    StringBuilder chat = new StringBuilder();
    for (int i = 10; i < 60; i++) {
      chat.append("31/12/18, 12:").append(i).append(" - +31 6 123456").append(i).append(": x\n");
    }
    chat.append("31/12/18, 13:00 - Mo: You deleted this message\n");
    zip("p1.zip", "_chat.txt", chat.toString());
    UsageSource source = (UsageSource) SourcesTestData.source(DECLARED);
    try (RawTable table = source.open(RawFolder.of(raw), "donations/p1.zip")) {
      Identifiers.refuseUndeclared("donations/p1.zip", Identifiers.scan(table), source, KEYED);
    }
    assertThat(source.origin().donation()).contains("whatsapp");
  }
}
