package org.cueway.device.casparcg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cueway.device.casparcg.CasparCommand.Word;
import org.cueway.device.casparcg.CasparSpec.Form;
import org.cueway.device.casparcg.CasparState.Clip;
import org.cueway.device.casparcg.CasparState.Load;
import org.cueway.device.casparcg.CasparState.OnAir;
import org.cueway.device.casparcg.CasparState.Template;

/**
 * The commands that take one layer from one state to another. Pure; confined to one call.
 *
 * <p>First what is on air, then what is to follow. {@code CG ADD} loads its page into the foreground and throws the background
 * away, {@code PLAY} takes the background: so what is to follow is loaded again behind either.
 */
final class CasparDiff {
    private final String place;
    private final Form form;
    private final List<CasparCommand> commands = new ArrayList<>();
    private CasparState now = CasparState.EMPTY;

    private CasparDiff(String place, Form form) {
        this.place = place;
        this.form = form;
    }

    /**
     * In order; none if there is nothing to do.
     *
     * @param before empty if nobody knows: then the layer is cleared and built
     */
    static List<CasparCommand> between(String place, Form form, Optional<CasparState> before, CasparState after) {
        var diff = new CasparDiff(place, form);
        before.ifPresentOrElse(
                state -> diff.now = state, () -> diff.say(Word.CLEAR, "CLEAR " + place, CasparState.EMPTY));
        if (!diff.now.equals(after)) {
            diff.foreground(after);
            diff.background(after.next());
        }
        return diff.commands;
    }

    private void foreground(CasparState after) {
        if (after.air().isPresent()) {
            var wanted = after.air().get();
            now.air()
                    .filter(air -> goesOn(air, wanted))
                    .ifPresentOrElse(air -> adjust(air, wanted), () -> show(wanted));
        } else if (now.air().isPresent()) {
            takeOff(now.air().get().load());
        } else if (now.next().orElse(null) instanceof Template loaded
                && !(after.next().orElse(null) instanceof Template)) {
            cg(Word.CG_REMOVE, loaded, "REMOVE", "", CasparState.EMPTY);
        }
    }

    private static boolean goesOn(OnAir air, OnAir wanted) {
        return air.load().isSameAs(wanted.load()) && air.starts() == wanted.starts() && air.steps() <= wanted.steps();
    }

    private void adjust(OnAir air, OnAir wanted) {
        switch (wanted.load()) {
            case Template template -> {
                if (!(air.load() instanceof Template before) || !before.data().equals(template.data())) {
                    update(template, now.air(Optional.of(air.with(template))));
                }
                step(template, air.with(template), wanted.steps());
            }
            case Clip clip -> {
                if (air.held() != wanted.held()) hold(air.with(clip).held(wanted.held()));
            }
        }
        now = now.air(Optional.of(wanted));
    }

    private void show(OnAir wanted) {
        switch (wanted.load()) {
            case Template template -> {
                play(template, wanted);
                step(template, wanted.steps(0), wanted.steps());
            }
            case Clip clip -> {
                boolean ready = now.next().filter(clip::equals).isPresent();
                var playing = CasparState.onAir(wanted.held(false));
                say(Word.PLAY, "PLAY " + place + (ready ? "" : " " + words(clip)), playing);
                if (wanted.held()) hold(wanted);
            }
        }
        now = now.air(Optional.of(wanted));
    }

    private void play(Template template, OnAir wanted) {
        var playing = CasparState.onAir(wanted.steps(0));
        boolean loaded =
                now.air().isEmpty() && now.next().filter(template::isSameAs).isPresent();
        if (!loaded) {
            add(Word.CG_ADD_AND_PLAY, template, playing);
            return;
        }
        if (now.next().orElse(null) instanceof Template before && !before.data().equals(template.data())) {
            update(template, CasparState.ready(template));
        }
        cg(Word.CG_PLAY, template, "PLAY", "", playing);
    }

    private void step(Template template, OnAir air, int steps) {
        for (int step = air.steps() + 1; step <= steps; step++) {
            var reached = now.air(Optional.of(air.steps(step)));
            if (template.invoke().isPresent()) {
                cg(
                        Word.CG_INVOKE,
                        template,
                        "INVOKE",
                        " " + Amcp.quoted(template.invoke().get()),
                        reached);
            } else {
                cg(Word.CG_NEXT, template, "NEXT", "", reached);
            }
        }
    }

    private void hold(OnAir wanted) {
        var reached = now.air(Optional.of(wanted));
        if (wanted.held()) say(Word.PAUSE, "PAUSE " + place, reached);
        else say(Word.RESUME, "RESUME " + place, reached);
    }

    private void takeOff(Load load) {
        var reached = now.air(Optional.empty());
        switch (load) {
            case Template template -> cg(Word.CG_STOP, template, "STOP", "", reached);
            case Clip _ -> say(Word.STOP, "STOP " + place, reached);
        }
    }

    private void background(Optional<Load> next) {
        switch (next.orElse(null)) {
            case Template template -> {
                var reached = CasparState.ready(template);
                if (now.next().filter(template::isSameAs).isEmpty()) {
                    add(Word.CG_ADD, template, reached);
                } else if (now.next().orElse(null) instanceof Template before
                        && !before.data().equals(template.data())) {
                    update(template, reached);
                }
            }
            case Clip clip -> {
                if (now.next().filter(clip::equals).isEmpty()) {
                    say(Word.LOADBG, "LOADBG " + place + " " + words(clip), now.next(next));
                }
            }
            case null -> {
                // AMCP cannot empty the background alone; behind something on air it does no harm, since nobody plays
                // it.
                boolean nothingElse = now.air().isEmpty() && commands.isEmpty();
                if (now.next().isPresent() && nothingElse) say(Word.CLEAR, "CLEAR " + place, CasparState.EMPTY);
            }
        }
    }

    private void add(Word word, Template template, CasparState reached) {
        var flag = word == Word.CG_ADD_AND_PLAY ? " 1" : " 0";
        var data = template.data().isEmpty() ? "" : " " + Amcp.quoted(template.data());
        cg(word, template, "ADD", " " + Amcp.quoted(template.name()) + flag + data, reached);
    }

    private void update(Template template, CasparState reached) {
        var data = template.data().isEmpty() ? TemplateData.nothing(form) : template.data();
        cg(Word.CG_UPDATE, template, "UPDATE", " " + Amcp.quoted(data), reached);
    }

    private void cg(Word word, Template template, String name, String rest, CasparState reached) {
        commands.add(new CasparCommand(
                place,
                word,
                template.cgLayer(),
                "CG " + place + " " + name + " " + template.cgLayer() + rest,
                reached));
        now = reached;
    }

    private void say(Word word, String line, CasparState reached) {
        commands.add(new CasparCommand(place, word, 0, line, reached));
        now = reached;
    }

    private static String words(Clip clip) {
        return Amcp.quoted(clip.name()) + (clip.options().isEmpty() ? "" : " " + clip.options());
    }
}
