package org.cueway.nmos.is09;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.cueway.base.TimeSource;
import org.cueway.nmos.ApiVersion;
import org.cueway.nmos.dnssd.Advert;
import org.cueway.nmos.dnssd.Browser;
import org.cueway.nmos.dnssd.Candidates;
import org.cueway.nmos.dnssd.Candidates.Candidate;
import org.cueway.nmos.dnssd.Candidates.Rules;
import org.cueway.nmos.dnssd.DnsLimits;
import org.cueway.nmos.dnssd.ServiceType;
import org.cueway.nmos.http.NmosHttp;
import org.cueway.nmos.http.Reply.Answered;
import tools.jackson.databind.JsonNode;

/**
 * Reads the settings of a facility from the best System API that there is, again and again until it is closed; while none answers,
 * with longer and longer pauses. What was read stays. Safe for use by any thread.
 */
public final class FacilitySettings implements AutoCloseable {
    private static final List<ApiVersion> VERSIONS = List.of(ApiVersion.v1(0));
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration STOPPING = Duration.ofSeconds(5);

    private final SystemSpec spec;
    private final NmosHttp http;
    private final TimeSource time;
    private final Browser browser;
    private final Thread thread;
    private volatile Found found = new Found(Optional.empty(), Optional.empty(), "not looked for yet");

    private FacilitySettings(SystemSpec spec, NmosHttp http, DnsLimits dns, TimeSource time) {
        this.spec = spec;
        this.http = http;
        this.time = time;
        this.browser = new Browser(ServiceType.SYSTEM, spec.browse(), dns, time, () -> {});
        this.thread = Thread.ofVirtual().name("nmos-system").unstarted(this::run);
    }

    /**
     * What is known.
     *
     * @param settings as they were read the last time; empty if they never were
     * @param from scheme, host and port of where
     * @param trouble why they could not be read the last time; empty if they could
     */
    public record Found(Optional<SystemGlobal> settings, Optional<URI> from, String trouble) {}

    /** Begins to read. */
    public static FacilitySettings start(SystemSpec spec, NmosHttp http, DnsLimits dns, TimeSource time) {
        var settings = new FacilitySettings(spec, http, dns, time);
        settings.thread.start();
        return settings;
    }

    /** What is known now. */
    public Found found() {
        return found;
    }

    private void run() {
        try (browser) {
            var pause = FIRST_PAUSE;
            while (true) {
                if (read()) {
                    pause = FIRST_PAUSE;
                    time.sleep(spec.again());
                } else {
                    time.sleep(pause);
                    var longer = pause.multipliedBy(2);
                    pause = longer.compareTo(spec.retry()) < 0 ? longer : spec.retry();
                }
            }
        } catch (InterruptedException _) {
            // Asked to stop.
        }
    }

    private boolean read() throws InterruptedException {
        var adverts = new ArrayList<Advert>();
        spec.address().map(Advert::configured).ifPresent(adverts::add);
        adverts.addAll(browser.browse());
        // IS-09 has no tokens.
        var rules = new Rules(VERSIONS, http.secure(), true, spec.development());
        var usable = Candidates.of(adverts, rules, RandomGenerator.getDefault()).usable();
        var trouble = browser.trouble().orElse("no System API found");
        for (var candidate : usable) {
            for (var address : candidate.advert().tries()) {
                var told = ask(candidate, address);
                if (told.settings().isPresent()) {
                    found = told;
                    return true;
                }
                trouble = told.trouble();
            }
        }
        found = new Found(found.settings(), found.from(), trouble);
        return false;
    }

    private Found ask(Candidate candidate, URI address) throws InterruptedException {
        var where = NmosHttp.join(address.toString(), "x-nmos/system/" + candidate.version() + "/global");
        var reply = http.get(where);
        Optional<SystemGlobal> read = reply instanceof Answered answer && answer.done()
                ? answer.json().filter(JsonNode::isObject).flatMap(SystemGlobal::read)
                : Optional.empty();
        return read.isPresent()
                ? new Found(read, Optional.of(address), "")
                : new Found(Optional.empty(), Optional.empty(), where + ": " + reply.inWords());
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(STOPPING);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
