package org.cueway.simulator.ncs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.cueway.base.Limits;
import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.model.Request;
import org.cueway.mos.wire.Encoding;
import org.cueway.simulator.line.Lines;

/**
 * Reads what is to be played: one MOS message a file, UTF-8, in the order of the names. The envelope's IDs do not matter;
 * those of the run take their place. {@code @start@} stands for a start time ({@link StartTimes}).
 */
final class PlayFolder {
    private static final String SHIPPED = "evening/";
    private static final String CONTENTS = "contents.txt";

    private final MosCodec codec;
    private final StartTimes times;
    private final UnaryOperator<String> renaming;

    /**
     * Reads nothing yet.
     *
     * @param renaming what becomes of the text of the show that ships before it is read; files of one's own stay as they are
     */
    PlayFolder(MosCodec codec, StartTimes times, UnaryOperator<String> renaming) {
        this.codec = codec;
        this.times = times;
        this.renaming = renaming;
    }

    /** The files of a folder. */
    List<PlayFile> read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder
                    + "; expected one with running orders, a MOS message in each *.xml file");
        }
        List<Path> paths;
        try (var found = Files.list(folder)) {
            paths = found.filter(path -> path.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
        if (paths.isEmpty()) {
            throw new IOException("folder " + folder + " has no *.xml file; expected a MOS message in each");
        }
        var files = new ArrayList<PlayFile>();
        for (var path : paths) files.add(file(path.toString(), text(path.toString(), bytes(path))));
        return files;
    }

    /** The show that ships. */
    List<PlayFile> shipped() throws IOException {
        var files = new ArrayList<PlayFile>();
        for (var name :
                new String(resource(CONTENTS), StandardCharsets.UTF_8).lines().toList()) {
            files.add(file(name, renaming.apply(text(name, resource(name)))));
        }
        return files;
    }

    private static byte[] bytes(Path path) throws IOException {
        long most = Limits.Simulator.defaults().maxFileBytes();
        if (Files.size(path) > most) {
            throw new IOException(path + " has " + Files.size(path) + " bytes, expected at most " + most);
        }
        return Files.readAllBytes(path);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = PlayFolder.class.getResourceAsStream(SHIPPED + name)) {
            if (in == null) throw new IOException("this build is incomplete: no " + name + " in the show that ships");
            return in.readAllBytes();
        }
    }

    private static String text(String name, byte[] bytes) throws IOException {
        return Encoding.UTF8
                .decode(bytes)
                .orElseThrow(() -> new IOException(name + " is not a MOS message: not UTF-8 text"));
    }

    private PlayFile file(String name, String text) throws IOException {
        var whole = times.fillIn(text.startsWith("\uFEFF") ? text.substring(1) : text);
        return switch (codec.decode(codec.read(whole), Lines.DIALECT)) {
            case Decoded.Rejected<Envelope>(var why, var _, var _) ->
                throw new IOException(name + " is not a MOS message: " + why);
            case Decoded.Ok<Envelope>(Envelope(var _, Request.RoRequest message), var _) ->
                new PlayFile.Upper(name, message);
            case Decoded.Ok<Envelope>(Envelope(var _, Request.MomRequest message), var _) ->
                new PlayFile.Lower(name, message);
            case Decoded.Ok<Envelope>(Envelope(var _, var message), var _) ->
                throw new IOException(name + " holds a " + message.element()
                        + ", expected a message that a newsroom sends to a device's lower or upper port by itself");
        };
    }
}
