/** Usage events to measures of days, segments, windows and persons. */
package org.attune.usage;
