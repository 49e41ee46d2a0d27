package org.cueway.nmos.is04.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the next page is. */
final class PagingTest {
    private static final URI ASKED =
            URI.create("http://reg:80/x-nmos/query/v1.3/senders?paging.since=0:0&paging.limit=2&a=b");

    private static HttpHeaders headers(String... pairs) {
        var all = new TreeMap<String, List<String>>();
        for (int i = 0; i < pairs.length; i += 2) {
            all.computeIfAbsent(pairs[i], _ -> new ArrayList<>()).add(pairs[i + 1]);
        }
        return HttpHeaders.of(all, (_, _) -> true);
    }

    private static String next(int items, String... headers) {
        return Paging.next(ASKED, headers(headers), items).map(URI::toString).orElse("none");
    }

    @Test
    void C30_withoutItsHeaderThereAreNoPages() {
        assertThat(next(10, "Link", "<http://reg:80/x?y>; rel=\"next\"")).isEqualTo("none");
    }

    @Test
    void C30_onlyAnEmptyPageIsTheLast() {
        var link = "<http://reg:80/x-nmos/query/v1.3/senders?paging.since=5:0&paging.limit=2&a=b>; rel=\"next\"";
        assertThat(next(1, "X-Paging-Limit", "2", "Link", link)).endsWith("?paging.since=5:0&paging.limit=2&a=b");
        assertThat(next(0, "X-Paging-Limit", "2", "Link", link)).isEqualTo("none");
    }

    @Test
    void C30_theSameCursorAgainIsTheEnd() {
        assertThat(next(1, "X-Paging-Limit", "2", "Link", "<" + ASKED + ">; rel=\"next\""))
                .isEqualTo("none");
    }

    @Test
    void C30_behindAProxyTheHostIsKeptAndTheQueryTaken() {
        assertThat(next(
                        1,
                        "X-Paging-Limit",
                        "2",
                        "Link",
                        "<https://inside:8443/senders?paging.since=5:0>; rel=\"next\""))
                .isEqualTo("http://reg:80/x-nmos/query/v1.3/senders?paging.since=5:0");
    }

    @Test
    void C30_theRightLinkIsTakenHoweverTheyAreWritten() {
        for (var link : List.of(
                "<http://h/s?p=prev>; rel=\"prev\", <http://h/s?p=next>; rel=\"next\", <http://h/s?p=f>; rel=\"first\"",
                "<http://h/s?p=next>;rel=next,<http://h/s?p=prev>;rel=prev",
                "<http://h/s?p=x>; rel=\"nextish\", <http://h/s?p=next>; title=\"a, b\"; rel=\"next\"",
                "</s?p=next> ; rel = \"next\"")) {
            assertThat(next(1, "X-Paging-Limit", "2", "Link", link)).as(link).endsWith("/senders?p=next");
        }
        assertThat(next(
                        1,
                        "X-Paging-Limit",
                        "2",
                        "Link",
                        "<http://h/s?p=prev>; rel=\"prev\"",
                        "Link",
                        "<http://h/s?p=in(id,(a,b))>; rel=\"next\""))
                .endsWith("?p=in(id,(a,b))");
    }

    @Test
    void C30_withoutAUsableLinkTheEndOfThePageIsTheCursor() {
        assertThat(next(1, "X-Paging-Limit", "2", "X-Paging-Until", "7:5"))
                .isEqualTo("http://reg:80/x-nmos/query/v1.3/senders?paging.limit=2&a=b&paging.since=7:5");
        assertThat(next(
                        1,
                        "X-Paging-Limit",
                        "2",
                        "X-Paging-Until",
                        "7:5",
                        "Link",
                        "<http://h/s?not allowed>; rel=\"next\""))
                .endsWith("&paging.since=7:5");
        assertThat(next(1, "X-Paging-Limit", "2")).isEqualTo("none");
    }

    /** A registry that cuts as it likes, with a filter that leaves pages short, and resources that are made meanwhile. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void C30_everyResourceThatWasThereIsReadOnce(long seed) {
        var random = new Random(seed);
        var shelf = new TreeMap<Integer, Boolean>();
        int clock = 0;
        for (int i = 0; i < random.nextInt(60); i++) shelf.put(clock += 1 + random.nextInt(3), random.nextInt(4) > 0);
        var before = shelf.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
        var read = new ArrayList<Integer>();
        Optional<URI> at = Optional.of(URI.create("http://reg/s?paging.since=0:0"));
        int pages = 0;
        while (at.isPresent()) {
            var asked = at.orElseThrow();
            int since = Integer.parseInt(asked.getQuery().replaceAll(".*paging.since=(\\d+):0.*", "$1"));
            var page = shelf.tailMap(since, false).entrySet().stream()
                    .filter(Map.Entry::getValue)
                    .map(Map.Entry::getKey)
                    .limit(1 + random.nextInt(5))
                    .toList();
            read.addAll(page);
            int until = page.isEmpty() ? since : page.getLast();
            at = Paging.next(asked, headers("X-Paging-Limit", "5", "X-Paging-Until", until + ":0"), page.size());
            if (random.nextInt(6) == 0 && pages < 50) shelf.put(clock += 1, true);
            assertThat(++pages).isLessThan(500);
        }
        assertThat(read).doesNotHaveDuplicates().containsAll(before);
    }
}
