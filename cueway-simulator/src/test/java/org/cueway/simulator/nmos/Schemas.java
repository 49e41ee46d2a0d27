package org.cueway.simulator.nmos;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** The JSON schemas of IS-04 v1.3 and IS-05 v1.1, as AMWA publishes them. Safe for use by any thread. */
public final class Schemas {
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_4,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private static final Map<String, Schema> READ = new ConcurrentHashMap<>();

    private Schemas() {}

    /**
     * What is wrong with a body; empty if nothing is.
     *
     * @param name of a file: {@code is-04-v1.3/sender.json}
     */
    public static List<String> problems(String name, JsonNode body) {
        return READ
                .computeIfAbsent(name, file -> REGISTRY.getSchema(SchemaLocation.of("classpath:nmos-schemas/" + file)))
                .validate(body)
                .stream()
                .map(Object::toString)
                .toList();
    }
}
