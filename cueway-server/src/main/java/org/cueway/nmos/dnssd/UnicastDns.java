package org.cueway.nmos.dnssd;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import javax.naming.CompositeName;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;

/**
 * Asks DNS servers for services: PTR, then SRV and TXT of each instance, then A and AAAA of its host (RFC 6763). Blocks; safe for use
 * by any thread.
 */
final class UnicastDns {
    private final Optional<String> server;
    private final DnsLimits limits;

    UnicastDns(Optional<String> server, DnsLimits limits) {
        this.server = server;
        this.limits = limits;
    }

    /**
     * What is offered in a domain; none if the domain has none, or does not exist.
     *
     * @throws IOException if no server answers; the message says which was asked for what
     */
    List<Advert> browse(ServiceType type, String domain) throws IOException {
        var question = type.dns() + "." + domain;
        try {
            var context = new InitialDirContext(environment());
            try {
                var found = new ArrayList<Advert>();
                for (var instance : values(context, question, "PTR")) {
                    if (found.size() < limits.maxServices())
                        advert(context, instance).ifPresent(found::add);
                }
                return found;
            } finally {
                context.close();
            }
        } catch (NamingException e) {
            throw new IOException(
                    "no answer from " + server.map(name -> "DNS server " + name).orElse("any DNS server") + " to "
                            + question + ": " + e.getMessage(),
                    e);
        }
    }

    @SuppressWarnings("JdkObsolete") // JNDI takes nothing else
    private Hashtable<String, String> environment() {
        var environment = new Hashtable<String, String>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(
                Context.PROVIDER_URL, server.map(name -> "dns://" + name).orElse("dns:"));
        environment.put(
                "com.sun.jndi.dns.timeout.initial",
                String.valueOf(limits.answer().toMillis()));
        // What the provider calls retries is the number of tries.
        environment.put("com.sun.jndi.dns.timeout.retries", String.valueOf(limits.repeats() + 1));
        return environment;
    }

    private static Optional<Advert> advert(DirContext context, String instance) throws NamingException {
        var service = values(context, instance, "SRV").stream().findFirst().map(record -> record.split(" ", -1));
        if (service.filter(parts -> parts.length == 4).isEmpty()) return Optional.empty();
        var parts = service.orElseThrow();
        int port = number(parts[2]);
        // No target, or no port: the service is said not to be there (RFC 2782).
        if (port < 1 || port > 65_535 || parts[3].equals(".")) return Optional.empty();
        var txt = values(context, instance, "TXT").stream().findFirst().map(Txt::ofProvider);
        var place = new Place(parts[3], port, number(parts[0]), addresses(context, parts[3]));
        return Optional.of(new Advert(label(instance), place, txt.orElse(Txt.NONE), Way.UNICAST));
    }

    private static List<String> addresses(DirContext context, String host) throws NamingException {
        var found = new ArrayList<>(values(context, host, "A"));
        found.addAll(values(context, host, "AAAA"));
        return found;
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    }

    /** The first label, without what masks spaces and dots in it. */
    private static String label(String instance) {
        var label = new StringBuilder();
        for (int i = 0; i < instance.length() && instance.charAt(i) != '.'; i++) {
            char c = instance.charAt(i);
            if (c == '\\' && instance.substring(i + 1).matches("(?s)[0-9]{3}.*")) {
                label.append((char) Integer.parseInt(instance.substring(i + 1, i + 4)));
                i += 3;
            } else if (c == '\\' && i + 1 < instance.length()) {
                label.append(instance.charAt(++i));
            } else {
                label.append(c);
            }
        }
        return label.toString();
    }

    // Only the DNS provider is asked, which makes text of what comes: nothing is looked up that could be an object.
    @SuppressWarnings("BanJNDI")
    private static List<String> values(DirContext context, String name, String type) throws NamingException {
        try {
            var attribute = context.getAttributes(new CompositeName().add(name), new String[] {type})
                    .get(type);
            if (attribute == null) return List.of();
            var values = new ArrayList<String>();
            for (int i = 0; i < attribute.size(); i++) values.add(String.valueOf(attribute.get(i)));
            return values;
        } catch (NameNotFoundException _) {
            return List.of();
        }
    }
}
