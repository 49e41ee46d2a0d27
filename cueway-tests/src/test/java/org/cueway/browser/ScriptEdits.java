package org.cueway.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * A newsroom's random edits of a running order with scripts, aimed at where somebody reads. Every word is written once in the
 * whole evening, so it can be found again wherever an edit took it. Confined to its test's thread.
 */
final class ScriptEdits {
    /** A story: its paragraphs, each a list of words. */
    private record Story(String id, String slug, List<List<String>> paragraphs) {
        Story with(List<List<String>> other) {
            return new Story(id, slug, other);
        }
    }

    /** Where a word is. */
    private record Spot(int story, int paragraph, int word) {}

    /**
     * An edit.
     *
     * @param name what it does, and where
     * @param messages to be sent one after the other
     * @param touched words of the line that is read that it takes away
     */
    record Edit(String name, List<String> messages, List<String> touched) {}

    private final String roID;
    private final SplittableRandom random;
    private final List<Story> stories = new ArrayList<>();
    private int words;
    private int ids;

    ScriptEdits(String roID, long seed) {
        this.roID = roID;
        this.random = new SplittableRandom(seed);
    }

    /** The running order, and a script for each of its stories. */
    List<String> create(int size) {
        for (int i = 0; i < size; i++) {
            stories.add(newStory());
        }
        var messages = new ArrayList<String>();
        messages.add(
                "<roCreate><roID>%s</roID><roSlug>Edited</roSlug>%s</roCreate>".formatted(roID, elements(stories)));
        stories.forEach(story -> messages.add(script(story)));
        return messages;
    }

    private Story newStory() {
        var paragraphs = new ArrayList<List<String>>();
        for (int n = 2 + random.nextInt(4); n > 0; n--) {
            paragraphs.add(paragraph());
        }
        return new Story("S" + ++ids, "SLUG " + ids, paragraphs);
    }

    private List<String> paragraph() {
        return words(8 + random.nextInt(30));
    }

    private List<String> words(int count) {
        var all = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            all.add("w" + ++words + "abcdefgh".substring(0, random.nextInt(9)));
        }
        return all;
    }

    /** What a prompter has to show: a line for each story. */
    String shown() {
        return stories.stream()
                .map(story -> story.id() + " " + story.slug() + ": "
                        + story.paragraphs().stream()
                                .map(words -> String.join(" ", words))
                                .collect(Collectors.joining("|")))
                .collect(Collectors.joining("\n"));
    }

    /** The next edit, near the line that is read. */
    Edit next(List<String> line) {
        var here = line.stream().map(this::find).flatMap(Optional::stream).findFirst();
        if (here.isEmpty()) {
            return rename(); // what is read there is not in the running order any more
        }
        Spot at = here.get();
        return switch (random.nextInt(16)) {
            case 0, 1 -> rewrite("before the line", at, 0, at.word(), line);
            case 2, 3 -> rewrite("in the line", at, at.word(), at.word() + line.size(), line);
            case 4 -> rewrite("behind the line", at, at.word() + line.size(), Integer.MAX_VALUE, line);
            case 5 -> insertParagraph("above", at.story(), at.paragraph());
            case 6 -> insertParagraph("below", at.story(), at.paragraph() + 1);
            case 7 -> at.paragraph() > 0 ? deleteParagraph("above", at.story(), at.paragraph() - 1) : rename();
            case 8 -> deleteParagraph("at the marker", at.story(), at.paragraph());
            case 9 -> rewriteAll(at);
            case 10 -> at.story() > 0 ? deleteStory("above", at.story() - 1) : rename();
            case 11 -> at.story() + 1 < stories.size() ? deleteStory("below", at.story() + 1) : rename();
            case 12 -> insertStory("above", at.story());
            case 13 -> moveStory(at.story());
            case 14 ->
                random.nextInt(4) == 0
                        ? deleteStory("at the marker", at.story())
                        : insertStory("below", at.story() + 1);
            default -> rename();
        };
    }

    private Optional<Spot> find(String word) {
        for (int s = 0; s < stories.size(); s++) {
            var paragraphs = stories.get(s).paragraphs();
            for (int p = 0; p < paragraphs.size(); p++) {
                int place = paragraphs.get(p).indexOf(word);
                if (place >= 0) {
                    return Optional.of(new Spot(s, p, place));
                }
            }
        }
        return Optional.empty();
    }

    /** Some words between two places of a paragraph go, and others come. */
    private Edit rewrite(String where, Spot at, int from, int to, List<String> line) {
        var words = new ArrayList<>(stories.get(at.story()).paragraphs().get(at.paragraph()));
        int end = Math.min(to, words.size());
        if (from >= end) {
            return rename();
        }
        int first = from + random.nextInt(end - from);
        int last = Math.min(end, first + 1 + random.nextInt(3));
        var gone = new ArrayList<>(words.subList(first, last));
        words.subList(first, last).clear();
        words.addAll(first, words(random.nextInt(where.equals("in the line") ? 3 : 6)));
        if (words.isEmpty()) {
            words.addAll(words(1));
        }
        gone.retainAll(line);
        return change("words " + where, at.story(), replaced(at.story(), at.paragraph(), words), gone);
    }

    /** Nothing of the paragraph stays. */
    private Edit rewriteAll(Spot at) {
        return change(
                "the whole paragraph at the marker",
                at.story(),
                replaced(at.story(), at.paragraph(), paragraph()),
                List.of());
    }

    private List<List<String>> replaced(int story, int paragraph, List<String> words) {
        var paragraphs = new ArrayList<>(stories.get(story).paragraphs());
        paragraphs.set(paragraph, words);
        return paragraphs;
    }

    private Edit insertParagraph(String where, int story, int place) {
        var paragraphs = new ArrayList<>(stories.get(story).paragraphs());
        paragraphs.add(place, paragraph());
        return change("a paragraph more " + where, story, paragraphs, List.of());
    }

    private Edit deleteParagraph(String where, int story, int place) {
        var paragraphs = new ArrayList<>(stories.get(story).paragraphs());
        paragraphs.remove(place);
        return change("a paragraph less " + where, story, paragraphs, List.of());
    }

    private Edit change(String name, int story, List<List<String>> paragraphs, List<String> touched) {
        var changed = stories.get(story).with(paragraphs);
        stories.set(story, changed);
        return new Edit(name, List.of(script(changed)), touched);
    }

    private Edit insertStory(String where, int place) {
        var story = newStory();
        var target = target(place);
        stories.add(place, story);
        return new Edit(
                "a story more " + where,
                List.of(action("INSERT", target, elements(List.of(story))), script(story)),
                List.of());
    }

    private Edit deleteStory(String where, int place) {
        var story = stories.remove(place);
        return new Edit(
                "a story less " + where,
                List.of(action("DELETE", "", "<storyID>" + story.id() + "</storyID>")),
                List.of());
    }

    private Edit moveStory(int near) {
        int from = random.nextInt(3) == 0 ? near : random.nextInt(stories.size());
        var story = stories.remove(from);
        int to = random.nextInt(stories.size() + 1);
        var target = target(to);
        stories.add(to, story);
        return new Edit(
                from == near ? "the story at the marker moves" : "a story moves",
                List.of(action("MOVE", target, "<storyID>" + story.id() + "</storyID>")),
                List.of());
    }

    /** In front of the story that is at {@code place} now. */
    private String target(int place) {
        var before = place < stories.size() ? stories.get(place).id() : "";
        return "<element_target><storyID>" + before + "</storyID></element_target>";
    }

    private Edit rename() {
        int story = random.nextInt(stories.size());
        var held = stories.get(story);
        var renamed = new Story(held.id(), "SLUG " + ++ids + " OTHER", held.paragraphs());
        stories.set(story, renamed);
        return new Edit("a slug", List.of(script(renamed)), List.of());
    }

    private static String elements(List<Story> these) {
        return these.stream()
                .map(story -> "<story><storyID>" + story.id() + "</storyID><storySlug>" + story.slug()
                        + "</storySlug></story>")
                .collect(Collectors.joining());
    }

    private String action(String operation, String target, String source) {
        return "<roElementAction operation=\"%s\"><roID>%s</roID>%s<element_source>%s</element_source></roElementAction>"
                .formatted(operation, roID, target, source);
    }

    private String script(Story story) {
        var body = story.paragraphs().stream()
                .map(words -> "<p>" + String.join(" ", words) + "</p>")
                .collect(Collectors.joining());
        return "<roStorySend><roID>%s</roID><storyID>%s</storyID><storySlug>%s</storySlug><storyBody>%s</storyBody></roStorySend>"
                .formatted(roID, story.id(), story.slug(), body);
    }
}
