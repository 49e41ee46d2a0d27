package org.cueway.base;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Decides about certificates of servers that an HTTP client dials. It asks with its engine: only so can the name be looked at. */
public abstract class ServerTrust extends X509ExtendedTrustManager {
    /** For those who decide. */
    protected ServerTrust() {}

    @Override
    public abstract void checkServerTrusted(X509Certificate[] chain, String keyType, SSLEngine engine)
            throws CertificateException;

    @Override
    public final X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    @Override
    public final void checkServerTrusted(X509Certificate[] chain, String keyType) throws CertificateException {
        throw notThisWay();
    }

    @Override
    public final void checkServerTrusted(X509Certificate[] chain, String keyType, Socket socket)
            throws CertificateException {
        throw notThisWay();
    }

    @Override
    public final void checkClientTrusted(X509Certificate[] chain, String keyType) throws CertificateException {
        throw notThisWay();
    }

    @Override
    public final void checkClientTrusted(X509Certificate[] chain, String keyType, Socket socket)
            throws CertificateException {
        throw notThisWay();
    }

    @Override
    public final void checkClientTrusted(X509Certificate[] chain, String keyType, SSLEngine engine)
            throws CertificateException {
        throw notThisWay();
    }

    private static CertificateException notThisWay() {
        return new CertificateException("asked in a way that cannot look at the name");
    }
}
