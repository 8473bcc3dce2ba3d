package org.attune.propose;

/**
 * Something that a proposal takes for true and a person has to look at.
 *
 * @param place the place in {@code study.yaml} where it is declared
 * @param guess what is guessed, in words
 * @param evidence why, in counts and names of columns
 * @param stake what would be wrong if it is wrong
 */
public record Guess(String place, String guess, String evidence, Stake stake) {

  /** What depends on a guess. */
  public enum Stake {
    /** Results would differ: it has to be confirmed. */
    NUMBERS,
    /** Only words, or what is left out, would differ: it is mentioned. */
    WORDS
  }
}
