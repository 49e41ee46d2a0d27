package org.cueway.simulator.nmos.registry;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.cueway.simulator.nmos.http.Refusal;
import org.cueway.simulator.nmos.registry.RegistryPlan.Ability;
import org.cueway.simulator.nmos.resource.ApiVersion;
import org.cueway.simulator.nmos.resource.Resource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a client sees.
 *
 * @param version of the API that it speaks
 * @param lowest of the versions whose resources it wants
 * @param filter what it wants of these
 */
record Selection(ApiVersion version, ApiVersion lowest, Predicate<JsonNode> filter) {
    private static final String DOWNGRADE = "query.downgrade";
    private static final String RQL = "query.rql";
    private static final String PAGING = "paging.";

    /**
     * Reads the parameters of a request or a subscription; those of paging are left alone.
     *
     * @param rql the text of {@code query.rql} as it was sent; not looked at if there is none
     */
    static Selection read(ApiVersion version, Map<String, String> parameters, String rql, RegistryPlan.Conduct conduct)
            throws Refusal {
        Predicate<JsonNode> filter = _ -> true;
        for (var parameter : parameters.entrySet()) {
            var key = parameter.getKey();
            var value = parameter.getValue();
            if (key.equals(RQL)) {
                demand(conduct, Ability.RQL, key);
                filter = filter.and(Rql.read(rql));
            } else if (key.startsWith("query.") && !key.equals(DOWNGRADE)) {
                throw new Refusal(501, key + " is not implemented");
            } else if (!key.equals(DOWNGRADE) && !key.startsWith(PAGING)) {
                demand(conduct, Ability.BASIC_QUERIES, key);
                filter = filter.and(body -> Comparison.any(body, key, String::equals, value));
            }
        }
        return new Selection(version, lowest(version, parameters.get(DOWNGRADE), conduct), filter);
    }

    private static ApiVersion lowest(ApiVersion version, @Nullable String downgrade, RegistryPlan.Conduct conduct)
            throws Refusal {
        if (downgrade == null) return version;
        demand(conduct, Ability.DOWNGRADE, DOWNGRADE);
        var lowest = ApiVersion.parse(downgrade)
                .orElseThrow(() -> new Refusal(400, DOWNGRADE + ": expected a version, found " + downgrade));
        if (lowest.major() != version.major()) {
            throw new Refusal(400, DOWNGRADE + " to another major version: " + downgrade);
        }
        return lowest.isBelow(version) ? lowest : version;
    }

    private static void demand(RegistryPlan.Conduct conduct, Ability ability, String parameter) throws Refusal {
        if (!conduct.can(ability)) throw new Refusal(501, parameter + " is not implemented");
    }

    /** The resource as the client sees it; empty if it does not. */
    Optional<ObjectNode> view(Resource resource) {
        if (resource.registered().isBelow(lowest)) return Optional.empty();
        var body = resource.at(version);
        return filter.test(body) ? Optional.of(body) : Optional.empty();
    }
}
