package org.attune.source;

import java.util.Locale;
import java.util.regex.Pattern;

/** Takes the domain out of an address on the web, so that nothing else of it is kept. */
final class Domain {

  private static final Pattern NAME =
      Pattern.compile("(?:[\\p{L}\\p{N}_-]{1,63}\\.)+[\\p{L}-][\\p{L}\\p{N}-]{1,62}");

  private Domain() {}

  /**
   * The domain in small letters, without {@code www.} and port; null where the address has none, as
   * that of a file or of a machine that is named by numbers.
   */
  static String of(String address) {
    int scheme = address.indexOf("://");
    if (scheme >= 0 && !address.regionMatches(true, 0, "http", 0, 4)) {
      return null;
    }
    String host = address.substring(scheme < 0 ? 0 : scheme + 3);
    int end = 0;
    while (end < host.length() && "/?#".indexOf(host.charAt(end)) < 0) {
      end++;
    }
    host = host.substring(0, end);
    host = host.substring(host.lastIndexOf('@') + 1);
    int port = host.indexOf(':');
    host = (port < 0 ? host : host.substring(0, port)).toLowerCase(Locale.ROOT);
    host = host.startsWith("www.") ? host.substring(4) : host;
    return NAME.matcher(host).matches() ? host : null;
  }
}
