package org.cueway.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PageTableTest {
    private static PageKey key(String storyID, String itemID) {
        return PageKey.of(storyID, itemID, 0);
    }

    @Test
    void aPageHasAPartForItsStoryAndOneForItsItem() {
        var table = PageTable.EMPTY.with(List.of(key("S1", "1"), key("S1", "2"), key("S2", "1")), 100);

        assertThat(table.pages().values().stream().map(PageTable::text)).containsExactly("0101", "0102", "0201");
    }

    @Test
    void aNumberStaysWithItsItemAndIsNotGivenToAnotherOne() {
        var before = PageTable.EMPTY.with(List.of(key("S1", "1"), key("S2", "1")), 100);
        var without = before.with(List.of(key("S2", "1")), 100);
        var after = without.with(List.of(key("S0", "1"), key("S2", "2"), key("S2", "1")), 100);

        assertThat(after.page(key("S2", "1"))).isEqualTo(201);
        assertThat(after.page(key("S2", "2"))).isEqualTo(202);
        assertThat(after.page(key("S0", "1"))).isEqualTo(301);
        assertThat(after.with(List.of(key("S1", "1")), 100).page(key("S1", "1")))
                .isEqualTo(101);
    }

    @Test
    void aStoryWithMoreThanNinetyNineGraphicsGetsAnotherBlock() {
        var many =
                IntStream.rangeClosed(1, 200).mapToObj(i -> key("S1", "" + i)).toList();
        var table = PageTable.EMPTY.with(many, 100);

        assertThat(table.page(key("S1", "99"))).isEqualTo(199);
        assertThat(table.page(key("S1", "100"))).isEqualTo(201);
        assertThat(new HashSet<>(table.pages().values())).hasSize(200);
    }

    @Test
    void whatIsForgottenIsStillNotGivenAgain() {
        var first = PageTable.EMPTY.with(List.of(key("S1", "1"), key("S2", "1")), 100);
        var forgotten = first.with(List.of(key("S3", "1")), 0);

        assertThat(forgotten.pages()).hasSize(1);
        assertThat(forgotten.with(List.of(key("S1", "1"), key("S3", "1")), 0).page(key("S1", "1")))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverIsEditedEachNumberMeansOneItemForTheWholeShow(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var table = PageTable.EMPTY;
        Map<Integer, PageKey> meant = new HashMap<>();
        for (int edit = 0; edit < 300; edit++) {
            var there = new ArrayList<PageKey>();
            for (int i = random.nextInt(30); i > 0; i--) {
                var one = PageKey.of("S" + random.nextInt(12), "" + random.nextInt(8), random.nextInt(2));
                if (!there.contains(one)) there.add(one);
            }
            table = table.with(there, 1_000);
            for (var one : there) {
                int page = table.page(one);
                assertThat(page).isPositive();
                assertThat(meant.putIfAbsent(page, one)).as("page %d", page).isIn(null, one);
            }
        }
        assertThat(LedgerJson.read(LedgerJson.text(ledger(table))).map(Ledger::pages))
                .contains(table);
    }

    private static Ledger ledger(PageTable table) {
        return new Ledger(new Named(Orders.RO, Orders.KEY, "x"), 7, "print", table, Optional.empty());
    }
}
