package org.attune.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Sources from YAML texts and from the declared real studies. */
final class SourcesTestData {

  static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

  private SourcesTestData() {}

  static Source source(String yaml) {
    try {
      return Source.of("s", new YAMLMapper().readTree(yaml), AMSTERDAM);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Source ofStudy(String study, String id) {
    String file = "/org/attune/studies/" + study + "/study.yaml";
    try (InputStream in = SourcesTestData.class.getResourceAsStream(file)) {
      JsonNode tree = new YAMLMapper().readTree(in);
      return Source.of(id, tree.get("sources").get(id), ZoneId.of(tree.get("zone").asText()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static <T> List<Mapped<T>> all(Iterator<Mapped<T>> mapped) {
    List<Mapped<T>> all = new ArrayList<>();
    mapped.forEachRemaining(all::add);
    return all;
  }

  static Object copied(Object object) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
        objects.writeObject(object);
      }
      return new ObjectInputStream(new ByteArrayInputStream(out.toByteArray())).readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
