/**
 * What is written down: reads and checks everything in {@code schemas/}.
 *
 * <p>A {@link org.attune.schema.Contract} says what a table holds; {@link
 * org.attune.schema.Documents} reads any YAML or JSON declaration and checks it once against its
 * JSON Schema; {@link org.attune.schema.Refusal} is how every part of Attune says that data or
 * declarations cannot be accepted. This package imports nothing else of Attune.
 */
package org.attune.schema;
