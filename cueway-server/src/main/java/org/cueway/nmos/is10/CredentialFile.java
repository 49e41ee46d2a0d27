package org.cueway.nmos.is10;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What an authorization server gave us to keep, in a file that its owner alone may read: who we are there, and what renews our token.
 * Without it we would register anew with every start. Confined to the keeper's lock.
 */
public final class CredentialFile {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;

    /** Touches nothing yet. */
    public CredentialFile(Path file) {
        this.file = file;
    }

    /**
     * What is kept.
     *
     * @param issuer of whom it is: another server does not know us
     */
    record Kept(String issuer, Credentials us, Optional<String> refresh) {}

    /** Empty if nothing is kept, or nothing that can be read. */
    Optional<Kept> load() {
        try {
            var json = JSON.readTree(Files.readString(file));
            var id = json.path("clientId").asString("");
            return id.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Kept(
                            json.path("issuer").asString(""),
                            new Credentials(id, text(json, "secret")),
                            text(json, "refresh")));
        } catch (IOException | JacksonException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode json, String name) {
        return Optional.of(json.path(name).asString("")).filter(text -> !text.isEmpty());
    }

    /** @throws IOException if it cannot be written; then it is as it was */
    void save(Kept kept) throws IOException {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("issuer", kept.issuer());
        json.put("clientId", kept.us().clientId());
        kept.us().secret().ifPresent(secret -> json.put("secret", secret));
        kept.refresh().ifPresent(token -> json.put("refresh", token));
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) Files.createDirectories(folder);
        var beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(beside, json.toString());
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** @throws IOException if it cannot be taken away */
    void forget() throws IOException {
        try {
            Files.delete(file);
        } catch (NoSuchFileException _) {
            // nothing to forget
        }
    }
}
