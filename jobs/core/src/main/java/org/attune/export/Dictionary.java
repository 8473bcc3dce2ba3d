package org.attune.export;

import java.io.InputStream;
import java.io.Serializable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.attune.schema.Refusal;

/**
 * What a platform says about the questions of one project, from the file that it exports beside the
 * answers: a data dictionary of REDCap ({@code .csv}) or the structure of a LimeSurvey survey
 * ({@code .lss}).
 *
 * @param file the file
 * @param fields what is said of each column, in order
 * @param aliases what a header can call a column instead, blanks collapsed
 */
public record Dictionary(String file, Map<String, Field> fields, Map<String, String> aliases)
    implements Serializable {

  /**
   * Reads a dictionary.
   *
   * @param file its name, by whose ending its kind is known
   * @param in its bytes; closed in the end
   * @throws Refusal where it is none
   */
  public static Dictionary read(String file, InputStream in) {
    return file.toLowerCase(Locale.ROOT).endsWith(".lss")
        ? LimeSurveyStructure.read(file, in)
        : RedcapDictionary.read(file, in);
  }

  static Dictionary of(String file, List<Field> fields, Map<String, String> more) {
    Map<String, Field> byColumn = new LinkedHashMap<>();
    Map<String, String> aliases = new HashMap<>();
    for (Field field : fields) {
      if (byColumn.put(field.column(), field) != null) {
        throw new Refusal(
            file,
            field.column(),
            "Expected each column once, but this name stands for two.",
            "Export the dictionary again; if it is as the platform wrote it, rename one there.");
      }
      aliases.merge(collapsed(field.label()), field.column(), (a, b) -> "");
    }
    more.forEach((called, column) -> aliases.merge(collapsed(called), column, (a, b) -> ""));
    aliases.values().removeIf(String::isEmpty);
    aliases.remove("");
    return new Dictionary(file, byColumn, aliases);
  }

  static String collapsed(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /** What is said of a column; null where nothing is. */
  public Field field(String column) {
    return fields.get(column);
  }

  /** The boxes of a question whose answers are several boxes, in order; empty for others. */
  public List<Field> boxes(String question) {
    return fields.values().stream().filter(f -> question.equals(f.group())).toList();
  }
}
