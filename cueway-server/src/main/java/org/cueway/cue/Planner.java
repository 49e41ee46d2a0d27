package org.cueway.cue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.cueway.cue.payload.GraphicPayload;
import org.cueway.cue.payload.Payloads;
import org.cueway.rundown.Block;
import org.cueway.rundown.Item;
import org.cueway.rundown.RundownId;

/**
 * From cues to wishes to devices. Pure: dry run, replay and the real thing ask the same.
 *
 * @param rules all that fit a cue apply, in order; the first device of the first one that fits is the one that the newsroom
 *     hears of
 * @param carried the graphic that the object of an item carries now; empty if it is no object of ours, or carries none
 */
public record Planner(List<Rule> rules, Function<Item, Optional<GraphicPayload>> carried) {
    private static final String PAYLOAD = "payload:";
    private static final String ITEM = "item:/";
    private static final String DATA = "data.";

    public Planner {
        rules = List.copyOf(rules);
    }

    /** Where no object carries anything. */
    public Planner(List<Rule> rules) {
        this(rules, _ -> Optional.empty());
    }

    /** What is at one place of a device now. */
    public record Held(String device, Stand stand) {}

    /**
     * What follows from cues.
     *
     * @param actions in order
     * @param remarks what is odd about it, in words: values that a payload does not have
     */
    public record Plan(List<Action> actions, List<String> remarks) {
        public Plan {
            actions = List.copyOf(actions);
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * What a cue comes to.
     *
     * @param held what devices have now: whatever a rule says today, what an item has put somewhere is held, signalled and
     *     taken off there, and with the values that it was put there with (an edit may have changed both)
     */
    public Plan plan(RundownId rundown, CueOutcome.Given given, List<Held> held) {
        var actions = new LinkedHashSet<Action>();
        var remarks = new ArrayList<String>();
        var by = by(given.trigger().origin());
        for (var cue : given.cues()) {
            plan(new About(rundown, upToDate(cue), by, held), actions, remarks);
        }
        return new Plan(List.copyOf(actions), remarks);
    }

    /**
     * What brings up to date the places where an item is ready, now that its object carries something else. What is on air
     * stays as it is, also if the item should come on air before this is done.
     *
     * @param carries what the object carries now
     */
    public List<Action> renewal(ItemRef where, Item item, GraphicPayload carries, List<Held> held) {
        var actions = new LinkedHashSet<Action>();
        var cue = new Cue(Verb.PREPARE, where.storyID(), Filling.newest(item, carries), new Due.Now());
        plan(new About(where.rundown(), cue, "object " + item.objID().orElse(""), held), actions, new ArrayList<>());
        return actions.stream()
                .filter(action -> action.verb() == Verb.PREPARE)
                .filter(action -> held.stream()
                        .filter(one -> one.device().equals(action.device()))
                        .anyMatch(one -> one.stand()
                                .next()
                                .filter(next -> next.isOf(where))
                                .isPresent()))
                .map(action -> new Action(action.device(), Verb.RENEW, action.cause(), action.values(), action.due()))
                .toList();
    }

    private Cue upToDate(Cue cue) {
        return carried.apply(cue.item())
                .map(carries -> new Cue(cue.verb(), cue.storyID(), Filling.newest(cue.item(), carries), cue.due()))
                .orElse(cue);
    }

    /** Whether a device does something when that item is taken. */
    public boolean acts(String newsroom, Item item) {
        // By its schema alone, which an item keeps that was filled in once: nothing has to be read for that.
        var whole = Filling.isIn(item)
                ? item
                : upToDate(new Cue(Verb.TAKE, "", item, new Due.Now())).item();
        return rules.stream()
                .filter(rule -> rule.when().fits(newsroom, Verb.TAKE, whole))
                .anyMatch(rule ->
                        rule.what().stream().anyMatch(wish -> wish.verb().orElse(Verb.TAKE) == Verb.TAKE));
    }

    /** The values with which rules put something on a device, as the configuration has them; each once, in its order. */
    public List<Values> uses(String device) {
        return rules.stream()
                .flatMap(rule -> rule.what().stream()
                        .filter(wish -> wish.device().equals(device) && puts(rule, wish))
                        .map(Rule.Do::values))
                .distinct()
                .toList();
    }

    private static boolean puts(Rule rule, Rule.Do wish) {
        return wish.verb()
                .map(verb -> verb == Verb.TAKE)
                .orElse(rule.when().verbs().isEmpty() || rule.when().verbs().contains(Verb.TAKE));
    }

    /**
     * The texts that a value would have on some devices when that item is taken, in the order of the rules; a text that the item's
     * payload does not have is left out.
     *
     * @param name of the value, such as {@code graphic}
     */
    public List<String> texts(String newsroom, Item item, String name, Set<String> devices) {
        var texts = new LinkedHashSet<String>();
        for (var rule : rules) {
            var wishes = rule.what().stream()
                    .filter(wish -> devices.contains(wish.device())
                            && wish.verb().orElse(Verb.TAKE) == Verb.TAKE
                            && wish.values().text(name).isPresent())
                    .toList();
            if (wishes.isEmpty() || !rule.when().fits(newsroom, Verb.TAKE, item)) continue;
            for (var wish : wishes) {
                var one = new Rule.Do(
                        wish.device(),
                        wish.verb(),
                        new Values(Map.of(name, wish.values().text(name, ""))));
                values(one, item, new ArrayList<>())
                        .text(name)
                        .filter(text -> !text.isBlank())
                        .ifPresent(texts::add);
            }
        }
        return List.copyOf(texts);
    }

    /** One cue, and all that there is to know about it. */
    private record About(RundownId rundown, Cue cue, String by, List<Held> held) {
        ItemRef item() {
            return new ItemRef(rundown, cue.storyID(), cue.item().itemID());
        }

        /** Being ready is about places, not about items: so a hundred items come to a handful of actions. */
        Cause cause(Verb verb, boolean leads) {
            return verb.isAboutReadiness()
                    ? new Cause(new ItemRef(rundown, "", ""), "", by, leads)
                    : new Cause(item(), slug(cue.item()), by, leads);
        }
    }

    private void plan(About about, LinkedHashSet<Action> actions, List<String> remarks) {
        boolean leads = true;
        var cue = about.cue();
        var standing = ofStanding(about);
        for (var rule : rules) {
            if (!rule.when().fits(about.rundown().newsroom(), cue.verb(), cue.item())) continue;
            for (var wish : rule.what()) {
                var verb = wish.verb().orElse(cue.verb());
                boolean stands =
                        standing.stream().anyMatch(action -> action.device().equals(wish.device()));
                if (!stands || !verb.isAboutWhatStands()) {
                    var values = values(wish, cue.item(), remarks);
                    actions.add(new Action(
                            wish.device(),
                            verb,
                            about.cause(verb, leads),
                            verb.isAboutReadiness() ? place(values) : values,
                            cue.due()));
                }
                leads = false;
            }
        }
        actions.addAll(standing);
    }

    private static List<Action> ofStanding(About about) {
        if (!about.cue().verb().isAboutWhatStands()) return List.of();
        var actions = new ArrayList<Action>();
        for (var one : about.held()) {
            for (var playing : List.of(one.stand().air(), one.stand().next())) {
                playing.filter(there -> there.isOf(about.item()))
                        .ifPresent(there -> actions.add(new Action(
                                one.device(),
                                about.cue().verb(),
                                new Cause(
                                        about.item(),
                                        there.cause().slug(),
                                        about.by(),
                                        there.cause().leads()),
                                there.values(),
                                about.cue().due())));
            }
        }
        return actions;
    }

    /** Without what would be shown there. */
    private static Values place(Values values) {
        var rest = new TreeMap<>(values.texts());
        rest.keySet().removeIf(name -> name.startsWith(DATA));
        return new Values(rest);
    }

    private static Values values(Rule.Do wish, Item item, List<String> remarks) {
        var texts = new TreeMap<String, String>();
        wish.values().texts().forEach((name, text) -> {
            if (text.startsWith(PAYLOAD)) {
                var path = text.substring(PAYLOAD.length());
                var found = payload(item, path);
                if (found.isEmpty()) remarks.add(lacks(wish, name, "no " + path + " in the payload", item));
                found.forEach((rest, value) -> texts.put(nested(name, rest), value));
            } else if (text.startsWith(ITEM)) {
                var field = text.substring(ITEM.length());
                field(item, field)
                        .ifPresentOrElse(
                                value -> texts.put(name, value),
                                () -> remarks.add(lacks(wish, name, "no " + field, item)));
            } else {
                texts.put(name, filled(text, item));
            }
        });
        return new Values(texts);
    }

    private static Map<String, String> payload(Item item, String path) {
        return Payloads.read(item.metadata().stream().map(Block::xml).toList(), path);
    }

    /** With what stands in braces; what the item does not have is left out. */
    private static String filled(String text, Item item) {
        var filled = new StringBuilder();
        int at = 0;
        for (int open; (open = opening(text, at)) >= 0; ) {
            int close = text.indexOf('}', open);
            if (close < 0) break;
            var inside = text.substring(open + 1, close);
            filled.append(text, at, open);
            filled.append(
                    inside.startsWith(PAYLOAD)
                            ? payload(item, inside.substring(PAYLOAD.length())).getOrDefault("", "")
                            : field(item, inside.substring(ITEM.length())).orElse(""));
            at = close + 1;
        }
        return filled.append(text, at, text.length()).toString();
    }

    private static int opening(String text, int from) {
        int payload = text.indexOf("{" + PAYLOAD, from);
        int item = text.indexOf("{" + ITEM, from);
        return payload < 0 || item < 0 ? Math.max(payload, item) : Math.min(payload, item);
    }

    private static String nested(String name, String rest) {
        return rest.isEmpty() ? name : name + "." + rest;
    }

    private static String lacks(Rule.Do wish, String name, String what, Item item) {
        return wish.device() + ": " + name + ": " + what + " of item " + item.itemID();
    }

    private static Optional<String> field(Item item, String name) {
        return switch (name) {
            case "itemID" -> Optional.of(item.itemID());
            case "objID" -> item.objID();
            case "mosID" -> item.mosID();
            default -> item.fields().get(name);
        };
    }

    /** How people call an item: {@code itemSlug}, or its objID, or its itemID. */
    public static String slug(Item item) {
        return item.fields()
                .get("itemSlug")
                .filter(slug -> !slug.isBlank())
                .or(item::objID)
                .orElse(item.itemID());
    }

    private static String by(Origin origin) {
        return switch (origin) {
            case Origin.Message(var element, var word) -> (element + " " + word).strip();
            case Origin.Console(var caller) -> "console " + caller;
            case Origin.Api(var caller) -> "API " + caller;
        };
    }
}
