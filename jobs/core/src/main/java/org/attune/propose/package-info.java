/**
 * Looks at raw files and proposes how a study declares them. A proposal is made of guesses, each
 * with its evidence, which a person confirms before anything is computed; evidence names columns
 * and counts, never participants.
 */
package org.attune.propose;
