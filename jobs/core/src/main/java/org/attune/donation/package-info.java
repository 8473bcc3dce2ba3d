/**
 * Data packages that people download from platforms and donate, as tables of what they did when.
 *
 * <p>{@link org.attune.donation.DonatedPackage} is the door: a package becomes a {@link
 * org.attune.file.RawTable} with a row for each use, so that whatever follows treats it as it
 * treats any log. The shapes of packages are data, {@code schemas/donations/<platform>.yaml}, read
 * as {@link org.attune.donation.DonationFormat}; the readers here interpret them. Only times,
 * kinds, directions and the other side of a conversation leave this package, the latter to be
 * replaced by pseudonyms; texts, titles, searches and links are passed over while they are read.
 *
 * <p>A member is read to its end before anything of it is given away: one of unknown shape, or a
 * damaged one, is set aside whole.
 */
package org.attune.donation;
