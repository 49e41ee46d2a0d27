package org.cueway.nmos.is10;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What an authorization server says of itself (RFC 8414). Nothing but the token endpoint is taken for granted.
 *
 * @param endpoints where what is asked
 * @param grants how it gives tokens; the two of RFC 8414 if it does not say
 * @param methods how clients prove who they are; {@code client_secret_basic} if it does not say
 */
record Metadata(String issuer, Endpoints endpoints, List<String> grants, List<String> methods) {
    /** Takes copies. */
    Metadata {
        grants = List.copyOf(grants);
        methods = List.copyOf(methods);
    }

    /** Addresses; each may be absent but that of tokens. */
    record Endpoints(URI token, Optional<URI> authorization, Optional<URI> registration, Optional<URI> revocation) {}

    /** Empty if it has no issuer or no token endpoint. */
    static Optional<Metadata> of(JsonNode json) {
        var issuer = json.path("issuer").asString("");
        var token = address(json, "token_endpoint");
        if (issuer.isEmpty() || token.isEmpty()) return Optional.empty();
        return Optional.of(new Metadata(
                issuer,
                new Endpoints(
                        token.orElseThrow(),
                        address(json, "authorization_endpoint"),
                        address(json, "registration_endpoint"),
                        address(json, "revocation_endpoint")),
                words(json, "grant_types_supported", List.of("authorization_code", "implicit")),
                words(json, "token_endpoint_auth_methods_supported", List.of("client_secret_basic"))));
    }

    private static Optional<URI> address(JsonNode json, String name) {
        try {
            return Optional.of(json.path(name).asString(""))
                    .filter(text -> !text.isEmpty())
                    .map(URI::create)
                    .filter(URI::isAbsolute);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static List<String> words(JsonNode json, String name, List<String> otherwise) {
        if (!json.path(name).isArray()) return otherwise;
        var words = new ArrayList<String>();
        json.path(name).forEach(each -> words.add(each.asString("")));
        return words;
    }
}
