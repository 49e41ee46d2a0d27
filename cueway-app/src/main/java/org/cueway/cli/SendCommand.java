package org.cueway.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import java.util.concurrent.Callable;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.cli.InputFile.Unusable;
import org.cueway.cli.Sender.Outgoing;
import org.cueway.cli.Sender.Sent;
import org.cueway.cli.process.Streams;
import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.Head;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.wire.Encoding;
import org.cueway.mos.wire.FrameFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code cueway send}: the messages of a file, over TCP, one after the other. */
@Command(
        name = "send",
        description = "Sends each message of a file over TCP, one after the other, exactly as it stands there.",
        footer = {
            "",
            "Exit codes: 0 all sent (with --wait-ack: and accepted), 1 not connected, refused or not answered, 2 used"
                    + " wrongly."
        })
final class SendCommand implements Callable<Integer> {
    private static final MosCodec CODEC = new MosCodec(Limits.Xml.defaults());

    /** How long to wait for an answer when no number is given; 10 s, as long as a gateway waits itself (R60). */
    private static final String DEFAULT_WAIT = "10";

    /** The number may be left out, also when a file name follows. */
    static final class SecondsOrNot implements IParameterPreprocessor {
        @Override
        public boolean preprocess(Stack<String> rest, CommandSpec command, ArgSpec option, Map<String, Object> how) {
            boolean attached =
                    !String.valueOf(how.getOrDefault("separator", "")).isBlank();
            if (!attached && (rest.isEmpty() || !rest.peek().matches("[0-9]+"))) rest.push(DEFAULT_WAIT);
            return false;
        }
    }

    private final Streams streams;

    @Parameters(paramLabel = "FILE", description = "A file with one message or many, or - for standard input.")
    private String name = "";

    @Option(names = "--host", paramLabel = "HOST", description = "Where to; default: ${DEFAULT-VALUE}.")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Default: that of each message's channel: 10540, 10541 or 10542.")
    private Optional<Integer> port = Optional.empty();

    @Option(names = "--encoding", paramLabel = "ENCODING", description = "ucs2be, utf16le or utf8; default: ucs2be.")
    private Optional<String> encoding = Optional.empty();

    @Option(names = "--mos-id", paramLabel = "ID", description = "Put this mosID into each envelope.")
    private Optional<String> mosID = Optional.empty();

    @Option(names = "--ncs-id", paramLabel = "ID", description = "Put this ncsID into each envelope.")
    private Optional<String> ncsID = Optional.empty();

    @Option(
            names = "--message-id",
            paramLabel = "NUMBER",
            description = "Put this messageID into the first envelope, and count on in those behind it.")
    private Optional<Long> messageID = Optional.empty();

    @Option(
            names = "--wait-ack",
            preprocessor = SecondsOrNot.class,
            paramLabel = "SECONDS",
            description = "Wait for each answer and print it; at most so long, or " + DEFAULT_WAIT
                    + " s if no number is given.")
    private Optional<Integer> waitSeconds = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object a line for each message.")
    private boolean json;

    SendCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        var fixed = encoding.flatMap(Encoding::named);
        if (encoding.isPresent() && fixed.isEmpty()) {
            return wrong("--encoding is " + encoding.get() + ", expected ucs2be, utf16le or utf8");
        }
        if (port.filter(it -> it < 1 || it > 65_535).isPresent()) {
            return wrong("--port is " + port.get() + ", expected 1 to 65535");
        }
        if (waitSeconds.filter(it -> it < 1).isPresent()) {
            return wrong("--wait-ack is " + waitSeconds.get() + ", expected at least 1 second");
        }
        List<Outgoing> messages;
        try {
            messages = messages();
        } catch (Unusable e) {
            return wrong(String.valueOf(e.getMessage()));
        }
        try (var sender = new Sender(new Sender.Target(host, port, fixed), TimeSource.system())) {
            return send(messages, sender);
        }
    }

    private int wrong(String sentence) {
        streams.err().println("cueway: " + sentence);
        return 2;
    }

    private List<Outgoing> messages() throws Unusable {
        var content = new InputFile(name).read(streams.in(), Limits.Commands.defaults());
        var file = FrameFile.cut(content, Optional.empty(), Limits.Wire.defaults());
        if (file.frames().isEmpty()) {
            throw new Unusable(name + " holds no whole MOS message; `cueway check` says why");
        }
        if (file.end().isPresent()) {
            streams.err()
                    .println("cueway: what " + name + " ends with is not sent: "
                            + file.end().get().rule().text());
        }
        var messages = new ArrayList<Outgoing>();
        for (var piece : file.frames()) messages.add(outgoing(piece, messages.size()));
        return messages;
    }

    private Outgoing outgoing(FrameFile.Piece piece, int before) throws Unusable {
        var parsed = CODEC.read(piece.frame());
        if (parsed.text().isEmpty()) throw new Unusable("message " + (before + 1) + " of " + name + " is no text");
        var wanted = new Head(mosID, ncsID, messageID.map(first -> Long.toString(first + before)));
        var message = switch (CODEC.decode(parsed, Lint.PLAIN)) {
            case Decoded.Ok<Envelope>(Envelope(var _, var said), var _) -> Optional.of(said);
            case Decoded.Rejected<Envelope> _ -> Optional.<MosMessage>empty();
        };
        var text = parsed.textWith(wanted);
        return new Outgoing(text, CODEC.read(text).head(), message);
    }

    private int send(List<Outgoing> messages, Sender sender) throws IOException {
        int code = 0;
        for (var message : messages) {
            var sent = sender.send(message, waitSeconds.map(Duration::ofSeconds));
            streams.out()
                    .println(
                            json
                                    ? object(message, sender.port(message), sent)
                                            .toString()
                                    : text(message, sender.port(message), sent));
            switch (sent) {
                case Sent.Out _ -> {}
                case Sent.Answered answered -> code = answered.accepted() ? code : 1;
                case Sent.Silent _ -> code = 1;
                case Sent.Lost _ -> {
                    // What comes behind belongs on the same connection.
                    return 1;
                }
            }
        }
        return code;
    }

    private String text(Outgoing message, int to, Sent sent) {
        var id = message.head()
                .messageID()
                .filter(it -> !it.isBlank())
                .map(it -> " " + it)
                .orElse("");
        return "%s%s %s %s:%d: %s"
                .formatted(message.command(), id, streams.terminal().arrow(), host, to, outcome(sent));
    }

    private String outcome(Sent sent) {
        var terminal = streams.terminal();
        return switch (sent) {
            case Sent.Out _ -> "sent";
            case Sent.Answered(boolean accepted, var element, var words, var took) -> {
                var said = (element + " " + words).strip();
                yield (accepted ? terminal.good(said) : terminal.bad(said)) + " after " + millis(took) + " ms";
            }
            case Sent.Silent(var waited) -> terminal.bad("no answer within " + waited.toSeconds() + " s");
            case Sent.Lost(var why) -> terminal.bad(why);
        };
    }

    private static String millis(Duration took) {
        return "%.1f".formatted(took.toNanos() / 1e6);
    }

    private ObjectNode object(Outgoing message, int to, Sent sent) {
        var object = JsonNodeFactory.instance
                .objectNode()
                .put("command", message.command())
                .put("messageID", message.head().messageID().orElse(""))
                .put("peer", host + ":" + to);
        return switch (sent) {
            case Sent.Out _ -> object.put("result", "sent");
            case Sent.Answered(boolean accepted, var element, var words, var took) ->
                object.put("result", accepted ? "accepted" : "refused")
                        .put("answer", element)
                        .put("text", words)
                        .put("tookMillis", took.toNanos() / 1e6);
            case Sent.Silent _ -> object.put("result", "noAnswer");
            case Sent.Lost(var why) -> object.put("result", "lost").put("text", why);
        };
    }
}
