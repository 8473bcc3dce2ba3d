package org.attune.claim;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The hash of an analysis plan, made before data are read: whoever has the plan can make it again,
 * and a plan that was changed afterwards has another.
 *
 * <p>Canonical text, so that what means the same is the same: keys of objects in alphabetical
 * order, lists in their own, numbers without needless zeros, texts with their lengths before them,
 * no comments, no spaces. The hash is the SHA-256 of the parts in alphabetical order of their
 * names.
 */
public final class PlanHash {

  private PlanHash() {}

  /**
   * The hash of a plan's parts.
   *
   * @param parts by name their canonical text
   * @return 64 hexadecimal digits
   */
  public static String of(Map<String, String> parts) {
    StringBuilder all = new StringBuilder();
    new TreeMap<>(parts).forEach((name, text) -> all.append(text(name)).append(text(text)));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(all.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The canonical text of a declaration; what is absent is the empty text. */
  public static String canonical(JsonNode node) {
    if (node.isMissingNode()) {
      return "";
    }
    if (node.isObject()) {
      Map<String, String> members = new TreeMap<>();
      node.properties().forEach(e -> members.put(e.getKey(), canonical(e.getValue())));
      StringBuilder object = new StringBuilder("{");
      members.forEach((key, value) -> object.append(text(key)).append('=').append(value));
      return object.append('}').toString();
    }
    if (node.isArray()) {
      StringBuilder list = new StringBuilder("[");
      node.forEach(member -> list.append(canonical(member)).append(','));
      return list.append(']').toString();
    }
    if (node.isNumber()) {
      BigDecimal number = node.decimalValue();
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
    return node.isTextual() ? text(node.asText()) : node.asText();
  }

  private static String text(String text) {
    return text.length() + ":" + text;
  }
}
