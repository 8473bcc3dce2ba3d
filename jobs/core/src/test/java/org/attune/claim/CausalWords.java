package org.attune.claim;

import java.util.regex.Pattern;

/** Words that say that one thing brings another about, which no verdict may use. */
final class CausalWords {

  static final Pattern ANY =
      Pattern.compile(
          "\\b(caus\\w*|because|due to|lead(s|ing)? to|led to|mak(e|es|ing)|made|increas\\w*|reduc\\w*"
              + "|decreas\\w*|rais(e|es|ed|ing)|lowers|lowered|lowering|impact\\w*|influenc\\w*|affect\\w*"
              + "|effect\\w*|result(s|ed|ing)? in|produc(e|es|ed|ing)|driv(e|es|en|ing)|drove|harm\\w*|protect\\w*"
              + "|improv\\w*|worsen\\w*|benefit\\w*|prevent\\w*|consequen\\w*|trigger\\w*|boost\\w*"
              + "|cur(e|es|ed)|eas(e|es|ed)|prompt(s|ed) people|explain\\w*|determin\\w*|contribut\\w*"
              + "|therefore|thus|hence|responsible for|brings? about|gives? rise|fosters?|undermin\\w*)\\b",
          Pattern.CASE_INSENSITIVE);

  private CausalWords() {}
}
