package org.attune.spark.event;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.attune.schema.DevicePlatform;
import org.attune.schema.EventAction;
import org.attune.schema.EventDirection;
import org.attune.schema.EventKind;
import org.attune.usage.UsageLog;
import org.attune.usage.Words;

/**
 * Walks through the bucket files of a log, one participant at a time, without sorting and without
 * an object for an event.
 *
 * <p>That a participant's events lie together, in order, in the right file is not believed but
 * checked while they are read.
 */
public final class ParticipantLogs {

  /** Takes the events of one participant, which are gone when it returns. */
  public interface Each {
    /** The log may be sorted and changed; it is cleared for the next participant. */
    void accept(String participant, UsageLog log);
  }

  private final String name;
  private final Buckets buckets;
  private final int bucket;
  private final Words words = Words.of();
  private final UsageLog log = UsageLog.of(words);
  private final List<String> participants = new ArrayList<>();
  private byte[] last = {};
  private int now = -1;
  private long before;

  private ParticipantLogs(String name, Buckets buckets, int bucket) {
    this.name = name;
    this.buckets = buckets;
    this.bucket = bucket;
  }

  /**
   * Checks that files are the buckets of one log, by their footers.
   *
   * @param files all of the table, in the order of their names
   * @throws org.attune.schema.Refusal where one is missing, doubled, of another log, or not
   *     recorded as sorted
   */
  public static Buckets verify(List<Path> files) {
    return Layout.verify(files);
  }

  /**
   * Gives each participant of a bucket, in the order of their pseudonyms.
   *
   * @throws org.attune.schema.Refusal where the file is damaged, a participant's events lie apart
   *     or in another bucket, or are not in the order of their starts
   */
  public static void walk(Path file, Buckets buckets, int bucket, Each each) {
    String name = file.getFileName().toString();
    new ParticipantLogs(name, buckets, bucket).read(file, each);
  }

  private void read(Path file, Each each) {
    try (BucketReader in = BucketReader.open(file, this::code)) {
      while (in.next()) {
        for (int i = 0; i < in.size; i++) {
          int participant = in.words[0][i];
          if (participant != now) {
            finish(each);
            begin(participant);
          } else if (in.start[i] < before) {
            throw Layout.refusal(name, "Expected the events of a participant in their order.");
          }
          before = in.start[i];
          add(in, i);
        }
      }
    }
    finish(each);
  }

  private void begin(int participant) {
    if (participant == BucketReader.NONE) {
      throw Layout.refusal(name, "Expected a participant in every row.");
    }
    String next = participants.get(participant);
    byte[] bytes = next.getBytes(StandardCharsets.UTF_8);
    if (now >= 0 && Arrays.compareUnsigned(last, bytes) >= 0) {
      throw Layout.refusal(
          name, "Expected the events of a participant together, and participants in order.");
    }
    if (buckets.of(next) != bucket) {
      throw Layout.refusal(name, "Expected only participants of bucket " + bucket + ".");
    }
    last = bytes;
    now = participant;
  }

  private void finish(Each each) {
    if (now >= 0) {
      each.accept(participants.get(now), log);
      log.clear();
    }
  }

  private void add(BucketReader in, int i) {
    log.add(
        in.start[i],
        in.end[i],
        (byte) in.words[Word.KIND.ordinal()][i],
        in.words[Word.ZONE.ordinal()][i],
        in.words[Word.DEVICE.ordinal()][i],
        (byte) in.words[Word.PLATFORM.ordinal()][i],
        in.words[Word.APPLICATION.ordinal()][i],
        in.words[Word.CATEGORY.ordinal()][i],
        (byte) in.words[Word.ACTION.ordinal()][i],
        (byte) in.words[Word.DIRECTION.ordinal()][i],
        in.words[Word.CONTACT.ordinal()][i],
        in.words[Word.MEASURE.ordinal()][i],
        in.amount[i],
        in.inferred[i]);
  }

  private int code(Word column, String word) {
    return switch (column) {
      case PARTICIPANT -> participant(word);
      case KIND -> UsageLog.code(EventKind.class, word);
      case PLATFORM -> UsageLog.code(DevicePlatform.class, word);
      case ACTION -> UsageLog.code(EventAction.class, word);
      case DIRECTION -> UsageLog.code(EventDirection.class, word);
      default -> words.id(word);
    };
  }

  /** A participant who is the last of a row group can be the first of the next. */
  private int participant(String word) {
    int newest = participants.size() - 1;
    if (now >= 0 && participants.get(now).equals(word)) {
      return now;
    }
    if (newest >= 0 && participants.get(newest).equals(word)) {
      return newest;
    }
    participants.add(word);
    return participants.size() - 1;
  }
}
