package org.cueway.nmos.dnssd;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;

/** A service that is offered by multicast on loopback. */
public final class Multicasting implements AutoCloseable {
    private final JmDNS responder;
    private final ServiceInfo service;

    private Multicasting(JmDNS responder, ServiceInfo service) {
        this.responder = responder;
        this.service = service;
    }

    /** Offered when this returns; {@code txt} as {@code key=value}. */
    public static Multicasting start(String name, ServiceType type, int port, String... txt) throws IOException {
        var responder = JmDNS.create(InetAddress.getByName("127.0.0.1"), null);
        var service = ServiceInfo.create(type.dns() + ".local.", name, port, 0, 0, values(txt));
        responder.registerService(service);
        return new Multicasting(responder, service);
    }

    private static Map<String, String> values(String... txt) {
        var values = new HashMap<String, String>();
        Arrays.stream(txt).map(each -> each.split("=", 2)).forEach(each -> values.put(each[0], each[1]));
        return values;
    }

    /** Says something else from now on. */
    public void say(String... txt) {
        service.setText(values(txt));
    }

    public String name() {
        return service.getName();
    }

    @Override
    public void close() throws IOException {
        responder.unregisterAllServices();
        responder.close();
    }
}
