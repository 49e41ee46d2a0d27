package org.cueway.rundown;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * One {@code mosExternalMetadata} block (MOS 4.0 §6, {@code mos-protocol} §8), opaque.
 *
 * @param schema text of {@code mosSchema}, empty if there is none; what makes two blocks the same block
 * @param xml the whole element as the very text that came
 */
public record Block(String schema, String xml) {
    /**
     * The blocks of a schema that came take the place of all held blocks of that schema, where the first of those stood;
     * blocks of a schema that is not held come behind the rest (R112, R120).
     */
    public static List<Block> merged(List<Block> held, List<Block> came) {
        if (came.isEmpty()) {
            return held;
        }
        var bySchema = new LinkedHashMap<String, List<Block>>();
        came.forEach(block ->
                bySchema.computeIfAbsent(block.schema(), _ -> new ArrayList<>()).add(block));
        var replaced = new HashSet<String>();
        var all = new ArrayList<Block>();
        for (Block block : held) {
            var news = bySchema.get(block.schema());
            if (news == null) {
                all.add(block);
            } else if (replaced.add(block.schema())) {
                all.addAll(news);
            }
        }
        bySchema.forEach((schema, news) -> {
            if (!replaced.contains(schema)) {
                all.addAll(news);
            }
        });
        return List.copyOf(all);
    }
}
