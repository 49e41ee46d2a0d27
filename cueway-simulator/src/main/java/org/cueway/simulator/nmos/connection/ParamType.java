package org.cueway.simulator.nmos.connection;

import java.net.Inet6Address;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a transport parameter may be, as the schemas of IS-05 v1.1 say it. */
enum ParamType {
    IP_OR_NULL,
    IP_OR_AUTO,
    PORT_OR_AUTO,
    PORT_OR_ZERO_OR_AUTO,
    BOOLEAN,
    BOOLEAN_OR_AUTO,
    HOST_OR_AUTO_OR_NULL,
    TEXT_OR_NULL,
    BROKER_PROTOCOL,
    WS_URI_OR_NULL,
    WS_URI_OR_AUTO_OR_NULL,
    FEC_MODE,
    FEC_MODE_OR_AUTO,
    FEC_TYPE,
    FEC_BLOCK,
    /** What the schemas leave open: extensions, and transports that are newer (IS-05 v1.2). */
    SCALAR;

    static final String AUTO = "auto";

    private static final int MAX_PORT = 65_535;
    private static final Pattern V4 = Pattern.compile("((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(\\.(?!$)|$)){4}");
    private static final Pattern HOST = Pattern.compile("(?=.{1,255}$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
            + "(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");
    private static final Pattern WS = Pattern.compile("wss?://\\S+");

    boolean accepts(JsonNode value) {
        return switch (this) {
            case IP_OR_NULL -> value.isNull() || isIp(value);
            case IP_OR_AUTO -> isAuto(value) || isIp(value);
            case PORT_OR_AUTO -> isAuto(value) || isBetween(value, 1, MAX_PORT);
            case PORT_OR_ZERO_OR_AUTO -> isAuto(value) || isBetween(value, 0, MAX_PORT);
            case BOOLEAN -> value.isBoolean();
            case BOOLEAN_OR_AUTO -> value.isBoolean() || isAuto(value);
            case HOST_OR_AUTO_OR_NULL -> value.isNull() || isIp(value) || is(value, HOST);
            case TEXT_OR_NULL -> value.isNull() || value.isString();
            case BROKER_PROTOCOL -> isAuto(value) || isOne(value, "mqtt", "secure-mqtt");
            case WS_URI_OR_NULL -> value.isNull() || is(value, WS);
            case WS_URI_OR_AUTO_OR_NULL -> value.isNull() || isAuto(value) || is(value, WS);
            case FEC_MODE -> isOne(value, "1D", "2D");
            case FEC_MODE_OR_AUTO -> isOne(value, AUTO, "1D", "2D");
            case FEC_TYPE -> isOne(value, "XOR", "Reed-Solomon");
            case FEC_BLOCK -> isBetween(value, 4, 200);
            case SCALAR -> !value.isContainer();
        };
    }

    /** Whether {@code auto} is a wish to choose, which every constraint allows. */
    boolean mayBeAuto() {
        return accepts(JsonNodeFactory.instance.stringNode(AUTO)) && this != TEXT_OR_NULL && this != SCALAR;
    }

    static boolean isAuto(JsonNode value) {
        return isOne(value, AUTO);
    }

    private static boolean isOne(JsonNode value, String... among) {
        if (!value.isString()) return false;
        for (var one : among) {
            if (one.equals(value.asString())) return true;
        }
        return false;
    }

    private static boolean is(JsonNode value, Pattern form) {
        return value.isString() && form.matcher(value.asString()).matches();
    }

    private static boolean isBetween(JsonNode value, int least, int most) {
        return value.isIntegralNumber()
                && value.canConvertToInt()
                && value.intValue() >= least
                && value.intValue() <= most;
    }

    private static boolean isIp(JsonNode value) {
        if (!value.isString()) return false;
        var text = value.asString();
        if (text.indexOf(':') < 0) return V4.matcher(text).matches();
        if (text.indexOf('%') >= 0 || text.indexOf('[') >= 0) return false;
        try {
            Inet6Address.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
