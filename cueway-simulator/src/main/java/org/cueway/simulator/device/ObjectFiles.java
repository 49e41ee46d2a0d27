package org.cueway.simulator.device;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cueway.base.Limits;
import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.model.MosObject;
import org.cueway.mos.model.ObjectMessage.MosListAll;
import org.cueway.mos.model.ObjectMessage.MosObj;
import org.cueway.simulator.line.Lines;

/** Reads what a device has: {@code mosObj} and {@code mosListAll}, one message a file, UTF-8, in the order of the names. */
final class ObjectFiles {
    private static final String SHIPPED = "objects.xml";

    private final MosCodec codec;

    ObjectFiles(MosCodec codec) {
        this.codec = codec;
    }

    /** The objects of a folder; those that ship if there is none. */
    Objects read(Optional<Path> folder) throws IOException {
        var all = new Objects(List.of());
        if (folder.isEmpty()) return add(all, SHIPPED, shipped());
        if (!Files.isDirectory(folder.get())) {
            throw new IOException("there is no folder " + folder.get()
                    + "; expected one with objects, a MOS message in each *.xml file");
        }
        List<Path> paths;
        try (var found = Files.list(folder.get())) {
            paths = found.filter(path -> path.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
        for (var path : paths) {
            long most = Limits.Simulator.defaults().maxFileBytes();
            if (Files.size(path) > most) {
                throw new IOException(path + " has " + Files.size(path) + " bytes, expected at most " + most);
            }
            all = add(all, path.toString(), Files.readString(path));
        }
        return all;
    }

    private static String shipped() throws IOException {
        try (InputStream in = ObjectFiles.class.getResourceAsStream(SHIPPED)) {
            if (in == null) throw new IOException("this build is incomplete: no " + SHIPPED);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Objects add(Objects all, String name, String text) throws IOException {
        var objects = all;
        for (var object : objects(name, text)) objects = objects.with(object);
        return objects;
    }

    private List<MosObject> objects(String name, String text) throws IOException {
        return switch (codec.decode(codec.read(text), Lines.DIALECT)) {
            case Decoded.Rejected<Envelope>(var why, var _, var _) ->
                throw new IOException(name + " is not a MOS message: " + why);
            case Decoded.Ok<Envelope>(Envelope(var _, MosObj(var object)), var _) -> List.of(object);
            case Decoded.Ok<Envelope>(Envelope(var _, MosListAll(var list)), var _) -> list;
            case Decoded.Ok<Envelope>(Envelope(var _, var message), var _) ->
                throw new IOException(name + " holds a " + message.element() + ", expected mosObj or mosListAll");
        };
    }
}
