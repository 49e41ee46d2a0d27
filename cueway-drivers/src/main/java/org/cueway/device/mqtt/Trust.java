package org.cueway.device.mqtt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import javax.net.ssl.TrustManagerFactory;
import org.cueway.device.DeviceException;

/** Whose certificates are believed. */
final class Trust {
    private Trust() {}

    /** Those that are signed by who stands in a file. */
    static TrustManagerFactory in(Path file) throws DeviceException {
        try (var in = Files.newInputStream(file)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca-" + store.size(), certificate);
            }
            if (store.size() == 0) throw new CertificateException("it holds none");
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory;
        } catch (CertificateException e) {
            throw new DeviceException("no certificate in " + file + ", expected PEM or DER: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new DeviceException("cannot read certificates from " + file + ": " + e, e);
        } catch (GeneralSecurityException e) {
            throw new DeviceException("this Java cannot do TLS: " + e.getMessage(), e);
        }
    }
}
