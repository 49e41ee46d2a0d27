package org.cueway.simulator.nmos.dns;

import java.net.Inet4Address;
import java.util.Arrays;
import java.util.Optional;

/** The types of records that are known here, with their codes (RFC 1035, 2782, 3596). */
public enum DnsType {
    A(1),
    PTR(12),
    TXT(16),
    AAAA(28),
    SRV(33);

    private final int code;

    DnsType(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static Optional<DnsType> of(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }

    static DnsType of(DnsRecord record) {
        return switch (record) {
            case DnsRecord.Ptr _ -> PTR;
            case DnsRecord.Srv _ -> SRV;
            case DnsRecord.Txt _ -> TXT;
            case DnsRecord.Address address -> address.address() instanceof Inet4Address ? A : AAAA;
        };
    }
}
