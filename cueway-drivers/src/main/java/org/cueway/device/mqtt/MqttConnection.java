package org.cueway.device.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.lifecycle.MqttDisconnectSource;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient.Mqtt5Publishes;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult.Mqtt5Qos1Result;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscription;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.cueway.base.Limits;
import org.cueway.device.DeviceException;
import org.cueway.device.Hearing;
import org.cueway.device.Result;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to a broker, from CONNECT to DISCONNECT; never dialled again by itself. Its calls are for the device's thread; what
 * comes is read on a thread of its own.
 */
final class MqttConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MqttConnection.class);

    private final MqttSpec spec;
    private final Limits.Mqtt limits;
    private final Listening listening;
    private final Hearing<MqttState> hearing;
    private final Mqtt5BlockingClient client;
    private final Mqtt5Publishes publishes;
    /** Whether the end of the connection is news. */
    private volatile boolean up;

    private volatile boolean abandoned;

    private MqttConnection(MqttSpec spec, Limits.Mqtt limits, Listening listening, Hearing<MqttState> hearing)
            throws DeviceException {
        this.spec = spec;
        this.limits = limits;
        this.listening = listening;
        this.hearing = hearing;
        this.client = client();
        this.publishes = client.publishes(MqttGlobalPublishFilter.ALL);
    }

    /** Connects, says that we are online, and listens. */
    static MqttConnection open(MqttSpec spec, Limits.Mqtt limits, Listening listening, Hearing<MqttState> hearing)
            throws DeviceException {
        var connection = new MqttConnection(spec, limits, listening, hearing);
        try {
            connection.connect();
            return connection;
        } catch (DeviceException e) {
            connection.abandon();
            throw e;
        }
    }

    private Mqtt5BlockingClient client() throws DeviceException {
        var topics = new Topics(spec.prefix());
        var builder = MqttClient.builder()
                .useMqttVersion5()
                .identifier(spec.client())
                .transportConfig(transport())
                .addDisconnectedListener(this::ended)
                .willPublish(publication(Message.stated(topics.status(), "offline")));
        spec.login()
                .ifPresent(login -> builder.simpleAuth()
                        .username(login.username())
                        .password(login.password().getBytes(UTF_8))
                        .applySimpleAuth());
        return builder.buildBlocking();
    }

    private MqttClientTransportConfig transport() throws DeviceException {
        var builder = MqttClientTransportConfig.builder()
                .serverHost(spec.host())
                .serverPort(spec.port())
                .socketConnectTimeout(limits.connect().toMillis(), MILLISECONDS)
                .mqttConnectTimeout(limits.connect().toMillis(), MILLISECONDS);
        return switch (spec.security()) {
            case MqttSpec.Security.Plain() -> builder.build();
            case MqttSpec.Security.Tls(var authorities) -> {
                var tls = MqttClientSslConfig.builder()
                        .handshakeTimeout(limits.connect().toMillis(), MILLISECONDS);
                yield builder.sslConfig(
                                (authorities.isPresent() ? tls.trustManagerFactory(Trust.in(authorities.get())) : tls)
                                        .build())
                        .build();
            }
        };
    }

    private void connect() throws DeviceException {
        var reader = Thread.ofVirtual().name("mqtt-" + spec.client()).unstarted(this::read);
        var connecting = client.toAsync().connect(hello());
        var _ = connecting.thenAccept(_ -> {
            if (abandoned) disconnect();
        });
        // TCP, TLS and CONNACK, each with a limit of its own.
        var answer = within(limits.connect().multipliedBy(3), connecting)
                .orElseThrow(() -> new DeviceException("cannot connect to " + spec.address() + ": no answer"));
        up = true;
        reader.start();
        hearing.came("CONNACK from " + spec.address());
        if (!answer.getRestrictions().isRetainAvailable()) {
            throw new DeviceException(
                    spec.address() + " keeps no retained messages: a light that is switched on later would not know");
        }
        if (within(limits.answer(), client.toAsync().subscribe(subscription())).isEmpty()) {
            throw new DeviceException(spec.address() + " did not acknowledge what we listen to");
        }
    }

    private Mqtt5Connect hello() {
        return Mqtt5Connect.builder()
                .cleanStart(true)
                .keepAlive(Math.toIntExact(limits.keepAlive().toSeconds()))
                .restrictions()
                .maximumPacketSize(limits.maxPacketBytes())
                .receiveMaximum(limits.maxUnacknowledged())
                .applyRestrictions()
                .build();
    }

    private Mqtt5Subscribe subscription() {
        var own = new Topics(spec.prefix()).states();
        return Mqtt5Subscribe.builder()
                .addSubscriptions(Heard.filters(spec).stream()
                        .map(filter -> Mqtt5Subscription.builder()
                                .topicFilter(filter)
                                .qos(MqttQos.AT_LEAST_ONCE)
                                // What we say ourselves of a studio is no news.
                                .noLocal(filter.equals(own))
                                .build()))
                .build();
    }

    private Mqtt5Publish publication(Message message) {
        var builder = Mqtt5Publish.builder()
                .topic(message.topic())
                .payload(message.payload().getBytes(UTF_8))
                .qos(message.qos() == 0 ? MqttQos.AT_MOST_ONCE : MqttQos.AT_LEAST_ONCE);
        return switch (message.keep()) {
            case RETAINED -> builder.retain(true).build();
            case EXPIRES ->
                builder.messageExpiryInterval(limits.expiry().toSeconds()).build();
        };
    }

    /**
     * Publishes; waits until the broker has it.
     *
     * @return {@link Result.Done} if it has; {@link Result.Silent}, too, if it is a command and nobody listens to it
     */
    Result publish(Message message) throws DeviceException {
        hearing.sent(message.wire());
        try {
            var answer = await(limits.answer(), client.toAsync().publish(publication(message)));
            if (answer.isEmpty()) {
                return new Result.Silent(spec.address() + " did not acknowledge it within "
                        + limits.answer().toMillis() + " ms");
            }
            return message.keep() == Message.Keep.EXPIRES && isLost(answer.get())
                    ? new Result.Silent("nobody listens to " + message.topic())
                    : new Result.Done();
        } catch (ExecutionException e) {
            var why = Faults.words(spec, Faults.cause(e));
            if (Faults.cause(e) instanceof Mqtt5PubAckException) return new Result.Rejected(why);
            throw new DeviceException(why, e);
        }
    }

    private static boolean isLost(Mqtt5PublishResult result) {
        return result instanceof Mqtt5Qos1Result taken
                && taken.getPubAck().getReasonCode() == Mqtt5PubAckReasonCode.NO_MATCHING_SUBSCRIBERS;
    }

    private void read() {
        try {
            while (true) {
                came(publishes.receive());
            }
        } catch (InterruptedException | CancellationException closed) {
            LOG.trace("closed", closed);
        } catch (RuntimeException gone) {
            // Whoever ended the connection said so to its listener.
            LOG.debug("{}: no more messages", spec.address(), gone);
        }
    }

    private void came(Mqtt5Publish message) {
        var topic = message.getTopic().toString();
        var payload = new String(message.getPayloadAsBytes(), UTF_8);
        hearing.came("PUBLISH " + topic + " " + payload + (message.isRetain() ? " (retained)" : ""));
        listening.came(topic, payload, message.isRetain());
    }

    private void ended(MqttClientDisconnectedContext context) {
        if (up && context.getSource() != MqttDisconnectSource.USER) {
            up = false;
            hearing.lost(Faults.words(spec, context.getCause()));
        }
    }

    /** The value; empty if it takes too long, or has none. */
    private <T> Optional<T> within(Duration most, CompletableFuture<T> future) throws DeviceException {
        try {
            return await(most, future);
        } catch (ExecutionException e) {
            throw new DeviceException(Faults.words(spec, Faults.cause(e)), e);
        }
    }

    private static <T> Optional<T> await(Duration most, CompletableFuture<T> future)
            throws DeviceException, ExecutionException {
        try {
            return Optional.ofNullable(future.get(most.toMillis(), MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceException("closing", e);
        }
    }

    /** Says that we are offline, and ends the connection; both only if that is quick. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            if (up) {
                up = false;
                var status = new Topics(spec.prefix()).status();
                var _ = publish(Message.stated(status, "offline"));
                var _ = within(limits.answer(), client.toAsync().disconnect());
            }
        } catch (DeviceException e) {
            LOG.debug("{}: was gone when it was closed", spec.address(), e);
        } finally {
            publishes.close();
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    /** Ends it, in whatever state it is. */
    private void abandon() {
        abandoned = true;
        up = false;
        publishes.close();
        disconnect();
    }

    private void disconnect() {
        var _ = client.toAsync().disconnect();
    }
}
