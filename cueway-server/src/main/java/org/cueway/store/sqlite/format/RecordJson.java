package org.cueway.store.sqlite.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.rundown.Block;
import org.cueway.rundown.Fields;
import org.cueway.rundown.Status;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The {@code record} column of the projection: all that is needed to give a thing back exactly. The other columns are
 * there to be queried, and may have lost what SQLite's text cannot hold. Stateless.
 */
public final class RecordJson {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    // What we wrote we read: the limits on input were applied when it came.
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .changeDefaultPropertyInclusion(was -> was.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();
    private static final ObjectWriter PLAIN = MAPPER.writerFor(Row.class);
    private static final ObjectWriter ESCAPED = PLAIN.with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private RecordJson() {}

    /** The text of the column. It holds no lone surrogate. */
    public static String write(Row row) {
        var json = PLAIN.writeValueAsString(row);
        return EntryText.isWellFormed(json) ? json : ESCAPED.writeValueAsString(row);
    }

    /** What {@link #write} has written. */
    public static Row read(String json) {
        return MAPPER.readValue(json, Row.class);
    }

    /** The IDs of what is gone, as text. */
    public static String writeIds(List<String> ids) {
        return MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(ids);
    }

    /** What {@link #writeIds} has written. */
    public static List<String> readIds(String json) {
        return List.of(MAPPER.readValue(json, String[].class));
    }

    /**
     * What running orders, stories, items and objects have in common, and the little that they have not. Names and
     * shapes stand in files: a change needs a migration.
     *
     * @param ids newsroom and roID; storyID; itemID; newsroom, mosID and objID
     */
    public record Row(
            List<String> ids,
            Map<String, String> fields,
            List<Block> metadata,
            List<String> others,
            Optional<Status> status,
            Optional<String> body,
            Optional<String> objID,
            Optional<String> mosID) {
        /** A row without body and object. */
        public static Row of(
                List<String> ids, Fields fields, List<Block> metadata, List<String> others, Optional<Status> status) {
            return new Row(
                    ids,
                    fields.values(),
                    metadata,
                    others,
                    status,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }
}
