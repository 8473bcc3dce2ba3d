package org.attune.usage;

import java.util.Arrays;
import java.util.Locale;
import org.attune.schema.DevicePlatform;
import org.attune.schema.EventAction;
import org.attune.schema.EventDirection;
import org.attune.schema.EventKind;

/**
 * One participant's usage events as columns, reused from participant to participant.
 *
 * <p>Events may be added in any order; {@link UsageFeatures} sorts them and drops those that equal
 * another in every column. Words (zone, device, application, category, contact, measure) are
 * numbers of one {@link Words}; adding an event allocates nothing once the columns have grown.
 */
public final class UsageLog {

  /** Stands for an end that the log does not give. */
  public static final long UNKNOWN = Long.MIN_VALUE;

  /** The code of nothing. */
  public static final byte NONE = -1;

  /** The order of kinds among events that start together: what ends comes before what begins. */
  private static final byte[] RANK = {4, 3, 0, 2, 1, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 14};

  private static final int LONG_TIE = 64;

  private final Words words;
  int size;
  long[] start = new long[1024];
  long[] end = new long[1024];
  byte[] kind = new byte[1024];
  int[] zone = new int[1024];
  int[] device = new int[1024];
  byte[] platform = new byte[1024];
  int[] application = new int[1024];
  int[] category = new int[1024];
  byte[] action = new byte[1024];
  byte[] direction = new byte[1024];
  int[] contact = new int[1024];
  int[] measure = new int[1024];
  double[] amount = new double[1024];
  boolean[] inferred = new boolean[1024];

  private UsageLog(Words words) {
    this.words = words;
  }

  /** An empty log whose words are numbers of this dictionary. */
  public static UsageLog of(Words words) {
    return new UsageLog(words);
  }

  /** The code of a word of one of the enums; {@link #NONE} for null. */
  public static <E extends Enum<E>> byte code(Class<E> type, String word) {
    return word == null ? NONE : (byte) Enum.valueOf(type, word.toUpperCase(Locale.ROOT)).ordinal();
  }

  /** The dictionary. */
  public Words words() {
    return words;
  }

  /** How many events there are. */
  public int size() {
    return size;
  }

  /** Makes the log empty, for the next participant. */
  public void clear() {
    size = 0;
  }

  /** Adds an event that has nothing but times, a zone and a kind. */
  public void add(long startMicros, long endMicros, EventKind kindOfEvent, int zoneId) {
    add(
        startMicros,
        endMicros,
        (byte) kindOfEvent.ordinal(),
        zoneId,
        Words.NONE,
        NONE,
        Words.NONE,
        Words.NONE,
        NONE,
        NONE,
        Words.NONE,
        Words.NONE,
        Double.NaN,
        false);
  }

  /**
   * Adds an event.
   *
   * @param startMicros when it began, in microseconds since 1970-01-01T00:00Z
   * @param endMicros when it ended, or {@link #UNKNOWN}
   * @param kindCode the ordinal of its {@link EventKind}
   * @param zoneId the zone of its device at the start
   * @param deviceId the device, or {@link Words#NONE}
   * @param platformCode the ordinal of its {@link DevicePlatform}, or {@link #NONE}
   * @param applicationId the application, or {@link Words#NONE}
   * @param categoryId the category, or {@link Words#NONE}
   * @param actionCode the ordinal of its {@link EventAction}, or {@link #NONE}
   * @param directionCode the ordinal of its {@link EventDirection}, or {@link #NONE}
   * @param contactId the other side, or {@link Words#NONE}
   * @param measureId of a total its measure, or {@link Words#NONE}
   * @param amountValue of a total its value, of a scan how many; NaN where there is none
   * @param isInferred whether the log shows the use only indirectly
   */
  public void add(
      long startMicros,
      long endMicros,
      byte kindCode,
      int zoneId,
      int deviceId,
      byte platformCode,
      int applicationId,
      int categoryId,
      byte actionCode,
      byte directionCode,
      int contactId,
      int measureId,
      double amountValue,
      boolean isInferred) {
    if (size == start.length) {
      grow();
    }
    start[size] = startMicros;
    end[size] = endMicros;
    kind[size] = kindCode;
    zone[size] = zoneId;
    device[size] = deviceId;
    platform[size] = platformCode;
    application[size] = applicationId;
    category[size] = categoryId;
    action[size] = actionCode;
    direction[size] = directionCode;
    contact[size] = contactId;
    measure[size] = measureId;
    amount[size] = amountValue;
    inferred[size] = isInferred;
    size++;
  }

  /** The first event of a sorted log that starts at a moment or later. */
  int firstFrom(long micros) {
    int low = 0;
    int high = size;
    while (low < high) {
      int mid = (low + high) >>> 1;
      if (start[mid] < micros) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return low;
  }

  /**
   * Sorts the events by start, those that start together by everything else, and drops events that
   * equal another in every column.
   *
   * @return how many were dropped
   */
  int sort() {
    if (!sortTies()) {
      Integer[] order = new Integer[size];
      Arrays.setAll(order, i -> i);
      Arrays.sort(
          order, (a, b) -> start[a] != start[b] ? Long.compare(start[a], start[b]) : compare(a, b));
      arrange(order);
    }
    return dropCopies();
  }

  /** Sorts events that start together where they stand; false where more than that is needed. */
  private boolean sortTies() {
    for (int i = 1; i < size; i++) {
      if (start[i] > start[i - 1]) {
        continue;
      }
      if (start[i] < start[i - 1] || (i >= LONG_TIE && start[i - LONG_TIE] == start[i])) {
        return false;
      }
      for (int j = i; j > 0 && start[j - 1] == start[j] && compare(j - 1, j) > 0; j--) {
        swap(j - 1, j);
      }
    }
    return true;
  }

  private int dropCopies() {
    int kept = Math.min(size, 1);
    for (int i = 1; i < size; i++) {
      if (start[i] != start[kept - 1] || compare(i, kept - 1) != 0) {
        if (i != kept) {
          copy(this, i, kept);
        }
        kept++;
      }
    }
    int dropped = size - kept;
    size = kept;
    return dropped;
  }

  private int compare(int a, int b) {
    int by = Integer.compare(RANK[kind[a]], RANK[kind[b]]);
    by = by != 0 ? by : Long.compare(end[a], end[b]);
    by = by != 0 ? by : words.compare(zone[a], zone[b]);
    by = by != 0 ? by : words.compare(device[a], device[b]);
    by = by != 0 ? by : Byte.compare(platform[a], platform[b]);
    by = by != 0 ? by : words.compare(category[a], category[b]);
    by = by != 0 ? by : words.compare(application[a], application[b]);
    by = by != 0 ? by : Byte.compare(action[a], action[b]);
    by = by != 0 ? by : Byte.compare(direction[a], direction[b]);
    by = by != 0 ? by : words.compare(contact[a], contact[b]);
    by = by != 0 ? by : words.compare(measure[a], measure[b]);
    by = by != 0 ? by : Double.compare(amount[a], amount[b]);
    return by != 0 ? by : Boolean.compare(inferred[a], inferred[b]);
  }

  private void arrange(Integer[] order) {
    UsageLog sorted = new UsageLog(words);
    while (sorted.start.length < size) {
      sorted.size = sorted.start.length;
      sorted.grow();
    }
    for (int i = 0; i < size; i++) {
      sorted.copy(this, order[i], i);
    }
    sorted.size = size;
    take(sorted);
  }

  private void swap(int a, int b) {
    add(
        start[a],
        end[a],
        kind[a],
        zone[a],
        device[a],
        platform[a],
        application[a],
        category[a],
        action[a],
        direction[a],
        contact[a],
        measure[a],
        amount[a],
        inferred[a]);
    copy(this, b, a);
    copy(this, --size, b);
  }

  private void copy(UsageLog other, int from, int to) {
    start[to] = other.start[from];
    end[to] = other.end[from];
    kind[to] = other.kind[from];
    zone[to] = other.zone[from];
    device[to] = other.device[from];
    platform[to] = other.platform[from];
    application[to] = other.application[from];
    category[to] = other.category[from];
    action[to] = other.action[from];
    direction[to] = other.direction[from];
    contact[to] = other.contact[from];
    measure[to] = other.measure[from];
    amount[to] = other.amount[from];
    inferred[to] = other.inferred[from];
  }

  private void take(UsageLog other) {
    size = other.size;
    start = other.start;
    end = other.end;
    kind = other.kind;
    zone = other.zone;
    device = other.device;
    platform = other.platform;
    application = other.application;
    category = other.category;
    action = other.action;
    direction = other.direction;
    contact = other.contact;
    measure = other.measure;
    amount = other.amount;
    inferred = other.inferred;
  }

  private void grow() {
    int n = 2 * size;
    start = Arrays.copyOf(start, n);
    end = Arrays.copyOf(end, n);
    kind = Arrays.copyOf(kind, n);
    zone = Arrays.copyOf(zone, n);
    device = Arrays.copyOf(device, n);
    platform = Arrays.copyOf(platform, n);
    application = Arrays.copyOf(application, n);
    category = Arrays.copyOf(category, n);
    action = Arrays.copyOf(action, n);
    direction = Arrays.copyOf(direction, n);
    contact = Arrays.copyOf(contact, n);
    measure = Arrays.copyOf(measure, n);
    amount = Arrays.copyOf(amount, n);
    inferred = Arrays.copyOf(inferred, n);
  }
}
