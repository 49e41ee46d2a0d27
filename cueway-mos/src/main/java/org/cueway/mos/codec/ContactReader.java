package org.cueway.mos.codec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cueway.mos.model.BasicMessage.Heartbeat;
import org.cueway.mos.model.BasicMessage.KeepAlive;
import org.cueway.mos.model.BasicMessage.ListMachInfo;
import org.cueway.mos.model.BasicMessage.ReqMachInfo;
import org.cueway.mos.model.MachineInfo;
import org.cueway.mos.model.MachineInfo.ActiveX;
import org.cueway.mos.model.MachineInfo.Profile;
import org.cueway.mos.model.MachineInfo.Profiles;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.value.MosTime;

/** Reads MOS profile 0. Stateless. */
final class ContactReader {
    private static final String FLAT = "mosProfile";
    private static final int MAX_PROFILE = 7;

    private ContactReader() {}

    static MosMessage keepAlive(Children in) {
        in.end();
        return new KeepAlive();
    }

    static MosMessage heartbeat(Children in) {
        var time = in.leafOrEmpty("time", MosTime::new);
        in.end();
        return new Heartbeat(time);
    }

    static MosMessage request(Children in) {
        in.end();
        return new ReqMachInfo();
    }

    static MosMessage machineInfo(Children in) {
        return new ListMachInfo(new MachineInfo(
                in.textOrEmpty("manufacturer"),
                in.textOrEmpty("model"),
                in.textOrEmpty("hwRev"),
                in.textOrEmpty("swRev"),
                in.longText("DOM").orElse(""),
                in.textOrEmpty("SN"),
                in.textOrEmpty("ID"),
                in.leafOrEmpty("time", MosTime::new),
                in.leaf("opTime", MosTime::new),
                in.textOrEmpty("mosRev"),
                profiles(in),
                in.each("defaultActiveX", ContactReader::activeX),
                in.metadata(),
                in.others()));
    }

    /** In a container, under either spelling, or flat: both are published and in use (R50). */
    private static Optional<Profiles> profiles(Children in) {
        var container = in.inside("supportedProfiles").or(() -> in.inside("SupportedProfiles"));
        var list = new ArrayList<Profile>();
        container.ifPresent(inside -> {
            for (var each : inside.each(FLAT, profile -> profile)) {
                add(list, each.attribute("number").orElse(""), each.element().text(), each);
            }
            flat(inside, list);
        });
        flat(in, list);
        list.sort(Comparator.comparingInt(Profile::number));
        if (container.isEmpty() && list.isEmpty()) return Optional.empty();
        return Optional.of(new Profiles(container.flatMap(it -> it.attribute("deviceType")), list));
    }

    private static void flat(Children in, List<Profile> list) {
        for (int number = 0; number <= MAX_PROFILE; number++) {
            var said = in.longText(FLAT + number);
            if (said.isPresent()) list.add(new Profile(number, PartReader.isTrue(said.get())));
        }
    }

    private static void add(List<Profile> list, String number, String said, Children at) {
        String digit = number.strip();
        if (digit.length() == 1 && digit.charAt(0) >= '0' && digit.charAt(0) <= '0' + MAX_PROFILE) {
            list.add(new Profile(digit.charAt(0) - '0', PartReader.isTrue(said)));
        } else {
            at.tolerate("", Children.shown(number), MosFault.VALUE_NOT_UNDERSTOOD);
        }
    }

    private static ActiveX activeX(Children in) {
        var activeX = new ActiveX(
                in.textOrEmpty("mode"),
                in.longText("controlFileLocation").orElse(""),
                in.textOrEmpty("controlSlug"),
                in.textOrEmpty("controlName"),
                in.longText("controlDefaultParams").orElse(""));
        in.end();
        return activeX;
    }
}
