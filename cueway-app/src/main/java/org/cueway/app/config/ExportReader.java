package org.cueway.app.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cueway.app.config.ExportConfig.Where;
import org.cueway.cue.Glob;
import org.cueway.export.Choice;
import org.cueway.export.delivery.Remote;
import org.cueway.export.delivery.TcpFeed.Framing;
import org.cueway.export.file.ExportSpec;
import org.cueway.export.file.FileKind;
import org.cueway.export.file.FolderName;
import org.cueway.export.ftp.FtpSpec;
import org.cueway.export.ftp.FtpSpec.Security;
import org.cueway.export.ftp.FtpSpec.Trust;
import org.cueway.export.ftp.FtpSpec.When;
import org.cueway.export.sftp.SftpSpec;
import org.cueway.export.text.TextEncoding;
import org.cueway.export.text.TextStyle;
import org.cueway.export.text.TextStyle.Extra;
import org.cueway.export.text.TextStyle.Floated;
import org.cueway.export.text.TextStyle.LineEnd;

/** Reads {@code exports}. Confined to the thread that reads. */
final class ExportReader {
    private static final List<String> KINDS = List.of("folder", "sftp", "ftp", "ftps", "feed");
    private static final String GLOB = "a text, in which * stands for any text, or a list of them";
    private static final String FILES = "pages, stack, csv, script, storyBody or readyToAir, or a list of them";
    private static final Set<FileKind> USUAL = EnumSet.of(FileKind.PAGES, FileKind.STACK, FileKind.CSV, FileKind.READY);
    private static final Set<FileKind> SCRIPTS = EnumSet.of(FileKind.SCRIPT, FileKind.STORY_BODY);
    private static final List<String> ENCODINGS = List.of("utf8", "utf8bom", "utf16", "windows1252", "latin1");

    private final Keys.Context context;
    private final Function<String, Optional<Path>> path;
    private final Set<String> ids = new HashSet<>();

    /**
     * A reader.
     *
     * @param path a path from its text
     */
    ExportReader(Keys.Context context, Function<String, Optional<Path>> path) {
        this.context = context;
        this.path = path;
    }

    List<ExportConfig> read(Keys root) {
        var exports = new ArrayList<ExportConfig>();
        List<Node> nodes = root.items("exports");
        for (int i = 0; i < nodes.size(); i++) {
            Keys one = Keys.of(nodes.get(i), "exports." + i, context);
            export(one).ifPresent(exports::add);
            one.finish();
        }
        return exports;
    }

    private Optional<ExportConfig> export(Keys keys) {
        var id = id(keys);
        if (keys.node("to").isEmpty()) {
            missing(keys, "to", "one of " + String.join(", ", KINDS));
            return Optional.empty();
        }
        var kind = keys.oneOf("to", KINDS).orElse("folder");
        var which = new Choice(
                keys.oneOrMore("newsrooms", GLOB, text -> Optional.of(new Glob(text))),
                keys.oneOrMore("rundowns", GLOB, text -> Optional.of(new Glob(text))));
        var spec = new ExportSpec(
                id.orElse(""), which, files(keys, kind), folderName(keys, kind), style(keys.section("script")));
        return where(keys, kind).flatMap(where -> id.map(_ -> new ExportConfig(spec, where)));
    }

    private Optional<String> id(Keys keys) {
        var id = keys.value(
                "id",
                "1 to 64 letters, digits, hyphens or underscores",
                text -> Optional.of(text).filter(it -> it.matches("[A-Za-z0-9_-]{1,64}")));
        if (keys.node("id").isEmpty()) missing(keys, "id", "a name for the target, such as cg-desk");
        id.filter(name -> !ids.add(name))
                .ifPresent(name ->
                        keys.problem(keys.place("id"), "id", "is \"" + name + "\", which another export has already"));
        return id;
    }

    private static Set<FileKind> files(Keys keys, String kind) {
        boolean feed = kind.equals("feed");
        if (keys.node("files").isEmpty()) return feed ? EnumSet.of(FileKind.SCRIPT) : USUAL;
        var words = keys.oneOrMore("files", FILES, FileKind::of);
        if (feed && (words.size() != 1 || !SCRIPTS.containsAll(words))) {
            keys.problem(
                    keys.place("files"), "files", "expected script or storyBody, since a feed carries one of them");
            return EnumSet.of(FileKind.SCRIPT);
        }
        return Set.copyOf(words);
    }

    private static FolderName folderName(Keys keys, String kind) {
        if (kind.equals("feed")) return FolderName.KEY;
        return keys.value(
                        "folderName",
                        "a name with {key} in it, and perhaps {roSlug}, {roID} or {newsroom}, such as \"{roSlug} {key}\"",
                        FolderName::parse)
                .orElse(FolderName.KEY);
    }

    private static TextStyle style(Keys keys) {
        var extras = EnumSet.noneOf(Extra.class);
        for (var extra : Extra.values()) {
            if (keys.flag(word(extra), TextStyle.USUAL.extras().contains(extra))) extras.add(extra);
        }
        var style = new TextStyle(
                keys.oneOf("encoding", ENCODINGS).flatMap(TextEncoding::of).orElse(TextEncoding.UTF8),
                keys.word("lineEnd", LineEnd.LF),
                keys.text("presenter", ""),
                keys.word("floated", Floated.SKIP),
                extras);
        keys.finish();
        return style;
    }

    private static String word(Extra extra) {
        return extra == Extra.PLAIN_QUOTES ? "plainQuotes" : extra.name().toLowerCase(Locale.ROOT);
    }

    private Optional<Where> where(Keys keys, String kind) {
        return switch (kind) {
            case "folder" -> {
                if (keys.node("path").isEmpty()) missing(keys, "path", "a folder that is there");
                yield keys.value("path", "a folder that is there", path).map(Where.Folder::new);
            }
            case "feed" -> Optional.of(feed(keys));
            case "sftp" -> Optional.of(new Where.Sftp(sftp(keys)));
            case "ftp" -> Optional.of(new Where.Ftp(new FtpSpec(remote(keys, 21), new Security.Plain())));
            default -> Optional.of(new Where.Ftp(ftps(keys)));
        };
    }

    private static Where feed(Keys keys) {
        if (keys.node("port").isEmpty()) missing(keys, "port", "the port to which prompters connect");
        return new Where.Feed(
                keys.text("host", "127.0.0.1"),
                keys.number("port", "a port", 0, 65535, 0),
                keys.oneOf("frame", List.of("header", "formFeed"))
                                .filter("formFeed"::equals)
                                .isPresent()
                        ? Framing.FORM_FEED
                        : Framing.HEADER);
    }

    private SftpSpec sftp(Keys keys) {
        var remote = remote(keys, 22);
        var key = keys.value("key", "the path of a private key", path);
        var hostKeys = keys.oneOrMore(
                "hostKeys",
                "a fingerprint as SHA256:…, or a public key as ssh-keyscan prints it without the host, or a list of them",
                text -> Optional.of(text.strip()).filter(it -> it.startsWith("SHA256:") || it.contains(" ")));
        if (key.isEmpty() && remote.password().isEmpty()) missing(keys, "password", "one, or a key");
        return new SftpSpec(remote, key, keys.value("passphrase", "a text", Optional::of), hostKeys);
    }

    private FtpSpec ftps(Keys keys) {
        var when = keys.word("tls", When.EXPLICIT);
        var remote = remote(keys, when == When.EXPLICIT ? 21 : 990);
        return new FtpSpec(remote, new Security.Tls(when, trust(keys)));
    }

    private Trust trust(Keys keys) {
        if (keys.node("trust").filter(Node.Section.class::isInstance).isEmpty()) {
            keys.oneOf("trust", List.of("known"));
            return new Trust.Known();
        }
        Keys section = keys.section("trust");
        Optional<Trust> authority =
                section.value("ca", "a file of certificates, PEM or DER", path).map(Trust.Authority::new);
        Optional<Trust> pinned = section.value(
                        "pin",
                        "a SHA-256 fingerprint, 64 hexadecimal digits, as openssl x509 -fingerprint -sha256 prints it",
                        text -> Optional.of(text.replace(":", "").toLowerCase(Locale.ROOT))
                                .filter(it -> it.matches("[0-9a-f]{64}")))
                .map(Trust.Pinned::new);
        if (section.node("ca").isPresent() == section.node("pin").isPresent()) {
            keys.problem(keys.place("trust"), "trust", "expected known, { ca: FILE } or { pin: FINGERPRINT }");
        }
        section.finish();
        return authority.or(() -> pinned).orElse(new Trust.Known());
    }

    private static Remote remote(Keys keys, int usualPort) {
        var host = keys.value(
                "host", "a host name or an address", text -> Optional.of(text).filter(Keys::isWord));
        if (keys.node("host").isEmpty()) missing(keys, "host", "a host name or an address");
        var username =
                keys.value("username", "a name", text -> Optional.of(text).filter(it -> !it.isBlank()));
        if (keys.node("username").isEmpty()) missing(keys, "username", "a name");
        return new Remote(
                host.orElse(""),
                keys.number("port", "a port", 1, 65535, usualPort),
                keys.text("path", ""),
                username.orElse(""),
                keys.value("password", "a text", Optional::of));
    }

    private static void missing(Keys keys, String key, String expected) {
        keys.problem(keys.place(key), key, "is missing, expected " + expected);
    }
}
