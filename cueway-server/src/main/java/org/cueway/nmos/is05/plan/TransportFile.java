package org.cueway.nmos.is05.plan;

/**
 * A transport file, as a sender serves it and a receiver gets it; never kept for later (C-67).
 *
 * @param data its text
 * @param type {@code application/sdp}, most often
 */
public record TransportFile(String data, String type) {
    /** A session description. */
    public static final String SDP = "application/sdp";

    /** A session description. */
    public static TransportFile sdp(String data) {
        return new TransportFile(data, SDP);
    }

    boolean isSdp() {
        return type.isEmpty() || type.startsWith(SDP);
    }
}
