package org.cueway.nmos.dnssd;

/** What is looked for (nmos §2.1). */
public enum ServiceType {
    QUERY("_nmos-query._tcp", "query"),
    NODE("_nmos-node._tcp", "node"),
    SYSTEM("_nmos-system._tcp", "system"),
    AUTHORIZATION("_nmos-auth._tcp", "auth");

    private final String dns;
    private final String api;

    ServiceType(String dns, String api) {
        this.dns = dns;
        this.api = api;
    }

    /** As DNS-SD names it, without a domain. */
    public String dns() {
        return dns;
    }

    /** The name of its API, behind {@code /x-nmos/}. */
    public String api() {
        return api;
    }
}
