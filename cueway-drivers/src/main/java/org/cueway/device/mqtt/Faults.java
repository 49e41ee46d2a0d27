package org.cueway.device.mqtt;

import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.exceptions.ConnectionFailedException;
import com.hivemq.client.mqtt.exceptions.MqttDecodeException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.Mqtt5ReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5Disconnect;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Says what went wrong with a broker, each in its own words. */
final class Faults {
    private Faults() {}

    /** Why it could not be reached, or why the line is gone. */
    static String words(MqttSpec spec, Throwable fault) {
        return switch (fault) {
            case Mqtt5ConnAckException refused -> refused(spec, refused.getMqttMessage());
            case Mqtt5DisconnectException ended -> ended(spec, ended.getMqttMessage());
            case Mqtt5PubAckException no ->
                spec.address() + " refused the publication: "
                        + code(no.getMqttMessage().getReasonCode());
            case Mqtt5SubAckException no ->
                spec.address() + " lets us not listen to all that we have to: "
                        + no.getMqttMessage().getReasonCodes().stream()
                                .filter(Mqtt5ReasonCode::isError)
                                .map(Faults::code)
                                .distinct()
                                .toList();
            case MqttDecodeException no -> spec.address() + " says what is not MQTT 5: " + no.getMessage();
            case ConnectionFailedException failed -> unreachable(spec, cause(failed));
            case ConnectionClosedException _ ->
                spec.address() + " closed the connection without a word"
                        + switch (spec.security()) {
                            case MqttSpec.Security.Plain() -> "";
                            case MqttSpec.Security.Tls _ -> "; does it speak TLS on this port?";
                        };
            default -> spec.address() + ": " + fault;
        };
    }

    /** What is behind a fault of the client's. */
    static Throwable cause(Throwable fault) {
        return Optional.ofNullable(fault.getCause()).orElse(fault);
    }

    private static String unreachable(MqttSpec spec, Throwable why) {
        return switch (why) {
            case UnknownHostException _ -> "no address is known for " + spec.host() + ", the host of " + spec.address();
            case SSLException tls -> tls(spec, tls);
            case ConnectException no -> "cannot connect to " + spec.address() + ": " + no.getMessage();
            case ConnectionClosedException closed -> words(spec, closed);
            default -> "cannot connect to " + spec.address() + ": " + why;
        };
    }

    private static String tls(MqttSpec spec, SSLException why) {
        return "no TLS with " + spec.address() + ": " + why.getMessage()
                + switch (spec.security()) {
                    case MqttSpec.Security.Tls(var authorities)
                    when authorities.isPresent() ->
                        "; expected a certificate for " + spec.host() + " by who stands in " + authorities.get();
                    case MqttSpec.Security.Tls _, MqttSpec.Security.Plain _ ->
                        "; expected a certificate for " + spec.host()
                                + " that this Java believes: name the authority of a station's own under trust.ca";
                };
    }

    private static String refused(MqttSpec spec, Mqtt5ConnAck answer) {
        var code = answer.getReasonCode();
        var why = answer.getReasonString().map(text -> " (" + text + ")").orElse("");
        if (code == Mqtt5ConnAckReasonCode.BAD_USER_NAME_OR_PASSWORD || code == Mqtt5ConnAckReasonCode.NOT_AUTHORIZED) {
            return spec.address() + " refused "
                    + spec.login()
                            .map(login -> "the username " + login.username() + " with its password")
                            .orElse("us without a username")
                    + ": " + code(code) + why;
        }
        if (code == Mqtt5ConnAckReasonCode.UNSUPPORTED_PROTOCOL_VERSION) {
            return spec.address() + " does not speak MQTT 5, which is needed";
        }
        return spec.address() + " refused the connection: " + code(code) + why;
    }

    private static String ended(MqttSpec spec, Mqtt5Disconnect said) {
        if (said.getReasonCode() == Mqtt5DisconnectReasonCode.SESSION_TAKEN_OVER) {
            return spec.address() + ": somebody else connected as " + spec.client()
                    + "; does a second gateway run with the same clientID?";
        }
        return spec.address() + " ended the connection: " + code(said.getReasonCode())
                + said.getReasonString().map(text -> " (" + text + ")").orElse("");
    }

    /** As the specification writes it: {@code not authorized, 0x87}. */
    static String code(Mqtt5ReasonCode code) {
        return code.toString().toLowerCase(Locale.ROOT).replace('_', ' ') + ", 0x" + "%02X".formatted(code.getCode());
    }
}
