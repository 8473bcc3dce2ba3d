package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class MarkupTest {

  @Property(tries = 300)
  void anyText_comesBackFromAParser(@ForAll String text) throws Exception {
    Markup page = new Markup();
    page.open("p").leaf("b", "x" + text, "title", "x" + text).close();

    Element bold =
        (Element)
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(page.toString())))
                .getElementsByTagName("b")
                .item(0);

    // What XML cannot hold is replaced; a parser makes line breaks in attributes spaces.
    String expected = "x" + replaced(text);
    assertThat(bold.getTextContent()).isEqualTo(expected.replace("\r\n", "\n").replace('\r', '\n'));
    assertThat(bold.getAttribute("title"))
        .isEqualTo(expected.replace("\r\n", "\n").replaceAll("[\r\n\t]", " "));
  }

  @Test
  void markupInText_isShownNotObeyed() {
    String made = new Markup().leaf("p", "<script>alert('&')</script>").toString();

    assertThat(made).isEqualTo("<p>&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;</p>\n");
  }

  @Test
  void elementLeftOpen_isAFault() {
    assertThatThrownBy(() -> new Markup().open("p").toString())
        .isInstanceOf(IllegalStateException.class);
  }

  private static String replaced(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              boolean allowed =
                  c == 9
                      || c == 10
                      || c == 13
                      || c >= 0x20 && c <= 0xD7FF
                      || c >= 0xE000 && c <= 0xFFFD
                      || c >= 0x10000;
              out.appendCodePoint(allowed ? c : 0xFFFD);
            });
    return out.toString();
  }
}
