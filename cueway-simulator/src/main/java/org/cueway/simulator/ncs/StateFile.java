package org.cueway.simulator.ncs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import org.cueway.base.Limits;
import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.Head;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.xml.Document;
import org.cueway.mos.xml.XmlReader;
import org.cueway.simulator.line.Lines;
import org.cueway.simulator.ncs.show.Shows;

/**
 * The newsroom's running orders on the disk: the MOS messages that tell all of them, in one file that is replaced as a whole.
 * Confined to one thread at a time.
 */
final class StateFile {
    private static final String NAME = "newsroom.xml";
    private static final String ROOT = "newsroom";

    private final Path file;
    private final MosCodec codec;
    private final Head head;
    private final XmlReader xml = new XmlReader(Limits.Xml.defaults(), Set.of("mosPayload"));

    /**
     * Of a folder, which is made when it is needed.
     *
     * @param head what stands in the envelopes, so that each can be read for itself
     */
    StateFile(Path folder, MosCodec codec, Head head) {
        this.file = folder.resolve(NAME);
        this.codec = codec;
        this.head = head;
    }

    /** What was written last; empty if nothing was. */
    Optional<Shows> read() throws IOException {
        if (!Files.exists(file)) return Optional.empty();
        var document = xml.read(Files.readString(file));
        if (!(document instanceof Document.Whole(var root)) || !root.name().equals(ROOT)) throw broken("not whole");
        var shows = Shows.NONE;
        for (var message : root.children()) {
            shows = switch (codec.decode(codec.read(message.raw()), Lines.DIALECT)) {
                case Decoded.Rejected<Envelope>(var why, var _, var _) -> throw broken(why.toString());
                case Decoded.Ok<Envelope>(Envelope(var _, var said), var _) ->
                    shows.apply(said).orElseThrow(() -> broken(said.element() + " does not fit what is before it"));
            };
        }
        return Optional.of(shows);
    }

    /** Replaces what was written last. */
    void write(Shows shows) throws IOException {
        var text = new StringBuilder("<" + ROOT + ">\n");
        for (var show : shows.list()) {
            for (var message : show.whole()) {
                text.append(codec.encode(new Envelope(head, message))).append('\n');
            }
        }
        text.append("</" + ROOT + ">\n");
        Files.createDirectories(file.toAbsolutePath().getParent());
        var beside = file.resolveSibling(NAME + ".new");
        Files.writeString(beside, text, StandardCharsets.UTF_8);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private IOException broken(String why) {
        return new IOException("cannot read the state in " + file + ": " + why
                + "; expected what an earlier run wrote: put that back, or delete the file to begin anew");
    }
}
