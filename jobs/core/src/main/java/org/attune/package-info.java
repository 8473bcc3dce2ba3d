/** Attune's kernels: what is computed, in plain Java, whichever engine distributes it. */
package org.attune;
