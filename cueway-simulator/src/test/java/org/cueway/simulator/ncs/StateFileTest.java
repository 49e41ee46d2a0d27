package org.cueway.simulator.ncs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGeneratorFactory;
import org.cueway.base.Limits;
import org.cueway.mos.codec.Head;
import org.cueway.mos.codec.MosCodec;
import org.cueway.simulator.ncs.show.Edits;
import org.cueway.simulator.ncs.show.Shows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
    private static final MosCodec CODEC = new MosCodec(Limits.Xml.defaults());

    @TempDir
    private Path folder;

    private StateFile state = new StateFile(Path.of(""), CODEC, Head.NONE);

    @BeforeEach
    void openIt() {
        var head = new Head(Optional.of("device"), Optional.of("newsroom"), Optional.of("1"));
        state = new StateFile(folder.resolve("a/b"), CODEC, head);
    }

    @Test
    void nothingKeptIsNothingRead() throws IOException {
        assertThat(state.read()).isEmpty();
    }

    @Test
    void whatIsReadIsWhatWasWrittenLast() throws IOException {
        var shows = Shows.NONE;
        for (var file : new PlayFolder(CODEC, new StartTimes(Instant.EPOCH), UnaryOperator.identity()).shipped()) {
            shows = shows.apply(file.message()).orElseThrow();
        }
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        for (int n = 0; n < 100; n++) {
            shows = Edits.next(shows, random).orElseThrow().next();
            state.write(shows);
        }
        var read = state.read().orElseThrow();
        assertThat(read.list()).hasSameSizeAs(shows.list());
        for (int i = 0; i < read.list().size(); i++) {
            assertThat(read.list().get(i).whole()).isEqualTo(shows.list().get(i).whole());
        }
        try (var files = Files.list(folder.resolve("a/b"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aBrokenFileIsNamedWithTheWayOut() throws IOException {
        state.write(Shows.NONE);
        var file = folder.resolve("a/b/newsroom.xml");
        Files.writeString(file, "<newsroom><mos>");
        assertThatThrownBy(state::read)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("delete the file");
    }
}
