package org.cueway.web.json;

import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cueway.rundown.Block;
import org.cueway.rundown.Item;
import org.cueway.rundown.Story;
import org.cueway.script.ItemTiming;

/**
 * How long things are meant to last, in seconds, as far as anybody said. MOS has no length of a story, so newsrooms put it
 * into a payload of theirs (R136); an item's is a count of samples, which is a time only if somebody says how many make a
 * second ({@code mos-protocol} "Durations"). Nothing is guessed. Pure.
 */
final class Lengths {
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,3}):(\\d{1,2}):(\\d{1,2})(?:[.,](\\d{1,9}))?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(?:\\.\\d{1,9})?");

    private Lengths() {}

    /** The newsroom's own figure: {@code StoryDuration}, else {@code TextTime} and {@code MediaTime} together. */
    static OptionalDouble of(Story story) {
        var whole = payload(story.metadata(), "StoryDuration");
        if (whole.isPresent()) {
            return whole;
        }
        var text = payload(story.metadata(), "TextTime");
        var media = payload(story.metadata(), "MediaTime");
        if (text.isPresent() || media.isPresent()) {
            return OptionalDouble.of(text.orElse(0) + media.orElse(0));
        }
        return sum(story.items());
    }

    /** Empty if there are none, or the length of one is not known: a sum with a hole in it would be a lie. */
    private static OptionalDouble sum(List<Item> items) {
        double sum = 0;
        for (Item item : items) {
            var seconds = of(item);
            if (seconds.isEmpty()) {
                return OptionalDouble.empty();
            }
            sum += seconds.getAsDouble();
        }
        return items.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(sum);
    }

    /** {@code itemUserTimingDur}, else {@code itemEdDur}, else the length of its object. */
    static OptionalDouble of(Item item) {
        return of(new ItemTiming(
                item.fields().get("itemUserTimingDur").orElse(""),
                item.fields().get("itemEdDur").orElse(""),
                element(item.others(), "objDur"),
                element(item.others(), "objTB")));
    }

    /** The same of an item in a body. */
    static OptionalDouble of(ItemTiming timing) {
        var perSecond = value(timing.timeBase());
        for (String said : List.of(timing.userTiming(), timing.edDur(), timing.objDur())) {
            if (!said.isBlank()) {
                return isClock(said) ? value(said) : samples(value(said), perSecond);
            }
        }
        return OptionalDouble.empty();
    }

    private static OptionalDouble samples(OptionalDouble count, OptionalDouble perSecond) {
        return count.isPresent() && perSecond.orElse(0) > 0
                ? OptionalDouble.of(count.getAsDouble() / perSecond.getAsDouble())
                : OptionalDouble.empty();
    }

    private static OptionalDouble payload(List<Block> blocks, String name) {
        return blocks.stream()
                .map(block -> value(between(block.xml(), name)))
                .filter(OptionalDouble::isPresent)
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    private static String element(List<String> elements, String name) {
        return elements.stream()
                .map(xml -> between(xml, name))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The text of the first element of that name in an XML text; empty if there is none, or it is not plain. */
    private static String between(String xml, String name) {
        int start = xml.indexOf("<" + name + ">");
        int from = start + name.length() + 2;
        int to = start < 0 ? -1 : xml.indexOf("</" + name, from);
        return to < 0 ? "" : xml.substring(from, to).strip();
    }

    private static boolean isClock(String text) {
        return CLOCK.matcher(text.strip()).matches();
    }

    /** A number, or {@code hh:mm:ss} in seconds. */
    private static OptionalDouble value(String text) {
        String plain = text.strip();
        Matcher clock = CLOCK.matcher(plain);
        if (clock.matches()) {
            double fraction = clock.group(4) == null ? 0 : Double.parseDouble("0." + clock.group(4));
            return OptionalDouble.of(Integer.parseInt(clock.group(1)) * 3600.0
                    + Integer.parseInt(clock.group(2)) * 60.0
                    + Integer.parseInt(clock.group(3))
                    + fraction);
        }
        return NUMBER.matcher(plain).matches() ? OptionalDouble.of(Double.parseDouble(plain)) : OptionalDouble.empty();
    }
}
