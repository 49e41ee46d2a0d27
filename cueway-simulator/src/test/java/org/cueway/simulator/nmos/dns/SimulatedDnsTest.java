package org.cueway.simulator.nmos.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The name server, judged by the JDK's own DNS client. */
final class SimulatedDnsTest {
    private static final String SERVICE = "_nmos-query._tcp.studio.example";
    private static final Advertised REGISTRY = Advertised.query(
            "registry one", new Advertised.Port(InetAddress.getLoopbackAddress(), 3_211), "v1.2,v1.3", 10);

    private SimulatedDns dns;

    @BeforeEach
    void start() throws Exception {
        dns = SimulatedDns.start();
        dns.put(REGISTRY.in("studio.example", Duration.ofSeconds(60)));
    }

    @AfterEach
    void stop() {
        dns.close();
    }

    private List<String> ask(String name, String type) throws NamingException {
        var environment = new Hashtable<String, String>();
        environment.put("java.naming.factory.initial", "com.sun.jndi.dns.DnsContextFactory");
        environment.put("java.naming.provider.url", "dns://" + dns.authority());
        environment.put("com.sun.jndi.dns.timeout.initial", "200");
        environment.put("com.sun.jndi.dns.timeout.retries", "1");
        var context = new InitialDirContext(environment);
        try {
            var attribute = context.getAttributes(name, new String[] {type}).get(type);
            if (attribute == null) return List.of();
            var values = new ArrayList<String>();
            for (var value : Collections.list(attribute.getAll())) values.add(String.valueOf(value));
            return values;
        } finally {
            context.close();
        }
    }

    @Test
    void C16_theChainFromServiceToAddressIsFollowed() throws Exception {
        assertThat(ask(SERVICE, "PTR")).containsExactly("registry one." + SERVICE + ".");
        assertThat(ask("registry one." + SERVICE, "SRV")).containsExactly("0 0 3211 registry-one.studio.example.");
        assertThat(ask("registry one." + SERVICE, "TXT"))
                .singleElement()
                .asString()
                .contains("api_ver=v1.2,v1.3", "api_proto=http", "pri=10");
        assertThat(ask("registry-one.studio.example", "A")).containsExactly("127.0.0.1");
        assertThat(ask("registry-one.studio.example", "AAAA")).isEmpty();
        assertThat(dns.asked(SERVICE.toUpperCase(Locale.ROOT), DnsType.PTR)).isEqualTo(1);
        assertThatThrownBy(() -> ask("nobody.studio.example", "A")).isInstanceOf(NameNotFoundException.class);
    }

    @Test
    void whatIsTooLongForUdpIsAskedOverTcp() throws Exception {
        for (int i = 0; i < 20; i++) {
            dns.put(Advertised.query(
                            "another registry " + i,
                            new Advertised.Port(InetAddress.getLoopbackAddress(), 4_000 + i),
                            "v1.3",
                            i)
                    .in("studio.example", Duration.ofSeconds(60)));
        }
        assertThat(ask(SERVICE, "PTR")).hasSize(21);
        assertThat(dns.queries()).extracting(DnsQuery::tcp).containsExactly(false, true);
    }

    @Test
    void aNameServerFails() throws Exception {
        dns.fail(new DnsFault.CutsShort());
        assertThat(ask(SERVICE, "PTR")).hasSize(1);
        dns.fail(new DnsFault.Code(2));
        assertThatThrownBy(() -> ask(SERVICE, "PTR")).isInstanceOf(NamingException.class);
        dns.fail(new DnsFault.Mute());
        assertThatThrownBy(() -> ask(SERVICE, "PTR")).isInstanceOf(NamingException.class);
        dns.fail();
        dns.remove(REGISTRY.in("studio.example", Duration.ofSeconds(60)));
        assertThatThrownBy(() -> ask(SERVICE, "PTR")).isInstanceOf(NameNotFoundException.class);
    }
}
