package org.cueway.script;

import java.util.List;
import java.util.SplittableRandom;

/** Random well-formed bodies, and what people should see of each. Confined to its test's thread. */
final class Bodies {
    private static final List<String> STYLES =
            List.of("b", "i", "u", "em", "strong", "span", "octext_note", "pi", "pkg", "cc");
    private static final List<String> WORDS = List.of(
            "The", "river", "rose", "2,500", "BBC", "Ål", "漢字", "don't", "—", "£25m", "ﬁ", "😀", "x", "e\u0301",
            "2026.");
    private static final List<String> BLANKS = List.of(" ", "\n", "  \n\t ", "", "", " ");

    private final SplittableRandom random;
    private StringBuilder xml = new StringBuilder();
    private StringBuilder visible = new StringBuilder();
    private int items;

    Bodies(long seed) {
        random = new SplittableRandom(seed);
    }

    void next() {
        xml = new StringBuilder("<storyBody>");
        visible = new StringBuilder();
        items = 0;
        for (int n = random.nextInt(8); n > 0; n--) {
            block();
            xml.append(random.nextBoolean() ? "\n  " : "");
        }
        xml.append("</storyBody>");
    }

    private void block() {
        switch (random.nextInt(6)) {
            case 0 -> item();
            case 1 ->
                xml.append("<storyPresenter>ANCHOR ").append(random.nextInt(3)).append("</storyPresenter>");
            default -> {
                xml.append("<p>");
                inline(0);
                xml.append("</p>");
            }
        }
    }

    private void inline(int depth) {
        for (int n = random.nextInt(6); n > 0; n--) {
            xml.append(pick(BLANKS));
            switch (random.nextInt(12)) {
                case 0 -> xml.append("<tab/>");
                case 1 -> xml.append("<br/>");
                case 2 -> item();
                case 3 -> xml.append("<!-- not seen -->");
                case 4, 5 -> {
                    if (depth < 6) {
                        var style = pick(STYLES);
                        xml.append('<').append(style).append('>');
                        inline(depth + 1);
                        xml.append("</").append(style).append('>');
                    }
                }
                case 6 -> say("<&>", "&lt;&amp;&gt;");
                case 7 -> say("<b>", "<![CDATA[<b>]]>");
                default -> {
                    var word = pick(WORDS);
                    say(word, word);
                }
            }
        }
        xml.append(pick(BLANKS));
    }

    private void say(String seen, String written) {
        visible.append(seen);
        xml.append(written);
    }

    private void item() {
        items++;
        xml.append("<storyItem><itemID>").append(items).append("</itemID><itemSlug>not seen</itemSlug>");
        xml.append("<mosExternalMetadata><mosPayload><p>not seen</p></mosPayload></mosExternalMetadata></storyItem>");
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    String xml() {
        return xml.toString();
    }

    /** Without blanks. */
    String visible() {
        return visible.toString();
    }

    int items() {
        return items;
    }
}
