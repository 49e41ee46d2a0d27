package org.cueway.mos.wire.websocket;

import org.cueway.base.Reason;

/** At which step a WebSocket that we dial does not come about, and why (R72). */
public enum DialFault implements Reason {
    NO_ADDRESS(
            "no address known for the host",
            "The name in mos4.url is wrong, or the name server does not know it.",
            "Correct the name, or write the address."),
    NOT_REACHED(
            "nobody accepts connections there",
            "The server is off, listens on another port, or a firewall is in between.",
            "Check host and port of mos4.url, then the way to it."),
    NO_ANSWER(
            "the handshake is not answered",
            "Something accepts the connection and does not speak HTTP, or is overloaded.",
            "Check that host and port of mos4.url are those of the MOS 4.0 endpoint."),
    NOT_TRUSTED(
            "its certificate is not trusted",
            "It is self-signed, made for another name, or signed by an authority of the station.",
            "Set mos4.trust to { ca: FILE } or, if the fingerprint is the right one, to { pin: FINGERPRINT }.",
            "Newsroom servers with certificates for other names or self-signed ones (R85)."),
    NO_TLS(
            "TLS does not come about",
            "The port does not speak TLS, or only versions before 1.2.",
            "Check whether the endpoint is ws:// or wss://, and its TLS versions."),
    BAD_REQUEST(
            "it calls our handshake a bad request (HTTP 400)",
            "Some servers take no IP address in Host, others miss a parameter.",
            "Write the server's name in mos4.url, or set mos4.host to it.",
            "ENPS, when Host is an IP address (R84)."),
    BAD_LOGIN(
            "it refuses the login (HTTP 401)",
            "The account is missing or wrong; ENPS wants one of the newsroom server.",
            "Set mos4.username and mos4.password.",
            "ENPS, on wss only (R85)."),
    FORBIDDEN(
            "it does not let us dial (HTTP 403)",
            "In ENPS the device row has Passive=1, which means that the newsroom dials us.",
            "Set Passive=0 in the device row and leave its endpoint blank; or remove mos4.url here, and let it dial our /mos.",
            "ENPS, for a device that it wants to dial itself (R81)."),
    NOT_FOUND(
            "there is no MOS endpoint under that path (HTTP 404)",
            "The path differs from product to product.",
            "Correct the path in mos4.url; that of ENPS is /MOS4NCS/.",
            "ENPS, whose path is another than the one in the specification (R84)."),
    NOT_A_WEB_SOCKET(
            "it answers, but not with a WebSocket",
            "The URL is that of another service, or a proxy in between does not pass WebSockets on.",
            "Check mos4.url, then what is in between."),
    HOST_NOT_ALLOWED(
            "this Java does not let Host be set",
            "The HTTP client was in use before the property that allows it was set.",
            "Start Java with -Djdk.httpclient.allowRestrictedHeaders=host."),
    BROKEN_OFF(
            "the connection broke off during the handshake",
            "The server or something in between closed it.",
            "Look into the log of the server.");

    private final Words words;

    DialFault(String text, String cause, String remedy) {
        this(text, cause, remedy, "");
    }

    DialFault(String text, String cause, String remedy, String seen) {
        this.words = new Words(text, cause, remedy, seen);
    }

    @Override
    public Words words() {
        return words;
    }

    /** The text with a detail behind it, and what to do. */
    String hint(String detail) {
        return with(detail) + "; " + words.remedy();
    }
}
