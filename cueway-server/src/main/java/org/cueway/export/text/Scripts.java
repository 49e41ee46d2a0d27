package org.cueway.export.text;

import java.util.List;
import org.cueway.base.Limits;
import org.cueway.export.Stacks;
import org.cueway.rundown.Block;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.Story;
import org.cueway.script.Pace;
import org.cueway.script.ReadRate;
import org.cueway.script.Reading;
import org.cueway.script.Script;
import org.cueway.script.ScriptReader;

/** The scripts of a running order, of those stories that are wanted. Pure. */
final class Scripts {
    private static final ScriptReader READER = new ScriptReader(Limits.Xml.defaults(), Limits.Script.defaults());
    /** Nobody asks here how long it takes. */
    private static final Pace ANY =
            Pace.of(ReadRate.wordsPerMinute(Limits.Script.defaults().wordsPerMinute()));

    private Scripts() {}

    /** A story with what is read in it. */
    record Read(Story story, Script script) {
        boolean isFloated() {
            return Stacks.isFloated(story);
        }

        String number() {
            return story.fields().get("storyNum").orElse("").strip();
        }

        String slug() {
            return story.fields().get("storySlug").orElse("").strip();
        }
    }

    static List<Read> of(Rundown rundown, TextStyle style) {
        return rundown.stories().stream()
                .map(story -> new Read(story, script(story)))
                .filter(read -> style.floated() == TextStyle.Floated.SHOW || !read.isFloated())
                .filter(read -> style.presenter().isBlank()
                        || Reading.of(read.script(), ANY).isFor(style.presenter()))
                .toList();
    }

    private static Script script(Story story) {
        return story.body()
                .map(body -> READER.read(
                        body, story.metadata().stream().map(Block::xml).toList()))
                .orElse(Script.EMPTY);
    }
}
