package org.attune.quality;

/**
 * A row of the table {@code response_quality}: the indices of one record.
 *
 * @param participant the participant's pseudonym: the same person has the same pseudonym in every
 *     table
 * @param source the id of the source in study.yaml that the row came from
 * @param occasion the wave or occasion of a survey, such as w1 or pre; for a diary, the source's id
 * @param record which row of the source: file name and line, with the occasion where one line holds
 *     several
 * @param copy 1 for the first record of this participant and occasion (or scheduled prompt) in file
 *     order, 2 for the next, and so on
 * @param copies how many records this participant has for this occasion or scheduled prompt
 * @param fullest whether this copy has the most answers; the earliest such copy where several do
 * @param status whether the prompt was answered, expired or cancelled; survey rows are answered
 * @param items how many items the record was asked
 * @param answeredItems how many of them have a valid answer
 * @param longstring the longest run of identical answers, as given, in the order of the file;
 *     missing answers are passed over
 * @param longstringMean the mean length of the runs of identical answers
 * @param irv intra-individual response variability: the standard deviation of the answers as given
 * @param evenOdd even-odd consistency: correlation of the halves of the scales, corrected by
 *     Spearman and Brown; low is inconsistent
 * @param synonyms correlation of the answers over psychometric synonyms, pairs of items that the
 *     sample answers alike
 * @param antonyms correlation of the answers over psychometric antonyms, pairs of items that the
 *     sample answers the opposite way
 * @param mahalanobis squared Mahalanobis distance of the answers from those of all complete records
 * @param mahalanobisP its upper tail probability by chi-square
 * @param secondsPerItem the time taken, as the study declares it or the file gives it, over the
 *     answered items
 * @param flags the indices beyond their bounds, a blank between them; empty where none is
 * @param nFlags how many indices are beyond their bounds
 * @param notComputed the indices that are missing, each with the reason, a blank between them:
 *     even_odd=too_few_scales; empty where none is
 */
public record ResponseQuality(
    String participant,
    String source,
    String occasion,
    String record,
    long copy,
    long copies,
    boolean fullest,
    String status,
    Long items,
    Long answeredItems,
    Long longstring,
    Double longstringMean,
    Double irv,
    Double evenOdd,
    Double synonyms,
    Double antonyms,
    Double mahalanobis,
    Double mahalanobisP,
    Double secondsPerItem,
    String flags,
    Long nFlags,
    String notComputed) {}
