package org.attune.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.attune.fuzz.Damaged.Reach;

/** Damage inside a workbook: formulas, errors, texts and entities in the place of numbers. */
final class Workbooks {

  private static final String SHEET = "xl/worksheets/sheet1.xml";
  private static final Pattern NUMBER =
      Pattern.compile("<c r=\"([B-F]\\d+)\"([^>]*)><v>([0-9.]+)</v></c>");

  private Workbooks() {}

  static Damaged damaged(Specimen s, Random random) {
    Map<String, byte[]> members = members(s.whole());
    String sheet = new String(members.get(SHEET), StandardCharsets.UTF_8);
    List<MatchResult> cells = NUMBER.matcher(sheet).results().toList();
    MatchResult cell = cells.get(random.nextInt(cells.size()));
    String value = cell.group(3);
    String start = "<c r=\"" + cell.group(1) + "\"";
    int which = random.nextInt(12);
    String other =
        switch (which) {
          case 0 -> start + "><f>1+1</f><v>" + value + "</v></c>";
          case 1 -> start + "><f>1+1</f></c>";
          case 2 -> start + " t=\"str\"><f>cmd|' /C calc'!A0</f><v>=cmd</v></c>";
          case 3 -> start + " t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>";
          case 4 -> start + " t=\"inlineStr\"><is><t>=1+1</t></is></c>";
          case 5 -> start + " t=\"s\"><v>999999</v></c>";
          case 6 -> start + " t=\"b\"><v>1</v></c>";
          case 7 -> start + " t=\"inlineStr\"><is><t>" + "9".repeat(1 << 18) + "</t></is></c>";
          case 8 -> start + "><v>" + value + "&boom;</v></c>";
          case 9 -> "<c r=\"ZZZZ1\"><v>" + value + "</v></c>";
          case 10 -> start + "><v>" + value + "</v>";
          default -> "";
        };
    // A lost cell is a blank one; a truth value is the number that Excel takes it for.
    Reach reach = which == 6 ? Reach.CELLS : Reach.WORDS;
    String text = sheet.substring(0, cell.start()) + other + sheet.substring(cell.end());
    if (which == 8) {
      text =
          text.replaceFirst(
              "(<worksheet)", "<!DOCTYPE x [<!ENTITY boom SYSTEM \"file:///etc/passwd\">]>$1");
    }
    members.put(SHEET, text.getBytes(StandardCharsets.UTF_8));
    String recipe = "cell " + cell.group(1) + " became " + other;
    if (random.nextInt(6) == 0) {
      List<String> names = List.copyOf(members.keySet());
      String lost = names.get(random.nextInt(names.size()));
      members.remove(lost);
      recipe += ", without " + lost;
      reach = Reach.CELLS;
    }
    return new Damaged(
        recipe.length() > 300 ? recipe.substring(0, 300) : recipe, Archives.zip(members), reach);
  }

  private static Map<String, byte[]> members(byte[] workbook) {
    Map<String, byte[]> members = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        members.put(entry.getName(), zip.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return members;
  }
}
