/**
 * A study is a folder: its declaration, what can be known of it before anything runs, its
 * fingerprints and its run records.
 */
package org.attune.study;
