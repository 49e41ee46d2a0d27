package org.cueway.mos.dialect;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.cueway.base.Limits;
import org.cueway.mos.dialect.Dialect.MessageIds;
import org.cueway.mos.dialect.Vocabulary.Form;
import org.cueway.mos.dialect.Writes.Playing;
import org.cueway.mos.dialect.Writes.ProfileList;

/**
 * The habits of the newsroom systems that we know ({@code mos-in-the-wild} §14): what each says, and what it is known to
 * understand. The encoding is sniffed in all of them: a wrong one would cut a healthy line, and on lanes that we dial we
 * begin with UCS-2BE anyway, which is theirs. Stateless.
 */
public final class Dialects {
    /** What is used when nothing is said: no vendor's habits; the traffic tells whose they are. */
    public static final String AUTO = "auto";

    /** Their names, as in the configuration. */
    public static final List<String> NAMES = List.of(AUTO, "plain", "enps", "inews", "octopus", "openmedia");

    private static final int MAX_ID_CHARS = Limits.Xml.defaults().maxIdChars();

    private Dialects() {}

    /** The habits of that name; {@code home} is where a newsroom lives that sends times of its own zone. */
    public static Optional<Dialect> ready(String name, ZoneId home) {
        return switch (name) {
            // OpenMedia has empty machine information and a standby that is off, which needs no habits here.
            case AUTO, "plain", "openmedia" -> Optional.of(new Dialect(name, Optional.empty(), home, MAX_ID_CHARS));
            case "enps" -> Optional.of(enps());
            case "inews" -> Optional.of(old(name, home, MessageIds.NEVER, false));
            case "octopus" -> Optional.of(old(name, home, MessageIds.OPTIONAL, true));
            default -> Optional.empty();
        };
    }

    /** Times without zone are UTC (R134), profiles are listed flat on sockets (R50), and STOP makes its clock jump (R145). */
    private static Dialect enps() {
        return new Dialect(
                "enps",
                Optional.empty(),
                MessageIds.OPTIONAL,
                Reads.plain(ZoneOffset.UTC, MAX_ID_CHARS),
                new Writes(
                        ProfileList.FLAT,
                        Optional.empty(),
                        Vocabulary.FULL,
                        Writes.STANDARD.maxTextChars(),
                        StatusWords.NONE,
                        Playing.ONLY_PLAY,
                        Writes.STANDARD.refusalForm()));
    }

    /** Edits in the messages of earlier 2.8.x, whole stories, one at a time (R17, R111, R143). */
    private static Dialect old(String name, ZoneId home, MessageIds messageIDs, boolean emptyStories) {
        return new Dialect(
                name,
                Optional.empty(),
                messageIDs,
                Reads.plain(home, MAX_ID_CHARS),
                new Writes(
                        ProfileList.CONTAINER,
                        Optional.empty(),
                        new Vocabulary(Form.SUPERSEDED, Form.CURRENT, false, false, false, emptyStories),
                        Writes.STANDARD.maxTextChars(),
                        StatusWords.NONE,
                        Playing.PLAY_AND_STOP,
                        Writes.STANDARD.refusalForm()));
    }
}
