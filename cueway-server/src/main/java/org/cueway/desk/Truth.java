package org.cueway.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cueway.cue.ItemRef;
import org.cueway.cue.Playing;
import org.cueway.cue.Stand;
import org.cueway.cue.Verb;
import org.cueway.device.Outcome;
import org.cueway.device.Report;
import org.cueway.device.Standing;
import org.cueway.device.Standing.Certainty;
import org.cueway.rundown.RundownId;
import org.cueway.store.AirLines.ItemStatus;

/**
 * From what devices say to the states of items, each said once per change and only when it is certain: what is unknown is not
 * said at all. Of each item one device is listened to ({@link org.cueway.cue.Cause#leads}). Words of MOS 4.0 §6
 * ({@code status}). Confined to one thread.
 */
final class Truth {
    private static final String PLAY = "PLAY";
    private static final String READY = "READY";
    private static final String STOP = "STOP";
    private static final String NOT_READY = "NOT READY";
    /** Items whose last state is remembered; of one that is forgotten it may be said twice. */
    private static final int MAX_REMEMBERED = 50_000;

    /** What was said of the items at each place, by device and place. */
    private final Map<List<String>, Map<ItemRef, String>> shown = new HashMap<>();

    private final Map<ItemRef, String> said = new LinkedHashMap<>();

    /** What was there before the last stop, which has been said. */
    void recall(String device, String place, Stand stand) {
        var there = of(stand);
        shown.put(List.of(device, place), there);
        said.putAll(there);
    }

    /** What was said of the items of a running order that devices have now. */
    List<ItemStatus> shown(RundownId rundown) {
        return shown.values().stream()
                .flatMap(place -> place.entrySet().stream())
                .filter(there -> there.getKey().rundown().equals(rundown)
                        && there.getValue().equals(said.get(there.getKey())))
                .map(there -> new ItemStatus(there.getKey(), there.getValue()))
                .distinct()
                .toList();
    }

    /** The running orders of which devices have items now. */
    Set<RundownId> rundowns() {
        return shown.values().stream()
                .flatMap(place -> place.keySet().stream())
                .map(ItemRef::rundown)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What there is to say now. */
    List<ItemStatus> of(Report report) {
        var news = new LinkedHashMap<ItemRef, String>();
        switch (report) {
            case Report.Stood(var device, var standing, var acted) -> {
                if (standing.certainty() == Certainty.CONFIRMED) {
                    news.putAll(confirmed(device, standing));
                }
                acted.ifPresent(act -> refused(act, news));
            }
            case Report.Lapsed(var _, var acted) -> refused(acted, news);
            case Report.Changed _ -> {}
        }
        var changed = new ArrayList<ItemStatus>();
        news.forEach((item, status) -> {
            if (!status.equals(said.put(item, status))) changed.add(new ItemStatus(item, status));
        });
        while (said.size() > MAX_REMEMBERED) {
            said.remove(said.keySet().iterator().next());
        }
        return changed;
    }

    private Map<ItemRef, String> confirmed(String device, Standing standing) {
        var now = of(standing.stand());
        var before = shown.put(List.of(device, standing.place()), now);
        var news = new LinkedHashMap<ItemRef, String>();
        if (before != null) {
            before.forEach((item, status) -> {
                if (status.equals(PLAY) && !now.containsKey(item)) news.put(item, STOP);
            });
        }
        news.putAll(now);
        return news;
    }

    private static Map<ItemRef, String> of(Stand stand) {
        var there = new LinkedHashMap<ItemRef, String>();
        leading(stand.next()).ifPresent(item -> there.put(item, READY));
        leading(stand.air()).ifPresent(item -> there.put(item, PLAY));
        return there;
    }

    private static Optional<ItemRef> leading(Optional<Playing> playing) {
        return playing.map(Playing::cause).filter(cause -> cause.leads()).map(cause -> cause.item());
    }

    /** What was to be shown and cannot be is not ready. What plays goes on playing. */
    private void refused(Report.Acted acted, Map<ItemRef, String> news) {
        var cause = acted.action().cause();
        boolean wanted = acted.action().verb() == Verb.TAKE || acted.action().verb() == Verb.PREPARE;
        if (wanted && cause.leads() && isRefused(acted.outcome()) && !PLAY.equals(said.get(cause.item()))) {
            news.put(cause.item(), NOT_READY);
        }
    }

    private static boolean isRefused(Outcome outcome) {
        return switch (outcome.kind()) {
            case REJECTED, OFFLINE -> true;
            case DONE, ACCEPTED, IGNORED, UNCONFIRMED, EXPIRED, SUPPRESSED -> false;
        };
    }
}
