package org.cueway.nmos.is04.feed;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cueway.nmos.dnssd.BrowseSpec;
import org.cueway.nmos.dnssd.Browser;
import org.cueway.nmos.dnssd.ServiceType;
import org.cueway.nmos.is04.spec.Means;

/**
 * Looks for registries, again and again, and tells what is offered: often while there is none, every minute when there are some, and at
 * once when asked. Runs on a thread of its own until it is interrupted.
 */
public final class Lookout implements Runnable {
    private final BrowseSpec spec;
    private final Means means;
    private final BlockingQueue<Message> mailbox;
    private final BlockingQueue<Boolean> asked = new ArrayBlockingQueue<>(1);

    /** Looks for nothing yet. */
    public Lookout(BrowseSpec spec, Means means, BlockingQueue<Message> mailbox) {
        this.spec = spec;
        this.means = means;
        this.mailbox = mailbox;
    }

    /** Looks again soon. */
    public void again() {
        asked.offer(true);
    }

    @Override
    public void run() {
        var limits = means.limits();
        try (var browser = new Browser(ServiceType.QUERY, spec, limits.dns(), means.time(), this::again)) {
            int inVain = 0;
            while (true) {
                var adverts = browser.browse();
                mailbox.put(new Message.Offered(adverts, browser.trouble().orElse("")));
                inVain = adverts.isEmpty() ? inVain + 1 : 0;
                var pause =
                        inVain > 0 ? limits.retry().pause(inVain) : limits.dns().again();
                if (spec.order() == BrowseSpec.Order.NONE) return;
                var _ = asked.poll(pause.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException _) {
            // Asked to stop.
        }
    }
}
