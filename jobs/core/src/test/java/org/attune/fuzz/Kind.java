package org.attune.fuzz;

import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

/** The kinds of damage. */
enum Kind {
  TRUNCATED(20, Bytes::truncated),
  FLIPPED_BITS(26, Bytes::flipped),
  NUL_BYTES(16, Bytes::zeros),
  BLOCKS(16, Bytes::blocks),
  FOREIGN(12, Bytes::foreign),
  COUNTS(16, Bytes::counts),
  WRONG_ENCODING(14, (s, r) -> s.grid() == null ? Bytes.transferred(s, r) : Texts.encoded(s, r)),
  SWAPPED_DELIMITERS(14, (s, r) -> s.grid() == null ? null : Texts.delimited(s, r)),
  HUGE_CELLS(10, (s, r) -> s.grid() == null ? null : Texts.huge(s, r)),
  FORMULAS(14, (s, r) -> s.grid() == null ? null : Texts.formulas(s, r)),
  HEADERS(14, (s, r) -> s.grid() == null ? null : Texts.headers(s, r)),
  ROWS(14, (s, r) -> s.grid() == null ? null : Texts.rows(s, r)),
  LINE_ENDS(14, (s, r) -> s.grid() == null ? null : Texts.lineEnds(s, r)),
  NUMERALS(14, (s, r) -> s.grid() == null ? null : Texts.numerals(s, r)),
  WORKBOOKS(60, (s, r) -> s.format().equals("xlsx") ? Workbooks.damaged(s, r) : null),
  ZIP_BOMBS(30, Archives::bomb),
  PATH_TRICKS(60, Archives::paths);

  private final int times;
  private final BiFunction<Specimen, Random, Damaged> recipe;

  Kind(int times, BiFunction<Specimen, Random, Damaged> recipe) {
    this.times = times;
    this.recipe = recipe;
  }

  /** How many variants of this kind each format has. */
  int times() {
    return times;
  }

  /** A damaged file by seed; null where this kind does not befall the format. */
  Damaged apply(Specimen specimen, long seed) {
    return recipe.apply(specimen, new Random(new SplittableRandom(seed).nextLong()));
  }
}
