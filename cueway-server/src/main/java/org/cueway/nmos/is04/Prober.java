package org.cueway.nmos.is04;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import org.cueway.nmos.dnssd.Candidates.Candidate;
import org.cueway.nmos.dnssd.Candidates.Rules;
import org.cueway.nmos.is04.feed.Message;
import org.cueway.nmos.is04.query.Answer;
import org.cueway.nmos.is04.query.Answer.Got;
import org.cueway.nmos.is04.query.Answer.Sick;
import org.cueway.nmos.is04.query.Answer.Unsupported;
import org.cueway.nmos.is04.query.QueryApi;
import org.cueway.nmos.is04.spec.Means;

/** Asks registries whether they are there, and in which versions: that counts, whatever their adverts say (nmos §2.3 step 6). */
final class Prober implements AutoCloseable {
    private final Rules rules;
    private final Means means;
    private final BlockingQueue<Message> mailbox;
    private Optional<Thread> asking = Optional.empty();

    Prober(Rules rules, Means means, BlockingQueue<Message> mailbox) {
        this.rules = rules;
        this.means = means;
        this.mailbox = mailbox;
    }

    /** Asks at each address of a registry in turn, until one answers. */
    Answer<QueryApi> probe(Candidate candidate) throws InterruptedException {
        Answer<QueryApi> failure = new Sick<>("no address");
        for (var address : candidate.advert().tries()) {
            var answer = QueryApi.versions(means.http(), address);
            if (answer instanceof Got(var theirs)) {
                return rules.common(theirs)
                        .<Answer<QueryApi>>map(version -> new Got<>(new QueryApi(
                                means.http(), address, version, means.limits().query())))
                        .orElseGet(() -> new Unsupported<>("it has versions " + theirs + ", none of which we speak"));
            }
            failure = answer.failed();
        }
        return failure;
    }

    /** Asks on a thread of its own, unless that is being done already, and tells the mailbox. */
    void tell(Candidate candidate) {
        if (asking.filter(Thread::isAlive).isPresent()) return;
        asking = Optional.of(Thread.ofVirtual().name("nmos-probe").start(() -> {
            try {
                mailbox.put(new Message.Probed(candidate.advert().address(), probe(candidate) instanceof Got));
            } catch (InterruptedException _) {
                // Asked to stop.
            }
        }));
    }

    @Override
    public void close() {
        asking.ifPresent(Thread::interrupt);
    }
}
