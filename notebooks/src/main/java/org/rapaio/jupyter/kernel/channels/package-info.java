/**
 * One class that stands before the Java kernel's own of the same name, packed in a jar of its own.
 *
 * <p>Notebooks and helper know nothing of it; only the launcher's {@code kernel.json} names it.
 */
package org.rapaio.jupyter.kernel.channels;
