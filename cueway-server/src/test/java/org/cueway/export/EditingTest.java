package org.cueway.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cueway.export.Orders.STACKS;
import static org.cueway.export.Orders.floated;
import static org.cueway.export.Orders.graphic;
import static org.cueway.export.Orders.order;
import static org.cueway.export.Orders.story;

import java.time.Instant;
import org.cueway.rundown.Air;
import org.cueway.rundown.Rundown;
import org.junit.jupiter.api.Test;

final class EditingTest {
    private static final Rundown FIRST = order(story("S1", graphic("1", "Pat")), story("S2"));
    private static final Ledger NONE = Ledger.empty(Named.of(FIRST, Orders.KEY));

    @Test
    void theRevisionGoesUpByOneWithEachChangeThatCanBeRead() {
        var ledger = Editing.next(STACKS, FIRST, NONE).ledger();
        assertThat(ledger.revision()).isEqualTo(1);
        var changes = new Rundown[] {
            order(story("S1", graphic("1", "Sam")), story("S2")),
            order(story("S2"), story("S1", graphic("1", "Sam"))),
            order(story("S2", "B1", "<storyBody><p>Another.</p></storyBody>"), story("S1", graphic("1", "Sam"))),
            order(
                    floated(story("S2", "B1", "<storyBody><p>Another.</p></storyBody>")),
                    story("S1", graphic("1", "Sam"))),
            Orders.with(order(story("S1")), Air.READY)
        };
        for (var change : changes) {
            var before = ledger.revision();
            ledger = Editing.next(STACKS, change, ledger).ledger();
            assertThat(ledger.revision()).isEqualTo(before + 1);
        }
    }

    @Test
    void nothingNewIsNoNewRevision() {
        var once = Editing.next(STACKS, FIRST, NONE);
        var again = Editing.next(STACKS, FIRST, once.ledger());

        assertThat(again.ledger()).isEqualTo(once.ledger());
        assertThat(again.edition().revision()).isEqualTo(1);
    }

    @Test
    void aRunningOrderThatComesBackHasItsNumbersAndANewRevision() {
        var before = Editing.next(STACKS, FIRST, NONE).ledger().gone(Instant.EPOCH);
        var back = Editing.next(STACKS, FIRST, before);

        assertThat(back.edition().revision()).isEqualTo(2);
        assertThat(back.ledger().gone()).isEmpty();
        assertThat(back.edition().stack().entries().getFirst().spot().page()).isEqualTo("0101");
    }

    @Test
    void aLedgerIsReadAsItWasWritten() {
        var ledger = Editing.next(STACKS, FIRST, NONE).ledger();

        assertThat(LedgerJson.read(LedgerJson.text(ledger))).contains(ledger);
        assertThat(LedgerJson.read(LedgerJson.text(ledger.gone(Instant.EPOCH)))).contains(ledger.gone(Instant.EPOCH));
    }

    @Test
    void theFirstFormatStaysReadable() {
        var text = """
                {"format":"cueway-pages/1","key":"abcdefghijklmnop","newsroom":"NGTV","roID":"RO1","slug":"NEWS",\
                "revision":37,"print":"00ff","gone":"2026-03-17T18:00:00Z","blocks":2,\
                "open":[{"storyID":"S1","number":1,"used":2}],\
                "pages":[{"storyID":"S1","itemID":"1","page":101},{"storyID":"S1","itemID":"2","page":102}]}
                """;

        var ledger = LedgerJson.read(text).orElseThrow();

        assertThat(ledger.revision()).isEqualTo(37);
        assertThat(ledger.pages().page(new PageKey("S1", "2"))).isEqualTo(102);
        assertThat(ledger.pages().open()).containsEntry("S1", new PageTable.Block(1, 2));
        assertThat(ledger.gone()).contains(Instant.parse("2026-03-17T18:00:00Z"));
        assertThat(ledger.named()).isEqualTo(new Named(Orders.RO, "abcdefghijklmnop", "NEWS"));
    }

    @Test
    void aFileThatWasCutOffAnywhereIsNone() {
        var text = LedgerJson.text(Editing.next(STACKS, FIRST, NONE).ledger()).strip();
        for (int end = 0; end < text.length(); end++) {
            assertThat(LedgerJson.read(text.substring(0, end)))
                    .as("cut at %d", end)
                    .isEmpty();
        }
    }
}
