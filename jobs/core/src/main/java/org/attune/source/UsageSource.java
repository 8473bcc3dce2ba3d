package org.attune.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.attune.schema.DevicePlatform;
import org.attune.schema.EventAction;
import org.attune.schema.EventDirection;
import org.attune.schema.EventKind;

/**
 * A log of what happened on participants' devices: one event a row, or ready totals of a day.
 *
 * @param origin what every source declares
 * @param participant the id of the one participant of all its files; null where rows tell it
 * @param start the column of when an event began, of totals of the day
 * @param end the column of when it ended, of notifications of when they were opened; null when not
 *     declared
 * @param lasting how long an event took, where no column says when it ended
 * @param place where its times are local
 * @param event what its events are
 * @param application the column of applications; null when not declared
 * @param takes what of that column is the application
 * @param categories the category of each application
 * @param action what kind of use it was
 * @param direction which way it went
 * @param contact the column of the other side; null when not declared
 * @param contacts what is in that column
 * @param amount the column of how many devices were near; null when not declared
 * @param device the column of devices; null when not declared
 * @param platform the system of its devices
 * @param platforms the system of each participant or device; null when not declared
 * @param devices whose each device is; null when not declared
 * @param zones the zones devices were in; null when not declared
 * @param totals its columns of ready totals; empty where rows are events
 * @param logged whether it logs changes, or looks at what is running from time to time
 */
public record UsageSource(
    Origin origin,
    String participant,
    String start,
    String end,
    Lasting lasting,
    Place place,
    Coded<EventKind> event,
    String application,
    Takes takes,
    Categories categories,
    Coded<EventAction> action,
    Coded<EventDirection> direction,
    String contact,
    Contacts contacts,
    String amount,
    String device,
    Coded<DevicePlatform> platform,
    Platforms platforms,
    Devices devices,
    ZoneHistory zones,
    List<Totals> totals,
    Logged logged)
    implements Source {

  /** What of a column is the application. */
  enum Takes {
    /** All of it. */
    WHOLE,
    /** Of an address on the web the domain, without {@code www.}; nothing else is kept. */
    DOMAIN
  }

  /** What a column of contacts holds. */
  enum Contacts {
    /** Names or numbers, which are hashed. */
    IDENTIFIERS,
    /** Pseudonyms, which need no key. */
    PSEUDONYMS
  }

  /** How a log came about. */
  enum Logged {
    CHANGES,
    /** Each event shows only that something was running then. */
    SNAPSHOTS
  }

  /**
   * How long an event took.
   *
   * @param column the column of durations; null when not declared
   * @param perSecond how many of its units are a second
   * @param always the seconds of all events; null when not declared
   */
  record Lasting(String column, double perSecond, Double always) implements Serializable {

    static Lasting of(JsonNode node, String place) {
      boolean millis = node.has("duration_milliseconds");
      JsonNode seconds = node.path("duration_seconds");
      Double always = seconds.isNumber() ? Declared.number(node, "duration_seconds", place) : null;
      String column =
          millis
              ? Declared.optional(node, "duration_milliseconds", place)
              : always == null ? Declared.optional(node, "duration_seconds", place) : null;
      if (always != null && !(always >= 0 && always <= Events.LONGEST)) {
        throw Declared.refusal(
            place + ".duration_seconds",
            "Expected how many seconds every event took, from 0 to 9,000,000,000.",
            "Correct the number, or name the column that holds it.");
      }
      return new Lasting(column, millis ? 1000 : 1, always);
    }

    boolean isDeclared() {
      return column != null || always != null;
    }
  }

  static UsageSource of(Origin origin, JsonNode node, Library library) {
    String at = origin.place();
    String opened = Declared.optional(node, "opened", at);
    String end = opened == null ? Declared.optional(node, "end", at) : opened;
    Lasting lasting = Lasting.of(node, at);
    boolean several =
        (node.has("end") ? 1 : 0)
                + (opened == null ? 0 : 1)
                + (node.has("duration_seconds") ? 1 : 0)
                + (node.has("duration_milliseconds") ? 1 : 0)
            > 1;
    if (several) {
      throw Declared.refusal(
          at, "Expected end or duration_seconds, found both.", "Leave one of them out.");
    }
    JsonNode application = node.path("application");
    boolean domain = application.isObject();
    JsonNode contact = node.path("contact");
    UsageSource source =
        new UsageSource(
            origin,
            Declared.optional(node.path("participant"), "id", at + ".participant"),
            Declared.text(node, node.has("day") ? "day" : "start", at),
            end,
            lasting,
            Place.of(node, at, origin.zone()),
            Coded.of(node, "event", at, EventKind.class, EventKind.APPLICATION),
            domain
                ? Declared.text(application, "domain", at + ".application")
                : Declared.optional(node, "application", at),
            domain ? Takes.DOMAIN : Takes.WHOLE,
            Categories.of(node, at, library),
            Coded.of(node, "action", at, EventAction.class, null),
            Coded.of(node, "direction", at, EventDirection.class, null),
            contact.isObject()
                ? Declared.text(contact, "column", at + ".contact")
                : Declared.optional(node, "contact", at),
            contact.isObject() && contact.has("holds")
                ? Coded.named(
                    Contacts.class,
                    Declared.text(contact, "holds", at + ".contact"),
                    at + ".contact.holds")
                : Contacts.IDENTIFIERS,
            Declared.optional(node, "amount", at),
            Declared.optional(node, "device", at),
            Platforms.coded(node, at),
            Platforms.of(node, at, library),
            Devices.of(node, at, origin.zone(), library),
            ZoneHistory.of(node, at, origin.zone(), library),
            Totals.of(node, at),
            node.has("logged")
                ? Coded.named(Logged.class, Declared.text(node, "logged", at), at + ".logged")
                : Logged.CHANGES);
    source.refuseWithoutDevice();
    return source;
  }

  private void refuseWithoutDevice() {
    boolean needed = devices != null || (zones != null && zones.ofDevices());
    if (needed && device == null) {
      throw Declared.refusal(
          origin.place() + ".device",
          "Expected the column of devices, since "
              + (devices != null ? "devices says whose they are." : "zones says where they were."),
          "Name it by device.");
    }
  }

  /** The column of categories; null when not declared. */
  public String categoryColumn() {
    return categories.column();
  }

  /**
   * The columns that every file must have: those that the study names itself, and of those that its
   * format knows the ones without which there is no event.
   */
  List<String> columns() {
    Set<String> named = new LinkedHashSet<>();
    named.add(origin.participant());
    named.add(start);
    named.add(event.column());
    Set<String> known = new LinkedHashSet<>();
    known.add(end);
    known.add(lasting.column());
    known.add(place.column());
    known.add(application);
    known.add(categories.column());
    known.add(action.column());
    known.add(direction.column());
    known.add(contact);
    known.add(amount);
    known.add(device);
    known.add(platform.column());
    totals.forEach(t -> known.add(t.column()));
    known.remove(null);
    boolean plain = origin.shape().format() == null;
    known.stream().filter(c -> plain || origin.shape().named().contains(c)).forEach(named::add);
    if (devices != null) {
      named.add(device);
    }
    named.remove(null);
    return new ArrayList<>(named);
  }

  /** Whether a column's cells never leave as they are. */
  boolean veils(String column, Pseudonyms pseudonyms) {
    boolean domains = takes == Takes.DOMAIN && column.equals(application);
    boolean hashed = column.equals(contact) || column.equals(device);
    return domains || (hashed && pseudonyms.keyed());
  }
}
