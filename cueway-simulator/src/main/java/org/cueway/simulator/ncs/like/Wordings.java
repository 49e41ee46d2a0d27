package org.cueway.simulator.ncs.like;

import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What becomes of the text of a message on its way out: each a habit seen in the field. */
public enum Wordings implements UnaryOperator<String> {
    /** The fields of an item are wrapped once more (R116). */
    ITEMS_WRAPPED {
        @Override
        public String apply(String text) {
            return text.replaceAll("<(item|storyItem)>", "<$1><mosItem>")
                    .replaceAll("</(item|storyItem)>", "</mosItem></$1>");
        }
    },
    /** Times have no zone (R134). */
    NO_ZONE {
        @Override
        public String apply(String text) {
            return text.replaceAll("(<(?:time|roEdStart|opTime)>[^<]*)Z</", "$1</");
        }
    },
    /** The profiles stand side by side, without a list around them (R50). */
    FLAT_PROFILES {
        @Override
        public String apply(String text) {
            return text.replaceAll("</?supportedProfiles[^>]*>", "")
                    .replaceAll("<mosProfile number=\"(\\d)\">([^<]*)</mosProfile>", "<mosProfile$1>$2</mosProfile$1>");
        }
    },
    /** The envelope begins with the ncsID (R13). */
    NCS_ID_FIRST {
        @Override
        public String apply(String text) {
            return text.replaceFirst("(<mosID>[^<]*</mosID>)(<ncsID>[^<]*</ncsID>)", "$2$1");
        }
    },
    /** The slug of a story stands before its ID (R13). */
    SLUG_FIRST {
        @Override
        public String apply(String text) {
            return text.replaceAll("(<storyID>[^<]*</storyID>)(<storySlug>[^<]*</storySlug>)", "$2$1");
        }
    },
    /** Stories have elements that only Octopus knows (R124), and some are skipped by a word in the slug (R125). */
    OCTEXT {
        @Override
        public String apply(String text) {
            return text.replaceAll("(<storySlug>)(BREAKING[^<]*)(</storySlug>)", "$1$2 [SKIP]$3")
                    .replaceAll("(<story>.*?</storySlug>)", "$1<octext_storyType>VO</octext_storyType>");
        }
    },
    /** A message inside the message, in a payload, and tags that are none (R8). */
    NESTED_MOS {
        @Override
        public String apply(String text) {
            var payload = "<mosExternalMetadata><mosSchema>urn:nested</mosSchema><mosPayload><mos><mosID>inner</mosID>"
                    + "<roReq><roID>inner</roID></roReq></mos><note><![CDATA[</mos>]]></note></mosPayload>"
                    + "</mosExternalMetadata>";
            return text.replaceFirst("(<roCreate>.*?</roSlug>)", "$1" + Matcher.quoteReplacement(payload));
        }
    },
    /** The mosID is written in the other case (R26). */
    WRONG_CASE {
        @Override
        public String apply(String text) {
            return MOS_ID.matcher(text)
                    .replaceFirst(
                            found -> Matcher.quoteReplacement("<mosID>" + otherCase(found.group(1)) + "</mosID>"));
        }
    };

    private static final Pattern MOS_ID = Pattern.compile("<mosID>([^<]*)</mosID>");

    private static String otherCase(String id) {
        var upper = id.toUpperCase(Locale.ROOT);
        return upper.equals(id) ? id.toLowerCase(Locale.ROOT) : upper;
    }
}
