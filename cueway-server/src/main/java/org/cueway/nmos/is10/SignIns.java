package org.cueway.nmos.is10;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cueway.base.TimeSource;

/** Sign-ins that were begun: each has a state that comes back with the code, and a verifier that only we know (RFC 7636). Guarded by itself. */
final class SignIns {
    private static final int SECRET_BYTES = 32;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random = new SecureRandom();
    private final AuthLimits limits;
    private final TimeSource time;
    private final Map<String, Begun> begun = new LinkedHashMap<>();

    SignIns(AuthLimits limits, TimeSource time) {
        this.limits = limits;
        this.time = time;
    }

    private record Begun(String verifier, long atNanos) {}

    /** Where a browser goes to sign in. */
    synchronized URI begin(URI authorization, AuthSettings settings, URI back, Credentials us) {
        var state = secret();
        var verifier = secret();
        if (begun.size() >= limits.pending()) {
            begun.remove(begun.keySet().iterator().next());
        }
        begun.put(state, new Begun(verifier, time.nanoTime()));
        var query = new LinkedHashMap<String, String>();
        query.put("response_type", "code");
        query.put("client_id", us.clientId());
        query.put("redirect_uri", back.toString());
        query.put("scope", scope(settings));
        query.put("state", state);
        query.put("code_challenge", challenge(verifier));
        query.put("code_challenge_method", "S256");
        var text = new StringBuilder(authorization.toString());
        query.forEach((name, value) -> text.append(text.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return URI.create(text.toString());
    }

    /** The verifier of a state that came back, once; empty if nobody began that, or too long ago. */
    synchronized Optional<String> finish(String state) {
        return Optional.ofNullable(begun.remove(state))
                .filter(each ->
                        time.nanoTime() - each.atNanos() < limits.signIn().toNanos())
                .map(Begun::verifier);
    }

    private String secret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return TEXT.encodeToString(bytes);
    }

    /** In alphabetical order, so that requests look alike. */
    static String scope(AuthSettings settings) {
        return String.join(" ", settings.scopes().stream().sorted().toList());
    }

    /** RFC 7636 §4.2, S256. */
    static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return TEXT.encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
