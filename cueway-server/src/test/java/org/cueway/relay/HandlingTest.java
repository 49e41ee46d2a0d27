package org.cueway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.cueway.mos.codec.Examples;
import org.junit.jupiter.api.Test;

/** What becomes of every message of the examples, in both directions. */
final class HandlingTest {
    @Test
    void everyMessageIsPassedOnAnsweredOrRefusedByDecision() {
        var words = new TreeMap<String, String>();
        for (var file : Examples.names()) {
            var message = Examples.envelope(file).message();
            words.put(message.element(), word(Handling.down(message)) + " " + word(Handling.up(message)));
        }
        assertThat(words)
                .containsAllEntriesOf(Map.ofEntries(
                        Map.entry("roCreate", "Keep Refuse"),
                        Map.entry("roReplace", "Keep Refuse"),
                        Map.entry("roDelete", "Keep Refuse"),
                        Map.entry("roElementAction", "Keep Refuse"),
                        Map.entry("roReadyToAir", "Keep Refuse"),
                        Map.entry("roMetadataReplace", "Keep Refuse"),
                        Map.entry("roStorySend", "Keep Refuse"),
                        Map.entry("roElementStat", "Keep Keep"),
                        Map.entry("roCtrl", "Act Refuse"),
                        Map.entry("roItemCue", "Act Act"),
                        Map.entry("mosObjCreate", "Act Refuse"),
                        Map.entry("mosReqObjAction", "Act Refuse"),
                        Map.entry("roReqStoryAction", "Refuse Act"),
                        Map.entry("mosObj", "Refuse Keep"),
                        Map.entry("mosListAll", "Refuse Keep"),
                        Map.entry("mosItemReplace", "Refuse Keep"),
                        Map.entry("mosReqObj", "Ask Refuse"),
                        Map.entry("mosReqAll", "Ask Refuse"),
                        Map.entry("mosReqObjList", "Ask Refuse"),
                        Map.entry("mosReqSearchableSchema", "Ask Refuse"),
                        Map.entry("roReq", "Ask Ask"),
                        Map.entry("roReqAll", "Ask Ask"),
                        Map.entry("reqMachInfo", "Ask Introduce"),
                        Map.entry("heartbeat", "Greet Greet"),
                        Map.entry("mosAck", "Nothing Nothing"),
                        Map.entry("roAck", "Nothing Nothing"),
                        Map.entry("roList", "Nothing Nothing")));
    }

    @Test
    void whatHasAnEffectIsTakenOnce() {
        for (var file : Examples.names()) {
            var message = Examples.envelope(file).message();
            var down = Handling.down(message);
            assertThat(down.changes())
                    .as(file)
                    .isEqualTo(down instanceof Handling.Keep || down instanceof Handling.Act);
        }
    }

    private static String word(Handling handling) {
        return handling.getClass().getSimpleName();
    }
}
