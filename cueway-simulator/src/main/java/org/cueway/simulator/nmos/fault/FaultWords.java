package org.cueway.simulator.nmos.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cueway.simulator.faults.Strength;

/** How people write faults: names with a comma between them, each with a share of the devices and a time behind if wanted. */
public enum FaultWords {
    ERROR("500"),
    BUSY("503"),
    SLOW("slow", Duration.ofSeconds(2)),
    LATE("late", Duration.ofSeconds(2)),
    HANG("hang"),
    HANG_UP("hang-up"),
    HTML("html"),
    BLANK("blank"),
    TRUNCATED("truncated"),
    REDIRECT("redirect"),
    NO_BULK("no-bulk"),
    FORGETS_IN_BULK("forgets-in-bulk"),
    LOCKED("locked"),
    REFUSES_FILES("refuses-files"),
    HIDES_CONSTRAINTS("hides-constraints"),
    INVENTS_CONSTRAINTS("invents-constraints"),
    ALTERS_ANOTHER("alters-another"),
    IGNORES_PATCHES("ignores-patches"),
    LOSES_SCHEDULED("loses-scheduled"),
    SHIFTS("shifts", Duration.ofMillis(40)),
    KEEPS_VERSION("keeps-version"),
    FORGETS_SUBSCRIPTION("forgets-subscription"),
    KEEPS_ACTIVATION("keeps-activation"),
    MISSING_ENABLE_IS_OFF("missing-enable-is-off"),
    NO_FILE_WHILE_OFF("no-file-while-off"),
    FILE_ELSEWHERE("file-elsewhere"),
    REGISTRY_ERROR("registry-500"),
    REGISTRY_GONE("registry-gone"),
    REGISTRY_EMPTY("registry-empty"),
    REGISTRY_SILENT("registry-silent"),
    REGISTRY_DROPS("registry-drops");

    private static final double EVERY_FIFTH = 0.2;

    private final String word;
    private final Duration time;

    FaultWords(String word) {
        this(word, Duration.ZERO);
    }

    FaultWords(String word, Duration time) {
        this.word = word;
        this.time = time;
    }

    /**
     * A fault and where.
     *
     * @param share of the devices that have it, 0 to 1; without meaning for one of registries
     * @param ofRegistries whether registries have it, not devices
     */
    public record Portion(NmosFault fault, double share, boolean ofRegistries) {}

    /**
     * Reads what people write: {@code no-bulk=0.5,slow=0.1/500ms,registry-silent}.
     *
     * @throws IllegalArgumentException if it is not that; the message says what was expected
     */
    public static List<Portion> read(String text) {
        var portions = new ArrayList<Portion>();
        for (var one : text.split(",", -1)) portions.add(one(one.strip()));
        return portions;
    }

    private static Portion one(String text) {
        int sign = text.indexOf('=');
        var name = sign < 0 ? text : text.substring(0, sign);
        var known = Arrays.stream(values())
                .filter(each -> each.word.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected one of " + names() + ", found " + Strength.quoted(name)));
        var usual = new Strength.Usual(known.word, "a share of the devices", new Strength(EVERY_FIFTH, known.time));
        var strength = Strength.read(sign < 0 ? "" : text.substring(sign + 1), usual);
        return new Portion(known.fault(strength.time()), strength.part(), known.word.startsWith("registry-"));
    }

    private NmosFault fault(Duration lasting) {
        var changes = Requests.of("PATCH");
        return switch (this) {
            case ERROR -> new HttpFault.Answers(changes, 500, Optional.empty());
            case BUSY -> new HttpFault.Answers(changes, 503, Optional.of("2"));
            case SLOW -> new HttpFault.Slow(changes, lasting);
            case LATE -> new HttpFault.Late(changes, lasting);
            case HANG -> new HttpFault.Hangs(changes, false);
            case HANG_UP -> new HttpFault.HangsUp(changes, false);
            case HTML -> new HttpFault.Html(changes, 500);
            case BLANK -> new HttpFault.Blank(changes, 500);
            case TRUNCATED -> new HttpFault.Truncated(changes);
            case REDIRECT -> new HttpFault.RedirectsToSlash(Requests.any());
            case NO_BULK -> new DeviceFault.NoBulk(405);
            case FORGETS_IN_BULK -> new DeviceFault.ForgetsInBulk();
            case LOCKED -> new DeviceFault.Locked();
            case REFUSES_FILES -> new DeviceFault.RefusesFiles();
            case HIDES_CONSTRAINTS -> new DeviceFault.HidesConstraints();
            case INVENTS_CONSTRAINTS -> new DeviceFault.InventsConstraints();
            case ALTERS_ANOTHER -> new DeviceFault.AltersAnother();
            case IGNORES_PATCHES -> new DeviceFault.IgnoresPatches();
            case LOSES_SCHEDULED -> new DeviceFault.LosesScheduled();
            case SHIFTS -> new DeviceFault.Shifts(lasting);
            case KEEPS_VERSION -> new DeviceFault.KeepsVersion();
            case FORGETS_SUBSCRIPTION -> new DeviceFault.ForgetsSubscription();
            case KEEPS_ACTIVATION -> new DeviceFault.KeepsActivation();
            case MISSING_ENABLE_IS_OFF -> new DeviceFault.MissingEnableIsOff();
            case NO_FILE_WHILE_OFF -> new DeviceFault.NoFileWhileOff();
            case FILE_ELSEWHERE -> new DeviceFault.FileElsewhere();
            case REGISTRY_ERROR -> new HttpFault.Answers(Requests.any(), 500, Optional.empty());
            case REGISTRY_GONE -> new RegistryFault.Gone();
            case REGISTRY_EMPTY -> new RegistryFault.Empty();
            case REGISTRY_SILENT -> new RegistryFault.Silent();
            case REGISTRY_DROPS -> new RegistryFault.DropsSockets();
        };
    }

    /** All words, with commas between. */
    public static String names() {
        return Arrays.stream(values()).map(each -> each.word).collect(Collectors.joining(", "));
    }
}
