package org.cueway.nmos.is04.query;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cueway.nmos.http.Reply;
import org.cueway.nmos.http.Reply.Answered;

/**
 * How all of a collection is read page by page: from the oldest resource on, in the order in which they were made, so that one that
 * changes meanwhile is not missed (nmos §3.8, C-30). Pure.
 */
final class Paging {
    private static final String SINCE = "paging.since";
    private static final Pattern LINK = Pattern.compile("<([^>]*)>([^<]*)");
    private static final Pattern NEXT = Pattern.compile(";\\s*rel\\s*=\\s*\"?next\"?(?=[\\s;,]|$)");

    private Paging() {}

    /** The parameters of the first page. */
    static Map<String, String> first(int pageSize) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("paging.order", "create");
        parameters.put(SINCE, "0:0");
        parameters.put("paging.limit", String.valueOf(pageSize));
        return parameters;
    }

    /** Whether this is a page although none was asked for: the newest resources, and not the oldest from which on to read. */
    static boolean unasked(URI asked, Reply reply) {
        boolean wanted = Optional.ofNullable(asked.getRawQuery())
                .filter(query -> query.contains(SINCE))
                .isPresent();
        return !wanted
                && reply instanceof Answered answer
                && answer.done()
                && answer.headers().firstValue("X-Paging-Limit").isPresent();
    }

    /**
     * The address of the page after the one that {@code asked} brought; empty if that was the last. Only an empty page is the last, or
     * one that does not say {@code X-Paging-Limit}, since then there are no pages at all. The page is asked of the same host, whatever
     * the link says, for there may be a proxy.
     *
     * @param resources that the page had
     */
    static Optional<URI> next(URI asked, HttpHeaders headers, int resources) {
        if (resources == 0 || headers.firstValue("X-Paging-Limit").isEmpty()) return Optional.empty();
        return headers.allValues("Link").stream()
                .flatMap(line -> LINK.matcher(line).results())
                .filter(link -> NEXT.matcher(link.group(2)).find())
                .findFirst()
                .flatMap(link -> withQueryOf(asked, link.group(1)))
                .or(() -> headers.firstValue("X-Paging-Until").flatMap(until -> since(asked, until)))
                .filter(next -> !next.equals(asked));
    }

    private static Optional<URI> withQueryOf(URI asked, String link) {
        int query = link.indexOf('?');
        return query < 0 ? Optional.empty() : at(asked, link.substring(query + 1));
    }

    private static Optional<URI> since(URI asked, String cursor) {
        var query = Optional.ofNullable(asked.getRawQuery()).orElse("");
        var kept = new StringBuilder();
        for (var parameter : query.split("&", -1)) {
            if (!parameter.isEmpty() && !parameter.startsWith(SINCE + "="))
                kept.append(parameter).append('&');
        }
        return at(asked, kept + SINCE + "=" + cursor.strip());
    }

    private static Optional<URI> at(URI asked, String query) {
        try {
            return Optional.of(
                    URI.create(asked.getScheme() + "://" + asked.getRawAuthority() + asked.getRawPath() + "?" + query));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
