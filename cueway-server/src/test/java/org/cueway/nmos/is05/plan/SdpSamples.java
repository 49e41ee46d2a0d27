package org.cueway.nmos.is05.plan;

/** Session descriptions. */
public final class SdpSamples {
    public static final String ONE = """
            v=0\r
            o=- 1795280400 1 IN IP4 192.0.2.11\r
            s=CAM 1\r
            t=0 0\r
            m=video 5004 RTP/AVP 96\r
            c=IN IP4 239.10.1.1/64\r
            a=source-filter: incl IN IP4 239.10.1.1 192.0.2.11\r
            a=rtpmap:96 raw/90000\r
            """;

    public static final String TWO = """
            v=0\r
            o=- 1795280400 1 IN IP4 192.0.2.11\r
            s=CAM 1\r
            t=0 0\r
            a=group:DUP primary secondary\r
            m=video 5004 RTP/AVP 96\r
            c=IN IP4 239.10.1.1/64\r
            a=source-filter: incl IN IP4 239.10.1.1 192.0.2.11\r
            a=rtpmap:96 raw/90000\r
            a=mid:primary\r
            m=video 5006 RTP/AVP 96\r
            c=IN IP4 239.20.1.1/64\r
            a=source-filter: incl IN IP4 239.20.1.1 198.51.100.11\r
            a=rtpmap:96 raw/90000\r
            a=mid:secondary\r
            """;

    /** One media section that feeds two legs. */
    public static final String DOUBLED = """
            v=0
            o=- 1 1 IN IP4 192.0.2.11
            s=CAM 1
            t=0 0
            m=video 5004 RTP/AVP 96
            c=IN IP4 239.10.1.1/64
            a=source-filter: incl IN IP4 239.10.1.1 192.0.2.11 198.51.100.11
            a=ssrc-group:DUP 1 2
            """;

    public static final String UNICAST = """
            v=0
            o=- 1 1 IN IP4 192.0.2.11
            s=LNK 1
            t=0 0
            m=video 5010 RTP/AVP 96
            c=IN IP4 192.0.2.40
            """;

    private SdpSamples() {}
}
