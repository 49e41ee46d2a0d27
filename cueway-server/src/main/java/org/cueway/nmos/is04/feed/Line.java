package org.cueway.nmos.is04.feed;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.is04.query.Filter;
import org.cueway.nmos.is04.query.QueryApi;
import org.cueway.nmos.is04.spec.Means;

/**
 * What the threads that listen to one registry share.
 *
 * @param attachment stands in each of their messages
 * @param mailbox of the network; when it is full, they wait, and with them the registry
 */
public record Line(
        long attachment, QueryApi api, Map<Kind, Filter> wanted, Means means, BlockingQueue<Message> mailbox) {
    Filter filter(Kind kind) {
        return wanted.getOrDefault(kind, Filter.ALL);
    }

    void post(Message message) throws InterruptedException {
        mailbox.put(message);
    }

    void failed(Message.How how, String why) throws InterruptedException {
        post(new Message.Failed(attachment, how, why));
    }
}
