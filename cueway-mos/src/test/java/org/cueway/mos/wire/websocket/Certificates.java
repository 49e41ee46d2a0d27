package org.cueway.mos.wire.websocket;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A self-signed certificate with its key, made for the test by the JDK's keytool.
 *
 * @param store the key, PKCS 12
 * @param pem the certificate alone
 */
public record Certificates(Path store, Path pem) {
    /** What opens the store. */
    public static final String PASSWORD = "changeit";

    /** Makes one in {@code folder} for the names given, such as {@code dns:localhost} or {@code ip:127.0.0.1}. */
    public static Certificates selfSigned(Path folder, String names) throws IOException, InterruptedException {
        var store = folder.resolve("server.p12");
        var pem = folder.resolve("server.pem");
        keytool(List.of(
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=test server",
                "-validity",
                "2",
                "-ext",
                "san=" + names,
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD));
        keytool(List.of(
                "-exportcert",
                "-rfc",
                "-alias",
                "server",
                "-file",
                pem.toString(),
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
        return new Certificates(store, pem);
    }

    private static void keytool(List<String> arguments) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(arguments);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) throw new IOException("keytool: " + said);
    }

    /** A TLS port of this machine that shows the certificate. */
    public ServerSocket listen() throws IOException, GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(keyStore(), PASSWORD.toCharArray());
        var tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        return tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** Its fingerprint as tools print it. */
    public String fingerprint() throws IOException, GeneralSecurityException {
        var certificate = keyStore().getCertificate("server");
        return Trust.Pinned.shown(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }

    private KeyStore keyStore() throws IOException, GeneralSecurityException {
        var loaded = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            loaded.load(in, PASSWORD.toCharArray());
        }
        return loaded;
    }
}
