package org.attune.donation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The seconds 1600000000 are 2020-09-13T12:26:40Z, by {@code date -u -d @1600000000}. */
class InstagramPackageTest {

  private static final String MARK = "your_instagram_activity/readme.txt";
  private static final String README = "not_needed: 1 members: readme files and the like.";

  @TempDir Path raw;

  private List<String> read(String... pairs) {
    String[] all = java.util.Arrays.copyOf(pairs, pairs.length + 2);
    all[pairs.length] = MARK;
    all[pairs.length + 1] = "";
    return new Packages(raw).read("instagram", all);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "likes/liked_posts.json, likes_media_likes, active outgoing",
        "likes/liked_comments.json, likes_comment_likes, active outgoing",
        "story_interactions/story_likes.json, story_activities_story_likes, active outgoing",
        "connections/followers_and_following/following.json, relationships_following, active outgoing",
        "connections/followers_and_following/followers_1.json, relationships_followers, - incoming"
      })
  void listOfNamesAndTimes_isInteractions(String path, String key, String use) {
    assertThat(
            read(
                "your_instagram_activity/" + path,
                "{\""
                    + key
                    + "\":[{\"title\":\"jane\",\"media_list_data\":[],\"string_list_data\":"
                    + "[{\"href\":\"https://www.instagram.com/p/x\",\"value\":\"y\",\"timestamp\":1600000000}]}]}"))
        .containsExactly("2020-09-13T12:26:40Z interaction instagram social " + use + " -", README);
  }

  @ParameterizedTest
  @CsvSource({
    "liked_posts.json, active outgoing",
    "liked_comments.json, active outgoing",
    "story_likes.json, active outgoing",
    "posts_viewed.json, passive -",
    "videos_watched.json, passive -"
  })
  void listWithLabelValues_isInteractions(String file, String use) {
    assertThat(
            read(
                "your_instagram_activity/likes/" + file,
                "[{\"timestamp\":1600000000,\"media\":[],\"label_values\":[{\"label\":\"URL\","
                    + "\"value\":\"u\",\"href\":\"u\"},{\"dict\":[{\"label\":\"Nutzername\",\"value\":\"jane\"}]}]}]"))
        .containsExactly("2020-09-13T12:26:40Z interaction instagram social " + use + " -", README);
  }

  @ParameterizedTest
  @CsvSource({
    "Author, Time",
    "Auteur, Tijd",
    "Autor*in, Zeit",
    "Autore, Ora",
    "Autor, Hora",
    "what nobody has seen yet, nor this"
  })
  void labelsOfAnyLanguage_areRead(String author, String time) {
    String entry =
        "{\"string_map_data\":{\""
            + author
            + "\":{\"href\":\"\",\"value\":\"jane\",\"timestamp\":0},\""
            + time
            + "\":{\"href\":\"\",\"value\":\"\",\"timestamp\":1600000000}}}";
    assertThat(
            read(
                "ads_information/ads_and_topics/posts_viewed.json",
                "{\"impressions_history_posts_seen\":[" + entry + "]}",
                "ads_information/ads_and_topics/videos_watched.json",
                "{\"impressions_history_videos_watched\":[" + entry + "]}",
                "your_instagram_activity/comments/post_comments_1.json",
                "[" + entry + "]",
                "your_instagram_activity/comments/reels_comments.json",
                "{\"comments_reels_comments\":[" + entry + "]}"))
        .containsExactly(
            "2020-09-13T12:26:40Z interaction instagram social passive - -",
            "2020-09-13T12:26:40Z interaction instagram social passive - -",
            "2020-09-13T12:26:40Z interaction instagram social active outgoing -",
            "2020-09-13T12:26:40Z interaction instagram social active outgoing -",
            README);
  }

  @Test
  void posts_haveTheTimeOfTheirFirstPicture() {
    assertThat(
            read(
                "your_instagram_activity/content/posts_1.json",
                "[{\"media\":[{\"uri\":\"a.jpg\",\"creation_timestamp\":1600000000,\"title\":\"t\"}]},"
                    + "{\"media\":[{\"uri\":\"a.jpg\",\"creation_timestamp\":1600000000},"
                    + "{\"uri\":\"b.jpg\",\"creation_timestamp\":1600000001}],\"title\":\"t\","
                    + "\"creation_timestamp\":1600000009}]"))
        .containsExactly(
            "2020-09-13T12:26:40Z interaction instagram social active outgoing -",
            "2020-09-13T12:26:49Z interaction instagram social active outgoing -",
            README);
  }

  private static String thread(String people, String... messages) {
    return "{\"participants\":["
        + people
        + "],\"messages\":["
        + String.join(",", messages)
        + "],\"title\":\"secret title\",\"is_still_participant\":true,\"thread_path\":\"inbox/x\","
        + "\"magic_words\":[\"secret\"]}";
  }

  private static String said(String name, long milliseconds) {
    return "{\"sender_name\":\""
        + name
        + "\",\"timestamp_ms\":"
        + milliseconds
        + ",\"content\":\"secret\",\"reactions\":[{\"reaction\":\"x\",\"actor\":\"y\"}]}";
  }

  @Test
  void personOfAllConversations_isTheOwner() {
    assertThat(
            read(
                "your_instagram_activity/messages/inbox/jane_1/message_1.json",
                thread(
                    "{\"name\":\"Jane\"},{\"name\":\"Mo\"}",
                    said("Jane", 1600000000123L),
                    said("Mo", 1600000001000L)),
                "your_instagram_activity/messages/inbox/group_2/message_1.json",
                thread(
                    "{\"name\":\"Kim\"},{\"name\":\"Mo\"},{\"name\":\"Jo\"}",
                    said("Mo", 1600000002000L),
                    said("Kim", 1600000003000L))))
        .containsExactly(
            "2020-09-13T12:26:42Z message instagram social active outgoing -",
            "2020-09-13T12:26:43Z message instagram social - incoming instagram:Kim",
            "2020-09-13T12:26:40.123Z message instagram social - incoming instagram:Jane",
            "2020-09-13T12:26:41Z message instagram social active outgoing instagram:Jane",
            README);
  }

  @Test
  void oneConversation_provesNoOwnerWithoutTheProfile() {
    String path = "your_instagram_activity/messages/inbox/jane_1/message_1.json";
    String thread = thread("{\"name\":\"Jane\"},{\"name\":\"Mo\"}", said("Mo", 1600000000000L));
    assertThat(read(path, thread))
        .containsExactly("2020-09-13T12:26:40Z message instagram social - - -", README);
    assertThat(
            read(
                path,
                thread,
                "personal_information/personal_information.json",
                "{\"profile_user\":[{\"string_map_data\":{\"Naam\":{\"value\":\"Mo\"},"
                    + "\"Biografie\":{\"value\":\"about me\"}}}]}"))
        .contains("2020-09-13T12:26:40Z message instagram social active outgoing instagram:Jane");
  }

  @Test
  void lettersTakenForLatin1_becomeWhatTheyWere() {
    assertThat(
            read(
                "your_instagram_activity/messages/inbox/zoe_1/message_1.json",
                thread(
                    "{\"name\":\"Zo\\u00c3\\u00ab\"},{\"name\":\"Mo\"}",
                    said("Zo\\u00c3\\u00ab", 1600000000000L)),
                "your_instagram_activity/messages/inbox/kim_1/message_1.json",
                thread("{\"name\":\"Kim\"},{\"name\":\"Mo\"}")))
        .contains("2020-09-13T12:26:40Z message instagram social - incoming instagram:Zoë");
  }

  @Test
  void peopleAfterTheirMessages_areFoundAllTheSame() {
    assertThat(
            read(
                "your_instagram_activity/messages/inbox/jane_1/message_1.json",
                "{\"messages\":["
                    + said("Jane", 1600000000000L)
                    + "],\"participants\":[{\"name\":\"Jane\"},{\"name\":\"Mo\"}]}",
                "your_instagram_activity/messages/inbox/kim_1/message_1.json",
                thread("{\"name\":\"Kim\"},{\"name\":\"Mo\"}")))
        .contains("2020-09-13T12:26:40Z message instagram social - incoming instagram:Jane");
  }

  @Test
  void packageOf2020_isRead() {
    assertThat(
            new Packages(raw)
                .read(
                    "instagram",
                    "profile.json",
                    "{\"username\":\"mo\",\"email\":\"secret@example.org\"}",
                    "likes.json",
                    "{\"media_likes\":[[\"2020-09-13T12:26:40+00:00\",\"jane\"]],"
                        + "\"comment_likes\":[[\"2020-09-13T14:26:40+02:00\",\"kim\"]]}",
                    "comments.json",
                    "{\"media_comments\":[[\"2020-09-13T12:26:41+00:00\",\"secret\",\"jane\"]],\"live_comments\":[]}",
                    "connections.json",
                    "{\"followers\":{\"jane\":\"2020-09-13T12:26:42+00:00\"},\"close_friends\":{},"
                        + "\"following\":{\"kim\":\"2020-09-13T12:26:43+00:00\"},"
                        + "\"blocked_users\":{\"x\":\"2020-09-13T12:26:43+00:00\"}}",
                    "media.json",
                    "{\"photos\":[{\"taken_at\":\"2020-09-13T12:26:44+00:00\",\"caption\":\"secret\","
                        + "\"location\":\"secret\",\"path\":\"a.jpg\"}],\"direct\":[{\"taken_at\":\"x\"}]}",
                    "seen_content.json",
                    "{\"posts_seen\":[{\"timestamp\":\"2020-09-13T12:26:45+00:00\",\"author\":\"jane\"}],"
                        + "\"ads_seen\":[{\"timestamp\":\"2020-09-13T12:26:45+00:00\",\"author\":\"shop\"}]}",
                    "messages.json",
                    "[{\"participants\":[\"mo\",\"jane\"],\"conversation\":[{\"sender\":\"jane\","
                        + "\"created_at\":\"2020-09-13T12:26:46+00:00\",\"text\":\"secret\"},"
                        + "{\"sender\":\"mo\",\"created_at\":\"2020-09-13T12:26:47+00:00\",\"heart\":\"x\"}]}]"))
        .containsExactly(
            "2020-09-13T12:26:41Z interaction instagram social active outgoing -",
            "2020-09-13T12:26:42Z interaction instagram social - incoming -",
            "2020-09-13T12:26:43Z interaction instagram social active outgoing -",
            "2020-09-13T12:26:40Z interaction instagram social active outgoing -",
            "2020-09-13T12:26:40.000001Z interaction instagram social active outgoing -",
            "2020-09-13T12:26:44Z interaction instagram social active outgoing -",
            "2020-09-13T12:26:46Z message instagram social - incoming instagram:jane",
            "2020-09-13T12:26:47Z message instagram social active outgoing instagram:jane",
            "2020-09-13T12:26:45Z interaction instagram social passive - -",
            "not_needed: 1 members: the profile.");
  }

  @Test
  void timesWithoutZoneOf2018_areSetAside() {
    assertThat(
            new Packages(raw)
                .read(
                    "instagram",
                    "seen_content.json",
                    "{\"posts_seen\":[]}",
                    "likes.json",
                    "{\"media_likes\":[[\"2018-10-16T12:26:40\",\"jane\"]]}"))
        .containsExactly(
            "unknown_shape: Member 2: None of its records has a time where it is expected.");
  }

  @Test
  void whatIsNotNeeded_isCountedByKind() {
    assertThat(
            read(
                "media/posts/202001/a.jpg",
                "x",
                "media/posts/202001/b.MP4",
                "x",
                "media/posts/202001/c.mp4",
                "x",
                "logged_information/recent_searches/account_searches.json",
                "{\"searches_user\":[{\"string_map_data\":{\"Time\":{\"timestamp\":1600000000}}},{}]}"))
        .containsExactlyInAnyOrder(
            "not_needed: 3 members: photos, videos and sounds.",
            "not_needed: Member 4: 2 searches.",
            README);
  }

  @Test
  void unknownShape_isSetAsideWhole() {
    String path = "your_instagram_activity/likes/liked_posts.json";
    assertThat(read(path, "{\"likes_of_2027\":[{\"when\":1600000000}]}"))
        .contains("unknown_shape: Member 1: None of its records has a time where it is expected.");
    assertThat(read(path, "{\"likes_media_likes\":[{\"when\":1600000000},{\"when\":1600000000}]}"))
        .contains("unknown_shape: Member 1: None of its records has a time where it is expected.");
    assertThat(read(path, "17")).contains("unknown_shape: Member 1: Expected a list or a mapping.");
    assertThat(read(path, "{\"likes_media_likes\":[]}")).containsExactly(README);
  }

  @Test
  void recordWithoutTime_isCountedBesideTheOthers() {
    assertThat(
            read(
                "your_instagram_activity/likes/liked_posts.json",
                "{\"likes_media_likes\":[{\"string_list_data\":[{\"timestamp\":1600000000}]},"
                    + "{\"string_list_data\":[]},{\"string_list_data\":[{\"timestamp\":7}]},"
                    + "{\"string_list_data\":[{\"timestamp\":1600000000},{\"timestamp\":1600000001}]}]}"))
        .containsExactly(
            "2020-09-13T12:26:40Z interaction instagram social active outgoing -",
            "no_time: Member 1: 1 likes.",
            "unreadable_time: Member 1: 2 likes.",
            README);
  }
}
