/** How it is distributed: the menu of commands, over jobs, transforms, the store and rows. */
package org.attune.spark;
