package org.cueway.store;

/** Texts in lines whose parts are parted by tabs. Stands in files: what was written once must be read for ever. */
final class Tabbed {
    private Tabbed() {}

    static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }

    static String plain(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char here = text.charAt(i);
            if (here == '\\' && i + 1 < text.length()) {
                char next = text.charAt(++i);
                plain.append(next == 't' ? '\t' : next == 'n' ? '\n' : next);
            } else {
                plain.append(here);
            }
        }
        return plain.toString();
    }
}
