package org.attune.donation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YoutubePackageTest {

  private static final String WATCHED = "interaction youtube video passive - -";
  private static final String HTML = "Takeout/YouTube and YouTube Music/history/watch-history.html";

  @TempDir Path raw;

  private List<String> read(String... pairs) {
    return new Packages(raw).read("youtube", pairs);
  }

  private static String item(String header, String url, String more) {
    return "{\"header\":\""
        + header
        + "\",\"title\":\"Watched secret\",\"titleUrl\":\""
        + url
        + "\",\"subtitles\":[{\"name\":\"secret channel\",\"url\":\"x\"}],"
        + more
        + "\"time\":\"2021-01-05T21:03:12.345Z\",\"products\":[\"YouTube\"]}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Takeout/YouTube and YouTube Music/history/watch-history.json",
        "Takeout/YouTube/history/watch-history.json",
        "Takeout/YouTube en YouTube Music/geschiedenis/kijkgeschiedenis.json",
        "Takeout/YouTube und YouTube Music/Verlauf/Wiedergabeverlauf.json",
        "Takeout/YouTube et YouTube\u00a0Music/historique/watch-history.json",
        "Takeout/YouTube y YouTube Music/historial/historial-de-reproducciones.json",
        "Takeout/YouTube y YouTube Music/historial/historial de reproducciones.json",
        "Takeout/YouTube e YouTube Music/cronologia/cronologia visualizzazioni.json",
        "Takeout/My Activity/YouTube/MyActivity.json",
        "Takeout/Meine Aktivita\u0308ten/YouTube/MeineAktivita\u0308ten.json",
        "Takeout/Mi actividad/YouTube/MiActividad.json"
      })
  void watchHistory_isFoundInEachLanguage(String path) {
    assertThat(read(path, "[" + item("YouTube", "https://www.youtube.com/watch?v=x", "") + "]"))
        .containsExactly("2021-01-05T21:03:12.345Z " + WATCHED);
  }

  @Test
  void kindsOfActivity_areToldApart() {
    assertThat(
            read(
                "Takeout/My Activity/YouTube/MyActivity.json",
                "["
                    + String.join(
                        ",",
                        item("YouTube Music", "https://music.youtube.com/watch?v=x", ""),
                        item("YouTube", "https://www.youtube.com/results?search_query=secret", ""),
                        item(
                            "YouTube",
                            "https://www.youtube.com/watch?v=x",
                            "\"details\":[{\"name\":\"From Google Ads\"}],"),
                        item("Chrome", "https://example.org", ""))
                    + "]",
                "Takeout/YouTube and YouTube Music/history/search-history.json",
                "[{\"title\":\"Searched for secret\"}]",
                "Takeout/YouTube and YouTube Music/subscriptions/subscriptions.csv",
                "secret",
                "Takeout/archive_browser.html",
                "",
                "Takeout/Google Photos/a.json",
                "{}"))
        .containsExactly(
            "2021-01-05T21:03:12.345Z interaction youtube_music music passive - -",
            "not_needed: Member 1: 1 searches.",
            "not_needed: Member 1: 1 advertisements.",
            "unknown_shape: Member 1: 1 records of an unknown kind.",
            "not_needed: Member 2: 1 searches.",
            "not_needed: 1 members: other Google services.",
            "not_needed: 1 members: subscriptions, playlists, comments and other tables.",
            "not_needed: 1 members: the list of contents.");
  }

  /** The markup that Takeout writes around an activity, with a tag that it never closes. */
  private static String cell(String header, String body, String caption) {
    return "<div class=\"mdl-grid\"><div<div class=\"outer-cell mdl-cell mdl-cell--12-col mdl-shadow--2dp\">"
        + "<div class=\"mdl-grid\"><div class=\"header-cell mdl-cell mdl-cell--12-col\">"
        + "<p class=\"mdl-typography--title\">"
        + header
        + "<br></p></div><div class=\"content-cell mdl-cell mdl-cell--6-col mdl-typography--body-1\">"
        + body
        + "</div><div class=\"content-cell mdl-cell mdl-cell--6-col mdl-typography--body-1"
        + " mdl-typography--text-right\"></div>"
        + "<div class=\"content-cell mdl-cell mdl-cell--12-col mdl-typography--caption\"><b>Products:</b><br>"
        + "&emsp;YouTube<br>"
        + caption
        + "</div></div></div<div></div>";
  }

  private static String watched(String time) {
    return cell(
        "YouTube",
        "Watched&nbsp;<a href=\"https://www.youtube.com/watch?v=x\">secret &amp; title</a><br>"
            + "<a href=\"https://www.youtube.com/channel/y\">secret channel</a><br>"
            + time
            + "<br>",
        "<b>Why is this here?</b><br>&emsp;This activity was saved to your Google Account.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Aug 6, 2026, 4:39:33 PM CEST | 2026-08-06T16:39:33 CEST",
        "Jan 25, 2019, 12:23:48\u202fAM GMT | 2019-01-25T00:23:48 GMT",
        "Sept 10, 2019, 8:51:45 PM PDT | 2019-09-10T20:51:45 PDT",
        "6 Oct 2020, 14:32:28 PDT | 2020-10-06T14:32:28 PDT",
        "15 jun 2026, 20:30:41 CEST | 2026-06-15T20:30:41 CEST",
        "2 mrt 2026, 20:30:41 CET | 2026-03-02T20:30:41 CET",
        "27.08.2026, 20:04:54 MESZ | 2026-08-27T20:04:54 MESZ",
        "5 janv. 2021, 22:03:12 CET | 2021-01-05T22:03:12 CET",
        "13 ago 2026, 20:30:26 CEST | 2026-08-13T20:30:26 CEST",
        "1 gen 2021, 07:00:00 CET | 2021-01-01T07:00:00 CET",
        "13 ago 2026, 20:30:26 GMT+02:00 | 2026-08-13T20:30:26 GMT+02:00"
      })
  void writtenDates_areReadInEachLanguage(String written, String time) {
    assertThat(read(HTML, "<html><body>" + watched(written) + "</body></html>"))
        .containsExactly(time + " " + WATCHED);
  }

  @Test
  void page_isReadCellByCell() {
    assertThat(
            read(
                HTML,
                "<html><head><style>.outer-cell{}</style></head><body>"
                    + watched("Aug 6, 2026, 4:39:33 PM CEST")
                    + cell(
                        "YouTube",
                        "Watched a video that has been removed<br>Aug 6, 2026, 4:39:33 PM CEST",
                        "")
                    + cell("YouTube Music", "Watched x<br>Aug 6, 2026, 4:39:34 PM CEST", "")
                    + cell(
                        "YouTube",
                        "Searched for <a href=\"https://www.youtube.com/results?search_query=secret\">secret</a><br>"
                            + "Aug 6, 2026, 4:39:35 PM CEST",
                        "")
                    + cell(
                        "YouTube",
                        "Watched <a href=\"https://www.youtube.com/watch?v=a\">secret</a><br>Watched at 11:39 AM<br>"
                            + "Aug 6, 2026, 4:39:36 PM CEST",
                        "<b>Details:</b><br>&emsp;From Google Ads<br>")
                    + "</body></html>"))
        .containsExactly(
            "2026-08-06T16:39:33 CEST " + WATCHED,
            "2026-08-06T16:39:33.000001 CEST " + WATCHED,
            "2026-08-06T16:39:34 CEST interaction youtube_music music passive - -",
            "not_needed: Member 1: 1 searches.",
            "not_needed: Member 1: 1 advertisements.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "06/08/2026, 16:39:33 CEST",
        "Aug 6, 2026, 4:39:33 PM",
        "01.09.2022, 21:08:12",
        "6 elo 2026 klo 16.39.33 EEST",
        "31 feb 2026, 16:39:33 CET",
        "Aug 6, 2026, 14:39:33 PM CEST"
      })
  void dateThatNoLanguageReads_setsThePageAside(String written) {
    assertThat(read(HTML, watched("Aug 6, 2026, 4:39:33 PM CEST") + watched(written)))
        .containsExactly(
            "unproven_dates: Member 1: Expected dates that one of the known languages reads.");
  }

  @Test
  void pageOfLanguagesMixed_isSetAside() {
    assertThat(
            read(HTML, watched("2 mrt 2026, 20:30:41 CET") + watched("5 gen 2026, 20:30:41 CET")))
        .containsExactly(
            "unproven_dates: Member 1: Expected dates that one of the known languages reads.");
  }

  @Test
  void pageWithoutActivities_isSetAside() {
    assertThat(read(HTML, "<html><body>secret</body></html>"))
        .containsExactly("unknown_shape: Member 1: Expected a page of activities.");
  }

  @Test
  void monthWords_meanOneMonthInAllLanguages() {
    java.util.Map<String, Integer> all = new java.util.HashMap<>();
    DonationFormat.of("youtube")
        .dates()
        .languages()
        .forEach(
            l ->
                l.months()
                    .forEach(
                        (word, month) ->
                            assertThat(all.merge(word, month, (a, b) -> a.equals(b) ? a : -1))
                                .as(word)
                                .isEqualTo(month)));
    assertThat(all).hasSizeGreaterThan(30);
  }
}
