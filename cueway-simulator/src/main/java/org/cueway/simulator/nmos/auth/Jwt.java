package org.cueway.simulator.nmos.auth;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import org.cueway.simulator.nmos.http.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Signs tokens, RS512 as IS-10 wants it (RFC 7519). Immutable. */
final class Jwt {
    private static final int KEY_BITS = 2048;
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair keys;

    private Jwt(KeyPair keys) {
        this.keys = keys;
    }

    static Jwt make() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return new Jwt(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has RSA", e);
        }
    }

    String sign(ObjectNode claims) {
        try {
            var head = JsonNodeFactory.instance
                    .objectNode()
                    .put("typ", "JWT")
                    .put("alg", "RS512")
                    .put("kid", "1");
            var text = part(head) + "." + part(claims);
            var signing = Signature.getInstance("SHA512withRSA");
            signing.initSign(keys.getPrivate());
            signing.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + URL.encodeToString(signing.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java signs with RSA", e);
        }
    }

    private static String part(JsonNode json) {
        return URL.encodeToString(Answer.JSON.writeValueAsBytes(json));
    }

    /** The public key, as {@code jwks_uri} gives it (RFC 7517). */
    ObjectNode published() {
        var key = (RSAPublicKey) keys.getPublic();
        var set = JsonNodeFactory.instance.objectNode();
        set.putArray("keys")
                .addObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS512")
                .put("kid", "1")
                .put("n", number(key.getModulus()))
                .put("e", number(key.getPublicExponent()));
        return set;
    }

    private static String number(BigInteger value) {
        var bytes = value.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return URL.encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }
}
