package org.cueway.nmos.is04.node;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.dnssd.Advert;
import org.cueway.nmos.is04.holdings.Holdings;
import org.cueway.nmos.is04.spec.Means;
import org.cueway.nmos.is04.spec.NetworkSpec;
import org.cueway.nmos.is04.spec.NetworkStatus;

/**
 * A node that an operator wrote down, read every few seconds (nmos §2.5). While it does not answer, what it had is stale. Runs on a
 * thread of its own until it is interrupted.
 */
public final class DirectNode implements Runnable {
    private final URI address;
    private final Means means;
    private final NodeReading reading;
    private final Runnable changed;
    private volatile NetworkStatus.NodeRead status;

    /** Reads nothing yet. {@code changed} is called when it begins or ceases to answer. */
    public DirectNode(URI address, NetworkSpec spec, Means means, Holdings holdings, Runnable changed) {
        this.address = Advert.configured(address).address();
        this.means = means;
        this.reading =
                new NodeReading(List.of(this.address), spec.versions(), means, holdings.open(this.address.toString()));
        this.changed = changed;
        this.status = new NetworkStatus.NodeRead(this.address, false, "not read yet");
    }

    /** Whether it answers. */
    public NetworkStatus.NodeRead status() {
        return status;
    }

    @Override
    public void run() {
        try {
            while (true) {
                var trouble = reading.read(EnumSet.allOf(Kind.class));
                var now = new NetworkStatus.NodeRead(address, trouble.isEmpty(), trouble.orElse(""));
                boolean differs = !now.equals(status);
                status = now;
                if (differs) changed.run();
                means.time().sleep(means.limits().poll());
            }
        } catch (InterruptedException _) {
            // Asked to stop.
        }
    }
}
