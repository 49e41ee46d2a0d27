package org.cueway.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.cueway.mos.codec.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlanceTest {
    private static final String HEAD = "<mos><mosID>us</mosID><ncsID>them</ncsID><messageID>1</messageID>";

    @Test
    void itSeesTheCommandAndWhatItIsAbout() {
        var text = HEAD
                + "<roElementAction operation=\"REPLACE\"><roID>A &amp; B</roID><element_target><storyID>S1</storyID>"
                + "<itemID>2</itemID></element_target><element_source/></roElementAction></mos>";
        assertThat(Glance.at(text)).isEqualTo(new Glance("roElementAction", "A & B", "S1", "2"));
    }

    @Test
    void aMessageAboutAWholeRunningOrderIsNotAboutItsFirstStory() {
        var text = HEAD + "<roCreate><roID>R</roID><story><storyID>S1</storyID></story></roCreate></mos>";
        assertThat(Glance.at(text)).isEqualTo(new Glance("roCreate", "R", "", ""));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            '',                                                            ''
            '<?xml version="1.0"?><!-- x --><mos><mosID>a</mosID><heartbeat/></mos>',  heartbeat
            '<mos><roReq',                                                 roReq
            '<mos></mos>',                                                 ''
            'no XML at all < really',                                      ''
            '<mos><roReq><roID>never ends',                                roReq
            """)
    void itSeesWhatThereIsOfABrokenText(String text, String command) {
        assertThat(Glance.at(text).command()).isEqualTo(command);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <mos><roAck><roID>R</roID><roStatus>NACK: storyID is not in this running order: S9</roStatus></roAck></mos> | storyID is not in this running order: S9
            <mos><mosAck><objID/><status>NACK</status><statusDescription>unsupported message</statusDescription></mosAck></mos> | unsupported message
            <mos><mosAck><status>NACK</status><statusDescription/></mosAck></mos> | NACK
            more than one message in the envelope | more than one message in the envelope
            """)
    void itSeesWhyAMessageWasRefused(String answer, String words) {
        assertThat(Glance.refusal(answer)).isEqualTo(words);
    }

    @Test
    void everyExampleIsSeenAsWhatItIs() {
        assertThat(Examples.names())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(Glance.at(Examples.load(name)).command())
                        .isEqualTo(Examples.envelope(name).message().element()));
    }
}
