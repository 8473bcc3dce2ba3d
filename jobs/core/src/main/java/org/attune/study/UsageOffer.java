package org.attune.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.attune.association.Measure;
import org.attune.schema.Column;
import org.attune.schema.ColumnType;
import org.attune.schema.Contract;
import org.attune.schema.EventKind;
import org.attune.source.DiarySource;
import org.attune.source.Source;
import org.attune.source.UsageSource;
import org.attune.usage.UsageMeasure;

/**
 * Every measure that a study's usage logs can give, named by an analysis or not, as far as their
 * declarations tell. Of a log in a known format or of donated packages anything may come; what does
 * not is missing later.
 */
final class UsageOffer {

  private static final String OCCASION = "usage";

  private final Study study;

  private UsageOffer(Study study) {
    this.study = study;
  }

  /** The measures, of people first, then of days, then of the prompts of each diary. */
  static List<Measure> of(Study study) {
    UsageOffer offer = new UsageOffer(study);
    List<Measure> measures = new ArrayList<>();
    offer.add(measures, "usage_feature", OCCASION, Measure.Grain.PERSON);
    offer.add(measures, "usage_day", OCCASION, Measure.Grain.DAY);
    for (Source source : study.sources()) {
      if (source instanceof DiarySource diary) {
        offer.add(measures, "usage_day", diary.id(), Measure.Grain.OCCASION);
      }
    }
    return measures;
  }

  private void add(List<Measure> measures, String table, String occasion, Measure.Grain grain) {
    for (Column column : Contract.of(table).columns()) {
      boolean number = column.type() == ColumnType.NUMBER || column.type() == ColumnType.INTEGER;
      if (number && isGiven(column.name())) {
        measures.add(
            Measure.usage(
                column.name(), occasion, grain, column.unit(), column.min(), column.max()));
      }
    }
  }

  /** Statistics over days are given with the measure they are of, reciprocity with contacts. */
  private boolean isGiven(String column) {
    String of =
        column.equals("reciprocity") || column.equals("response_rate")
            ? UsageMeasure.MESSAGE_CONTACT_COUNT.column()
            : column.replaceFirst("_(sd|weekday|weekend)$", "");
    UsageMeasure measure =
        UsageMeasure.of(column).orElseGet(() -> UsageMeasure.of(of).orElse(null));
    boolean logged = study.sources().stream().anyMatch(UsageSource.class::isInstance);
    return logged && (measure == null || anyGives(measure));
  }

  private boolean anyGives(UsageMeasure measure) {
    for (Source source : study.sources()) {
      if (source instanceof UsageSource) {
        JsonNode declared = study.part("sources").path(source.id());
        boolean open =
            declared.isMissingNode() || declared.has("format") || declared.has("donation");
        boolean total = declared.path("totals").toString().contains("\"" + measure.column() + "\"");
        if (open || total || measure.isDeclared(kinds(declared), keys(declared))) {
          return true;
        }
      }
    }
    return false;
  }

  private static Set<EventKind> kinds(JsonNode declared) {
    JsonNode event = declared.path("event");
    Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
    if (declared.has("totals")) {
      return kinds;
    }
    if (!event.isObject()) {
      kinds.add(EventKind.of(event.asText("application")));
      return kinds;
    }
    Arrays.stream(EventKind.values())
        .filter(kind -> event.has(kind.name().toLowerCase(Locale.ROOT)))
        .forEach(kinds::add);
    return kinds;
  }

  private static Set<String> keys(JsonNode declared) {
    Set<String> keys = new LinkedHashSet<>();
    declared.fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}
