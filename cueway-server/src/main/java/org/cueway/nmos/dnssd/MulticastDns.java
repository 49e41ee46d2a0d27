package org.cueway.nmos.dnssd;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceInfo;
import javax.jmdns.ServiceListener;

/**
 * Hears services of one type on the local network. What is said to be gone, or is not renewed in its time, is forgotten by the
 * library. Safe for use by any thread.
 */
final class MulticastDns implements AutoCloseable {
    private final String type;
    private final List<JmDNS> responders = new ArrayList<>();
    private final Map<String, Advert> heard = new ConcurrentHashMap<>();
    private final Runnable changed;
    private final DnsLimits limits;

    private MulticastDns(ServiceType type, DnsLimits limits, Runnable changed) {
        this.type = type.dns() + ".local.";
        this.limits = limits;
        this.changed = changed;
    }

    /**
     * Begins to listen.
     *
     * @param interfaces own addresses; empty: all that can
     * @param changed called, on a thread of the library, when something has come, changed or gone; must not wait
     * @throws IOException if it is possible at none of them
     */
    static MulticastDns open(ServiceType type, List<String> interfaces, DnsLimits limits, Runnable changed)
            throws IOException {
        var opened = new MulticastDns(type, limits, changed);
        var failures = new ArrayList<String>();
        for (var address : addresses(interfaces)) {
            try {
                var responder = JmDNS.create(address, null);
                opened.responders.add(responder);
                responder.addServiceListener(opened.type, opened.new Ear(responder));
            } catch (IOException e) {
                failures.add(address.getHostAddress() + ": " + e.getMessage());
            }
        }
        if (opened.responders.isEmpty()) throw new IOException("no multicast DNS possible here: " + failures);
        return opened;
    }

    private static List<InetAddress> addresses(List<String> wanted) throws IOException {
        var found = new ArrayList<InetAddress>();
        for (var each : wanted) found.add(InetAddress.getByName(each));
        if (!found.isEmpty()) return found;
        for (var each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            if (each.isUp() && each.supportsMulticast() && !each.isLoopback()) {
                each.inetAddresses()
                        .filter(address -> address instanceof Inet4Address)
                        .findFirst()
                        .ifPresent(found::add);
            }
        }
        return found.isEmpty() ? List.of(InetAddress.getLoopbackAddress()) : found;
    }

    /** What is offered now. */
    List<Advert> heard() {
        return List.copyOf(heard.values());
    }

    private final class Ear implements ServiceListener {
        private final JmDNS responder;

        Ear(JmDNS responder) {
            this.responder = responder;
        }

        @Override
        public void serviceAdded(ServiceEvent event) {
            responder.requestServiceInfo(event.getType(), event.getName(), true);
        }

        @Override
        public void serviceResolved(ServiceEvent event) {
            var info = event.getInfo();
            // The library also tells of services whose TXT record it has not heard yet.
            if (info.getPort() == 0 || info.getTextBytes().length <= 1) return;
            if (heard.size() >= limits.maxServices() && !heard.containsKey(event.getName())) return;
            var now = advert(event.getName(), info);
            if (!now.equals(heard.put(event.getName(), now))) changed.run();
        }

        @Override
        public void serviceRemoved(ServiceEvent event) {
            if (heard.remove(event.getName()) != null) changed.run();
        }
    }

    private static Advert advert(String name, ServiceInfo info) {
        var values = new HashMap<String, String>();
        for (var key : Collections.list(info.getPropertyNames())) {
            var value = info.getPropertyString(key);
            values.putIfAbsent(key.toLowerCase(java.util.Locale.ROOT), value == null ? "" : value.strip());
        }
        var addresses = new ArrayList<String>();
        Arrays.stream(info.getInet4Addresses()).map(InetAddress::getHostAddress).forEach(addresses::add);
        Arrays.stream(info.getInet6Addresses()).map(InetAddress::getHostAddress).forEach(addresses::add);
        var place = new Place(info.getServer(), info.getPort(), info.getPriority(), addresses);
        return new Advert(name, place, new Txt(values), Way.MULTICAST);
    }

    /**
     * Ends listening, on threads of its own: the library takes up to 10 s to say goodbye, and since we announce nothing nobody has
     * to hear it.
     */
    @Override
    public void close() {
        for (var responder : responders) {
            Thread.ofVirtual().name("nmos-mdns ends").start(() -> {
                try {
                    responder.close();
                } catch (IOException _) {
                    // Nothing is left to be closed.
                }
            });
        }
    }
}
