package org.cueway.simulator.ncs;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.MosMessage;
import org.cueway.simulator.line.Line;

/** The lines that one server has to one device. */
record DeviceLines(Line mom, Line ro, Optional<Line> aux) {
    /** The line on which a message goes. */
    Optional<Line> of(MosMessage message) {
        return switch (message.channel().orElse(Channel.MOM)) {
            case MOM -> Optional.of(mom);
            case RO -> Optional.of(ro);
            case AUX -> aux;
        };
    }

    List<Line> all() {
        return Stream.concat(Stream.of(mom, ro), aux.stream()).toList();
    }
}
