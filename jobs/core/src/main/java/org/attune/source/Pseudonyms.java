package org.attune.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What participants are called instead of the ids in the raw files.
 *
 * <p>A keyed pseudonym is {@code p_} and the first hundred bits of HMAC-SHA-256 over the id without
 * blanks at its ends, in lower-case base 32: the same id and key always give the same pseudonym,
 * and without the key nobody can try out ids. The key is never printed.
 */
public final class Pseudonyms implements Serializable {

  private static final long serialVersionUID = 1;
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
  private static final String PLACE = "pseudonyms";

  private final byte[] key;

  private Pseudonyms(byte[] key) {
    this.key = key;
  }

  /** Keeps the ids as they are, for files whose ids are pseudonyms already. */
  public static Pseudonyms keep() {
    return new Pseudonyms(null);
  }

  /**
   * Pseudonyms by a key.
   *
   * @throws org.attune.schema.Refusal where it is shorter than 16 bytes or of fewer than 8
   *     different ones
   */
  public static Pseudonyms of(byte[] key) {
    long different = new String(key, StandardCharsets.ISO_8859_1).chars().distinct().count();
    if (key.length < 16 || different < 8) {
      throw Declared.refusal(
          PLACE,
          "Expected a secret key of at least 16 bytes, 8 of them different; this one is too weak.",
          "Make one with: openssl rand -hex 32");
    }
    return new Pseudonyms(key.clone());
  }

  /**
   * Reads the key {@code pseudonyms} of {@code study.yaml}: {@code keep}, {@code {key_env: NAME}}
   * or {@code {key_file: path}}.
   *
   * @param declaration what stands there
   * @param environment the variables of the process
   * @param study the study folder, to which a relative path is relative
   * @throws org.attune.schema.Refusal where the key is absent or weak
   */
  public static Pseudonyms of(JsonNode declaration, Map<String, String> environment, Path study) {
    if (declaration != null && declaration.isTextual() && declaration.asText().equals("keep")) {
      return keep();
    }
    if (declaration != null && declaration.hasNonNull("key_env")) {
      String name = declaration.get("key_env").asText();
      String key = environment.get(name);
      if (key == null || key.isBlank()) {
        throw Declared.refusal(
            PLACE + ".key_env",
            "Expected a secret key in the environment variable " + name + ", which is not set.",
            "Set it, always to the same key: " + name + "=$(openssl rand -hex 32)");
      }
      return of(key.strip().getBytes(StandardCharsets.UTF_8));
    }
    if (declaration != null && declaration.hasNonNull("key_file")) {
      return ofFile(study.resolve(declaration.get("key_file").asText()));
    }
    throw Declared.refusal(
        PLACE,
        "Expected what participants are to be called.",
        "Write keep if the ids name nobody, else {key_env: NAME} or {key_file: path}.");
  }

  private static Pseudonyms ofFile(Path file) {
    try {
      return of(
          Files.readString(file, StandardCharsets.ISO_8859_1)
              .strip()
              .getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw Declared.refusal(
          PLACE + ".key_file",
          "Expected a readable file with a secret key, but there is none of that name.",
          "Make one, outside raw/, with: openssl rand -hex 32 > " + file.getFileName());
    }
  }

  /** Whether ids are replaced, rather than kept. */
  public boolean keyed() {
    return key != null;
  }

  /** What the participant with this id is called. */
  public String apply(String id) {
    String trimmed = id.strip();
    if (key == null) {
      return trimmed;
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return "p_" + base32(mac.doFinal(trimmed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HMAC-SHA-256", e);
    }
  }

  /** What something else than a participant is called, which tells nothing of participants. */
  String apply(String letter, String id) {
    return key == null ? id.strip() : letter + apply(letter + ":" + id.strip()).substring(1);
  }

  private static String base32(byte[] digest) {
    StringBuilder text = new StringBuilder();
    for (int bit = 0; bit < 100; bit += 5) {
      int two = (digest[bit / 8] & 0xff) << 8 | (digest[bit / 8 + 1] & 0xff);
      text.append(LETTERS.charAt(two >> (11 - bit % 8) & 31));
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return key == null ? "Pseudonyms[keep]" : "Pseudonyms[keyed]";
  }
}
