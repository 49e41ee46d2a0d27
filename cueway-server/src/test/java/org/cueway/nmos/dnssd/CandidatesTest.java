package org.cueway.nmos.dnssd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.cueway.nmos.ApiVersion;
import org.cueway.nmos.dnssd.Candidates.Candidate;
import org.cueway.nmos.dnssd.Candidates.Rules;
import org.cueway.nmos.dnssd.Candidates.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which service is used, as tables. */
final class CandidatesTest {
    private static final List<ApiVersion> ALL =
            List.of(ApiVersion.v1(0), ApiVersion.v1(1), ApiVersion.v1(2), ApiVersion.v1(3));
    private static final Rules RULES = new Rules(ALL, false, false, false);

    private static Advert advert(String host, String txt) {
        return advert(host, 0, txt);
    }

    private static Advert advert(String host, int srvPriority, String txt) {
        var strings = txt.isEmpty() ? List.<String>of() : List.of(txt.split(" ", -1));
        return new Advert(host, new Place(host, 80, srvPriority, List.of()), Txt.of(strings), Way.UNICAST);
    }

    private static Candidates of(Rules rules, Advert... adverts) {
        return Candidates.of(List.of(adverts), rules, RandomGenerator.of("L64X128MixRandom"));
    }

    private static List<String> hosts(Candidates candidates) {
        return candidates.usable().stream()
                .map(each -> each.advert().place().host())
                .toList();
    }

    @Test
    void C20_theHighestCommonVersionComesBeforeTheBetterPriority() {
        assertThat(hosts(of(RULES, advert("a", "api_ver=v1.2 pri=10"), advert("b", "api_ver=v1.3 pri=50"))))
                .containsExactly("b", "a");
    }

    @Test
    void C20_amongEqualVersionsTheLowerPriorityIsBetter() {
        assertThat(hosts(of(
                        RULES,
                        advert("a", "api_ver=v1.3 pri=20"),
                        advert("b", "api_ver=v1.2,v1.3 pri=3"),
                        advert("c", "api_ver=v1.3 pri=10"))))
                .containsExactly("b", "c", "a");
    }

    @Test
    void C20_amongEqualsChanceDecides() {
        var first = new HashMap<String, Integer>();
        var die = new Random(20261126);
        for (int i = 0; i < 600; i++) {
            var candidates = Candidates.of(
                    List.of(
                            advert("a", "api_ver=v1.3 pri=1"),
                            advert("b", "api_ver=v1.3 pri=1"),
                            advert("c", "api_ver=v1.3 pri=1"),
                            advert("d", "api_ver=v1.3 pri=2")),
                    RULES,
                    die);
            first.merge(hosts(candidates).getFirst(), 1, Integer::sum);
            assertThat(hosts(candidates).getLast()).isEqualTo("d");
        }
        assertThat(first.keySet()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(first.values()).allSatisfy(times -> assertThat(times).isBetween(150, 250));
    }

    @Test
    void C21_thePriorityOfTxtCountsAndThatOfSrvOnlyWithoutIt() {
        assertThat(hosts(of(
                        RULES,
                        advert("srv0", 0, "api_ver=v1.3 pri=30"),
                        advert("srv9", 9, "api_ver=v1.3 pri=20"),
                        advert("none", 25, "api_ver=v1.3"),
                        advert("odd", 24, "api_ver=v1.3 pri=low"))))
                .containsExactly("srv9", "odd", "none", "srv0");
    }

    @ParameterizedTest
    @CsvSource({
        "'api_proto=mqtt api_ver=v1.3', PROTOCOL",
        "'api_ver=v2.0', NO_COMMON_VERSION",
        "'api_ver=nonsense', NO_COMMON_VERSION",
        "'api_ver=v1.3 api_auth=true', NEEDS_TOKENS",
        "'api_ver=v1.3 pri=100', DEVELOPMENT",
        "'api_ver=v1.3 pri=4711', DEVELOPMENT",
    })
    void C16_C19_C20_whatCannotBeUsedIsLeftOutForAReason(String txt, Why why) {
        var candidates = of(RULES, advert("good", "api_ver=v1.0"), advert("decoy", txt));
        assertThat(hosts(candidates)).containsExactly("good");
        assertThat(candidates.unfit()).singleElement().satisfies(each -> {
            assertThat(each.why()).isEqualTo(why);
            assertThat(each.why().words()).isNotBlank();
        });
    }

    @Test
    void C19_C69_inASecureSystemOnlyHttpsIsUsed() {
        var secure = new Rules(ALL, true, true, true);
        var candidates = of(
                secure,
                advert("plain", "api_ver=v1.3"),
                advert("tls", "api_proto=https api_ver=v1.3 api_auth=true pri=120"));
        assertThat(hosts(candidates)).containsExactly("tls");
        assertThat(candidates.unfit().getFirst().why()).isEqualTo(Why.NOT_SECURE);
    }

    @Test
    void C19_whatTxtDoesNotSayIsAssumed() {
        var bare = advert("bare", "");
        assertThat(bare.protocol()).isEqualTo("http");
        assertThat(bare.versions()).contains(Set.of(ApiVersion.v1(0)));
        assertThat(bare.authorization()).isFalse();
        assertThat(of(RULES, bare).usable().getFirst().version()).isEqualTo(ApiVersion.v1(0));
    }

    @Test
    void C03_versionsAreComparedAsNumbers() {
        var rules = new Rules(List.of(ApiVersion.v1(5), ApiVersion.v1(12)), false, false, false);
        assertThat(of(rules, advert("a", "api_ver=v1.0,v1.12,v1.5"))
                        .usable()
                        .getFirst()
                        .version())
                .isEqualTo(ApiVersion.v1(12));
    }

    @Test
    void oneApiThatIsOfferedTwiceIsOne() {
        assertThat(hosts(of(RULES, advert("a", "api_ver=v1.2 pri=1"), advert("a", "api_ver=v1.3 pri=5"))))
                .containsExactly("a");
        assertThat(of(RULES, advert("a", "api_ver=v1.2 pri=1"), advert("a", "api_ver=v1.3 pri=5"))
                        .usable()
                        .getFirst()
                        .version())
                .isEqualTo(ApiVersion.v1(3));
    }

    @Test
    void C17_whatIsWrittenDownComesFirstInThatOrder() {
        var one = Advert.configured(URI.create("http://one:3211/x-nmos/query/v1.3/"));
        var two = Advert.configured(URI.create("https://two"));
        var candidates = Candidates.of(
                List.of(advert("found", "api_ver=v1.3 pri=0"), two, one), RULES, RandomGenerator.getDefault());
        assertThat(candidates.usable().stream().map(each -> each.advert().address()))
                .containsExactly(
                        URI.create("https://two:443"), URI.create("http://one:3211"), URI.create("http://found:80"));
        assertThat(candidates.betterThan(candidates.usable().get(2)))
                .containsExactlyElementsOf(candidates.usable().subList(0, 2));
        assertThatThrownBy(() -> Advert.configured(URI.create("registry")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void equalsAreNotBetterThanEachOther() {
        var candidates = of(
                RULES,
                advert("a", "api_ver=v1.3 pri=1"),
                advert("b", "api_ver=v1.3 pri=1"),
                advert("c", "api_ver=v1.3 pri=2"));
        assertThat(candidates.betterThan(candidates.usable().get(1))).isEmpty();
        assertThat(candidates.betterThan(candidates.usable().get(2))).hasSize(2);
    }

    @Test
    void theDotAtTheEndOfAHostDoesNotGoIntoAddresses() {
        var advert = new Advert(
                "x",
                new Place("reg.example.", 443, 0, List.of("192.0.2.1")),
                Txt.of(List.of("api_proto=https")),
                Way.UNICAST);
        // Nor does an address: the certificate is for the name.
        assertThat(advert.tries()).containsExactly(URI.create("https://reg.example:443"));
    }

    @Test
    void C24_whoFailsIsLeftAloneForLongerAndLonger() {
        var marks = new BadMarks(Duration.ofSeconds(30), Duration.ofMinutes(5));
        var one = new Candidate(advert("one", ""), ApiVersion.v1(0));
        var two = new Candidate(advert("two", ""), ApiVersion.v1(0));
        var both = List.of(one, two);
        // Near the overflow of the clock.
        long now = Long.MAX_VALUE - 1_000;
        var lengths = new ArrayList<Long>();
        for (int i = 0; i < 6; i++) {
            marks.mark(one.advert().address(), "down", now);
            lengths.add(Duration.ofNanos(
                            marks.on(one.advert().address(), now).orElseThrow().untilNanos() - now)
                    .toSeconds());
        }
        assertThat(lengths).containsExactly(30L, 60L, 120L, 240L, 300L, 300L);
        assertThat(marks.unmarked(both, now)).containsExactly(two);
        marks.mark(two.advert().address(), "down", now);
        assertThat(marks.unmarked(both, now)).isEmpty();
        assertThat(marks.leastBadFirst(both, now)).containsExactly(two, one);
        assertThat(marks.unmarked(both, now + Duration.ofSeconds(31).toNanos())).containsExactly(two);
        marks.clear(one.advert().address());
        assertThat(marks.unmarked(both, now)).containsExactly(one);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void C16_whateverIsOfferedTheOrderIsThatOfTheRules(long seed) {
        var random = new Random(seed);
        var adverts = new ArrayList<Advert>();
        for (int i = 0; i < 40; i++) {
            var txt = "api_ver=v1." + random.nextInt(5) + ",v1." + random.nextInt(3) + " pri=" + random.nextInt(130)
                    + (random.nextInt(5) == 0 ? " api_auth=true" : "")
                    + (random.nextInt(6) == 0 ? " api_proto=https" : "");
            adverts.add(advert("h" + random.nextInt(30), txt));
        }
        var candidates = Candidates.of(adverts, RULES, random);
        var usable = candidates.usable();
        for (int i = 1; i < usable.size(); i++) {
            var before = usable.get(i - 1);
            var after = usable.get(i);
            int versions = before.version().compareTo(after.version());
            assertThat(versions).isNotNegative();
            if (versions == 0)
                assertThat(before.advert().priority())
                        .isLessThanOrEqualTo(after.advert().priority());
        }
        assertThat(usable.stream().map(each -> each.advert().address())).doesNotHaveDuplicates();
        assertThat(usable)
                .allSatisfy(each -> assertThat(each.advert().priority()).isLessThan(100));
        assertThat(adverts)
                .allSatisfy(each -> assertThat(usable.stream()
                                        .map(Candidate::advert)
                                        .map(Advert::address)
                                        .anyMatch(each.address()::equals)
                                || candidates.unfit().stream()
                                        .anyMatch(unfit -> unfit.advert().equals(each)))
                        .isTrue());
    }

    @Test
    void C19_txtRecordsAreReadLeniently() {
        var txt = Txt.of(List.of("API_Ver = v1.3 ", "pri=1", "pri=2", "flag", "=nothing", "api_proto="));
        assertThat(txt.value("api_ver")).contains("v1.3");
        assertThat(txt.value("pri")).contains("1");
        assertThat(txt.values()).containsEntry("flag", "");
        assertThat(txt.value("flag")).isEmpty();
        assertThat(txt.value("api_proto")).isEqualTo(Optional.empty());
        assertThat(Txt.ofProvider("a=1 \"b=two words\" \"c=say \\\"x\\\"\" \"\"")
                        .values())
                .isEqualTo(Map.of("a", "1", "b", "two words", "c", "say \"x\""));
    }
}
