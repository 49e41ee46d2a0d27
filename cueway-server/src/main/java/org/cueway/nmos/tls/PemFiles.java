package org.cueway.nmos.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads certificates and keys from files, and says what is wrong with them. */
final class PemFiles {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
    private static final List<String> KINDS = List.of("EC", "RSA", "EdDSA");

    private PemFiles() {}

    /** What tells a file from what it was before. */
    record Stamp(Path file, FileTime changed, long bytes) {}

    /** The certificate files among files and folders, each as it is now; what is not there is left out. */
    static List<Stamp> stamps(List<Path> places) throws IOException {
        var found = new ArrayList<Stamp>();
        for (var place : places) {
            for (var file : files(place)) {
                if (Files.isRegularFile(file)) {
                    found.add(new Stamp(file, Files.getLastModifiedTime(file), Files.size(file)));
                }
            }
        }
        return found;
    }

    private static List<Path> files(Path place) throws IOException {
        if (!Files.isDirectory(place)) return List.of(place);
        try (var all = Files.list(place)) {
            return all.filter(PemFiles::certificate).sorted().toList();
        }
    }

    private static boolean certificate(Path file) {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".pem") || name.endsWith(".crt") || name.endsWith(".cer") || name.endsWith(".der");
    }

    /**
     * The certificates in a file, in their order.
     *
     * @throws IOException if it cannot be read, or holds none; the message names it
     */
    static List<X509Certificate> certificates(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var found = new ArrayList<X509Certificate>();
            for (var each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                found.add((X509Certificate) each);
            }
            if (found.isEmpty()) throw new IOException("no certificate in " + file + ", expected PEM or DER");
            return found;
        } catch (CertificateException e) {
            throw new IOException("no certificate in " + file + ", expected PEM or DER: " + e.getMessage(), e);
        }
    }

    /**
     * The private key in a file.
     *
     * @throws IOException if it cannot be read, or holds none that we can use; the message names the file, never what is in it
     */
    static PrivateKey key(Path file) throws IOException {
        var text = Files.readString(file);
        var block = BLOCK.matcher(text);
        while (block.find()) {
            switch (block.group(1)) {
                case "PRIVATE KEY" -> {
                    return pkcs8(file, Base64.getMimeDecoder().decode(block.group(2)));
                }
                case "RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY" ->
                    throw new IOException("the key in " + file + " is of the kind " + block.group(1)
                            + ", expected PKCS 8 without a password; make it so with: openssl pkcs8 -topk8 -nocrypt -in "
                            + file + " -out key.pem");
                default -> {} // certificates may stand in the same file
            }
        }
        throw new IOException("no private key in " + file + ", expected PEM with BEGIN PRIVATE KEY");
    }

    private static PrivateKey pkcs8(Path file, byte[] bytes) throws IOException {
        for (var kind : KINDS) {
            try {
                return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(bytes));
            } catch (InvalidKeySpecException _) {
                // of another kind
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(kind + " is in every Java", e);
            }
        }
        throw new IOException("the key in " + file + " cannot be read, expected one of " + String.join(", ", KINDS));
    }
}
