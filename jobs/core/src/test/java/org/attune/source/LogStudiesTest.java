package org.attune.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.attune.file.RealData;
import org.attune.schema.Documents;
import org.junit.jupiter.api.Test;

/** The declared studies of real logs: valid by their schema, and every row accounted for. */
class LogStudiesTest {

  private static Map<String, Map<String, Long>> kinds(String study, String data)
      throws IOException {
    String file = "/org/attune/studies/" + study + "/study.yaml";
    JsonNode tree;
    try (InputStream in = LogStudiesTest.class.getResourceAsStream(file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      tree = Documents.read("study.yaml", text, "study");
    }
    Map<String, Map<String, Long>> all = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> source : tree.get("sources").properties()) {
      Logs logs =
          Logs.in(
              RealData.path(data),
              tree.get("zone").asText(),
              new ObjectMapper().writeValueAsString(source.getValue()));
      for (int i = 0; i < logs.sources().size(); i++) {
        Map<String, Long> counts = new TreeMap<>(Logs.count(logs.events(i), e -> e.kind().label()));
        logs.rejected(i).forEach((reason, n) -> counts.put("(" + reason + ")", n));
        all.put(source.getKey() + logs.sources().get(i).id().substring(1), counts);
      }
    }
    return all;
  }

  private static final Map<String, Long> SCREEN =
      Map.of("unlock", 66L, "lock", 46L, "screen_on", 14L, "screen_off", 34L);

  @Test
  void rapids_inOneZone() throws IOException {
    assertThat(kinds("rapids_one_zone", "rapids_aware/external"))
        .isEqualTo(
            Map.of(
                "screen", SCREEN,
                "foreground", Map.of("application", 208L),
                "battery", Map.of("heartbeat", 338L),
                "calls_android", Map.of("call", 110L, "(not_selected)", 290L),
                "calls_ios", Map.of("call", 108L, "(not_selected)", 110L)));
  }

  /** Of the 30 changes each device has 6, one of which holds from the beginning. */
  @Test
  void rapids_inSeveralZones() throws IOException {
    Map<String, Map<String, Long>> kinds = kinds("rapids_zones", "rapids_aware/external");
    assertThat(kinds).hasSize(10).containsEntry("screen", SCREEN);
    assertThat(kinds.get("screen_zones"))
        .isEqualTo(Map.of("zone", 10L, "(no_change)", 2L, "(unknown_device)", 18L));
    assertThat(kinds.get("calls_ios_zones"))
        .isEqualTo(Map.of("zone", 5L, "(no_change)", 1L, "(unknown_device)", 24L));
  }

  @Test
  void niimpy_ofAllItsLogs() throws IOException {
    assertThat(kinds("niimpy", "niimpy/sampledata"))
        .containsEntry(
            "screen", Map.of("screen_off", 107L, "screen_on", 111L, "lock", 51L, "unlock", 74L))
        .containsEntry("battery", Map.of("heartbeat", 634L))
        .containsEntry("calls", Map.of("call", 38L))
        .containsEntry("messages", Map.of("message", 38L))
        .containsEntry("notifications", Map.of("notification", 99L))
        .containsEntry("phone_month_battery", Map.of("heartbeat", 8398L))
        .containsEntry(
            "one_phone",
            Map.of("screen_off", 333L, "screen_on", 334L, "lock", 321L, "unlock", 168L))
        .containsEntry("activity", Map.of("heartbeat", 55_907L));
  }

  @Test
  void globem_asTotals() throws IOException {
    Map<String, Map<String, Long>> kinds = kinds("globem_totals", "globem");
    assertThat(kinds).containsOnlyKeys("screen", "call");
    assertThat(kinds.get("screen").keySet()).containsExactlyInAnyOrder("total", "(no_total)");
    assertThat(kinds.get("call").keySet()).containsExactlyInAnyOrder("total", "(no_total)");
  }
}
