package org.attune.donation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TiktokPackageTest {

  private static final String WATCHED =
      "2023-05-01T10:00:00Z interaction tiktok social passive - -";
  private static final String DONE = "interaction tiktok social active outgoing -";

  @TempDir Path raw;

  private List<String> json(String content) {
    return new Packages(raw).read("tiktok", "user_data_tiktok.json", content);
  }

  private static String in(String path, String records) {
    String[] keys = path.split("/");
    StringBuilder text = new StringBuilder();
    for (String key : keys) {
      text.append("{\"").append(key).append("\":");
    }
    return text + records + "}".repeat(keys.length);
  }

  private static String dated(String date) {
    return "[{\"Date\":\"" + date + "\",\"Link\":\"https://www.tiktokv.com/secret\"}]";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Activity/Video Browsing History/VideoList",
        "Your Activity/Watch History/VideoList",
        "Your Activity/Video Browsing History/VideoList"
      })
  void watchHistory_isPassive(String path) {
    assertThat(json(in(path, dated("2023-05-01 10:00:00")))).containsExactly(WATCHED);
  }

  @ParameterizedTest
  @CsvSource({
    "Activity/Like List/ItemFavoriteList, Date",
    "Likes and Favorites/Like List/ItemFavoriteList, date",
    "Your Activity/Favorite Videos/FavoriteVideoList, Date",
    "Likes and Favorites/Favorite Videos/FavoriteVideoList, Date",
    "Comment/Comments/CommentsList, date",
    "Comment/CommentsList, Date",
    "Video/Videos/VideoList, Date",
    "Post/Posts/VideoList, Date",
    "Activity/Video/Videos/VideoList, Date",
    "Your Activity/Share History/ShareHistoryList, Date",
    "Profile And Settings/Following/Following, Date",
    "Activity/Following List/Following, Date"
  })
  void whatOneDoes_isActive(String path, String key) {
    assertThat(json(in(path, "[{\"" + key + "\":\"2023-05-01 10:00:00\",\"comment\":\"secret\"}]")))
        .containsExactly("2023-05-01T10:00:00Z " + DONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Activity/Follower List/FansList", "Profile And Settings/Follower/FansList"})
  void newFollower_isIncoming(String path) {
    assertThat(json(in(path, "[{\"Date\":\"2023-05-01 10:00:00\",\"UserName\":\"jane\"}]")))
        .containsExactly("2023-05-01T10:00:00Z interaction tiktok social - incoming -");
  }

  @Test
  void liveVideos_standUnderTheirNumbers() {
    assertThat(
            json(
                in(
                    "Tiktok Live/Watch Live History/WatchLiveMap",
                    "{\"7001\":{\"WatchTime\":\"2023-05-01 10:00:00\",\"Link\":\"x\","
                        + "\"Comments\":[{\"CommentContent\":\"secret\"}]}}")))
        .containsExactly(WATCHED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Direct Messages/Chat History", "Direct Message/Direct Messages"})
  void chats_areNamedAfterTheOther(String path) {
    assertThat(
            json(
                in(
                    path + "/ChatHistory",
                    "{\"Chat History with jane:\":["
                        + "{\"Date\":\"2023-05-01 10:00:00\",\"From\":\"jane\",\"Content\":\"secret\"},"
                        + "{\"Date\":\"2023-05-01 10:00:05\",\"From\":\"mo\",\"Content\":\"secret\"}],"
                        + "\"Gesprächsverlauf mit kim\":[{\"Date\":\"2023-05-01 10:00:00\",\"From\":\"kim\"}]}")))
        .containsExactly(
            "2023-05-01T10:00:00Z message tiktok social - incoming tiktok:jane",
            "2023-05-01T10:00:05Z message tiktok social active outgoing tiktok:jane",
            "unknown_shape: Member 1: 1 messages.");
  }

  @Test
  void partsOfOneFile_areToldApart() {
    assertThat(
            json(
                "{\"Activity\":{\"Login History\":{\"LoginHistoryList\":[{\"Date\":\"x\",\"IP\":\"10.0.0.1\"}]},"
                    + "\"Search History\":{\"SearchList\":[{\"Date\":\"2023-05-01 10:00:00\",\"SearchTerm\":\"secret\"},"
                    + "{\"Date\":\"2023-05-01 10:00:00\",\"SearchTerm\":\"secret\"}]},"
                    + "\"Video Browsing History\":{\"VideoList\":[{\"Date\":\"2023-05-01 10:00:00\"},"
                    + "{\"Date\":\"N/A\"},{\"Link\":\"x\"}]},"
                    + "\"Brand New List\":{\"NewList\":[{\"Date\":\"2023-05-01 10:00:00\"}]},\"Empty New List\":{\"L\":[]}},"
                    + "\"Profile\":{\"Profile Information\":{\"ProfileMap\":{\"userName\":\"mo\"}}},"
                    + "\"App Settings\":{\"Block\":{\"BlockList\":null}}}"))
        .containsExactly(
            WATCHED,
            "not_needed: Member 1: 2 searches.",
            "unreadable_time: Member 1: 1 videos watched.",
            "no_time: Member 1: 1 videos watched.",
            "unknown_shape: Member 1: 1 unknown parts.");
  }

  @Test
  void fileByItself_isReadUnderAnyName() throws IOException {
    Files.writeString(
        raw.resolve("p17.json"),
        in("Activity/Video Browsing History/VideoList", dated("2023-05-01 10:00:00")));
    assertThat(new Packages(raw).rows("p17.json", "tiktok")).containsExactly(WATCHED);
    assertThat(new Packages(raw).rows("p17.json", "tiktok", "youtube"))
        .containsExactly(
            "unknown_package: Expected one platform under donation, since a file of this ending can"
                + " be of tiktok and youtube.");
    assertThat(new Packages(raw).rows("p17.json", "whatsapp"))
        .containsExactly("unknown_package: Expected a zip, or a file that whatsapp writes.");
  }

  @ParameterizedTest
  @CsvSource({
    "TikTok/Your Activity/Watch History.txt, Date, passive -",
    "TikTok/Activity/Video Browsing History.txt, Date, passive -",
    "TikTok/Je activiteit/Kijkgeschiedenis.txt, Datum, passive -",
    "TikTok/Attività/Cronologia visualizzazioni.txt, Data, passive -",
    "TikTok/Likes and Favorites/Like List.txt, Date, active outgoing",
    "TikTok/x/Likelijst.txt, Datum, active outgoing",
    "TikTok/x/Favoriete video's.txt, Datum, active outgoing",
    "TikTok/Comment/Comments.txt, Date, active outgoing",
    "TikTok/Post/Posts.txt, Date, active outgoing",
    "TikTok/x/Share History.txt, Date, active outgoing",
    "TikTok/x/Follower.txt, Date, - incoming",
    "TikTok/x/Volgend.txt, Datum, active outgoing"
  })
  void texts_areReadByTheirDates(String path, String key, String use) {
    assertThat(
            new Packages(raw)
                .read(
                    "tiktok",
                    path,
                    "\ufeff"
                        + key
                        + ": 2026-07-03 23:00:11 UTC\r\nLink: https://secret\r\n\r\n"
                        + key
                        + ": 2026-07-01 03:01:15 UTC\r\nComment: secret\r\nmore: secret\r\n",
                    "TikTok/x/Off TikTok Activity.txt",
                    "x"))
        .containsExactly(
            "2026-07-03T23:00:11Z interaction tiktok social " + use + " -",
            "2026-07-01T03:01:15Z interaction tiktok social " + use + " -",
            "not_needed: 1 members: settings, shopping, logins and the like.");
  }

  @Test
  void textsOfChats_areRead() {
    assertThat(
            new Packages(raw)
                .read(
                    "tiktok",
                    "TikTok/Direct Messages/Direct Messages.txt",
                    ">>> Chat History with jane::\n\n2026-07-03 23:00:11 UTC mo: secret: text\nmore secret\n"
                        + "2026-07-01 03:01:15 UTC jane: secret\n\n>>> Chat History with kim::\n\n"
                        + "2026-06-01 10:00:00 UTC kim: \n",
                    "TikTok/Your Activity/Watch History.txt",
                    "You have no data in this section\n"))
        .containsExactly(
            "2026-07-03T23:00:11Z message tiktok social active outgoing tiktok:jane",
            "2026-07-01T03:01:15Z message tiktok social - incoming tiktok:jane",
            "2026-06-01T10:00:00Z message tiktok social - incoming tiktok:kim");
  }

  @Test
  void textInUnknownLanguage_isSetAside() {
    assertThat(
            new Packages(raw)
                .read(
                    "tiktok",
                    "TikTok/x/Watch History.txt",
                    "Pvm: 2026-07-03 23:00:11 UTC\nLinkki: x\n"))
        .containsExactly(
            "unknown_shape: Member 1: Expected lines that begin with Date or Datum or Data.");
    assertThat(
            new Packages(raw)
                .read(
                    "tiktok",
                    "TikTok/x/Watch History.txt",
                    "",
                    "TikTok/x/Direct Messages.txt",
                    "hello"))
        .containsExactly("unknown_shape: Member 2: Expected a line that names the other person.");
  }
}
