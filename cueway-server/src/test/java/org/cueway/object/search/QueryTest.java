package org.cueway.object.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import org.cueway.base.Limits;
import org.cueway.object.ObjectId;
import org.cueway.object.StoredObject;
import org.cueway.object.search.Query.Asked;
import org.cueway.object.search.Query.Field;
import org.cueway.rundown.Block;
import org.cueway.rundown.Fields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a search may say, and what it finds: the words of {@code mosReqObjList}. */
final class QueryTest {
    private static final String CLIP = "https://schemas.ngtv.example/mos/clip/v2";
    private static final Limits.Objects LIMITS = Limits.Objects.defaults();

    private static final StoredObject FERRY = object(
            "O1",
            "FERRY STRIKE VO",
            "1500",
            "<rights>own footage</rights><location>North Quay</location><shotDate>2026-03-17</shotDate>");
    private static final StoredObject TOLLS = object(
            "O2",
            "BRIDGE TOLLS PKG",
            "900",
            "<location>South Quay</location><shotDate>2026-02-01</shotDate><cut in=\"5\">rough <em>cut</em></cut>");
    private static final StoredObject ARCHIVE =
            object("O3", "FERRY ARCHIVE", "10000", "<location>North Quay</location><location>South Quay</location>");
    private static final StoredObject BARE =
            new StoredObject(ObjectId.ours("gw.mos", "O4"), fields("objSlug", "ferry \"live\""), List.of(), List.of());
    private static final List<StoredObject> ALL = List.of(FERRY, TOLLS, ARCHIVE, BARE);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                              | O1 O2 O3 O4
            ferry                           | O1 O3 O4
            FERRY STRIKE                    | O1
            ferry AND NOT archive           | O1 O4
            ferry NOT archive               | O1 O4
            tolls OR archive                | O2 O3
            tolls OR ferry AND archive      | O2 O3
            (tolls OR ferry) AND quay       | O1 O2 O3
            "own footage"                   | O1
            "footage own"                   | ``
            NOT NOT ferry                   | O1 O3 O4
            rock and roll                   | ``
            "rough cut"                     | O2
            O3                              | O3
            "AND"                           | ``
            """)
    void aGeneralSearchJoinsWordsByAndOrAndNot(String words, String found) {
        assertThat(found(words)).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AND",
                "ferry AND",
                "OR ferry",
                "NOT",
                "ferry AND OR tolls",
                "\"ferry",
                "(ferry",
                "ferry)",
                "()",
                "ferry NOT"
            })
    void aGeneralSearchThatLacksSomethingIsRefusedInWords(String words) {
        var read = (Query.Read.Not) Query.read(new Asked(words, "", List.of()));
        assertThat(read.fault()).isEqualTo(SearchFault.WORDS_NOT_UNDERSTOOD);
        assertThat(read.fault().with(read.detail())).hasSizeLessThanOrEqualTo(128);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /clip/location[.='North Quay']                     | O1 O3
            /location[.='North Quay']                          | O1 O3
            /clip/location[.!='North Quay']                    | O2 O3
            /clip/shotDate[.>'2026-03-01']                     | O1
            /clip/shotDate[.<'2026-03-01']                     | O2
            /clip[location='North Quay' and rights="own footage"] | O1
            /clip[shotDate<'2026-02-15' OR rights='own footage']  | O1 O2
            /clip[rights='x' or location='South Quay' AND shotDate='2026-02-01'] | O2
            /clip/cut[@in=5]                                   | O2
            /clip/cut/@in[.='5']                               | O2
            /clip/cut[.='rough cut']                           | O2
            /mosObj/objDur[.>1000]                             | O1 O3
            /mosObj[objDur<'1000']                             | O2
            /objSlug[.='FERRY ARCHIVE']                        | O3
            /mosObj/objID[.='O4']                              | O4
            /mosObj/location[.='North Quay']                   | ``
            /clip/objDur[.>0]                                  | ``
            /clip/location                                     | O1 O2 O3 O4
            /clip/location[ . = 'North Quay' ]                 | O1 O3
            /clip/rights[.>5]                                  | ``
            """)
    void aPathIsLookedUpInPayloadsAndInOurOwnFields(String path, String found) {
        assertThat(found(List.of(List.of(new Field(path, "", ""))))).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "location",
                "//location",
                "/clip/*",
                "/clip/location[1]",
                "/clip/location[",
                "/clip/location[.='x'",
                "/clip/location[.='x']]",
                "/clip/location[.='x]",
                "/clip/location[not(.='x')]",
                "/clip/location[contains(.,'x')]",
                "/clip/location[.=document('file:///etc/passwd')]",
                "/clip/location[.='x' and]",
                "/clip/location[.~'x']",
                "/clip/location[.=$x]",
                "/clip/ancestor::node()",
                "/clip/..",
                "/clip/location[.='a'] | /clip/rights",
                "/clip/location[position()=last()]",
            })
    void onlyNamesComparisonsAndOrAreReadOfAnXPath(String path) {
        var read = (Query.Read.Not) Query.read(new Asked("", "", List.of(List.of(new Field(path, "", "")))));
        assertThat(read.fault()).isEqualTo(SearchFault.PATH_NOT_UNDERSTOOD);
        assertThat(read.fault().with(read.detail()))
                .hasSizeLessThanOrEqualTo(128)
                .contains("expected");
    }

    @Test
    void groupsAreJoinedByOrAndTheirFieldsByAnd() {
        var north = new Field("/clip/location[.='North Quay']", "", "");
        var recent = new Field("/clip/shotDate[.>'2026-03-01']", "", "");
        var tolls = new Field("/mosObj/objSlug[.='BRIDGE TOLLS PKG']", "", "");
        assertThat(found(List.of(List.of(north, recent), List.of(tolls)))).isEqualTo("O1 O2");
    }

    @Test
    void resultsAreSortedByTheFieldsInTheirOrderAndWhatHasNoneComesLast() {
        var bySlug = List.of(List.of(new Field("/mosObj/objSlug", "1", "ASCENDING")));
        assertThat(found(bySlug)).isEqualTo("O2 O4 O3 O1");
        // 10000 is more than 900 although it begins with a smaller digit.
        assertThat(found(List.of(List.of(new Field("/mosObj/objDur", "1", "DESCENDING")))))
                .isEqualTo("O3 O1 O2 O4");
        var two = List.of(
                List.of(new Field("/mosObj/objDur", "2", "ASCENDING"), new Field("/clip/location", "1", "DESCENDING")));
        assertThat(found(two)).isEqualTo("O2 O1 O3 O4");
    }

    @Test
    void aGroupThatOnlySortsLetsNothingInThatOthersKeepOut() {
        var asked = List.of(
                List.of(new Field("/clip/location[.='South Quay']", "", "")),
                List.of(new Field("/mosObj/objSlug", "1", "DESCENDING")));
        assertThat(found(asked)).isEqualTo("O3 O2");
    }

    @Test
    void aSchemaNarrowsPayloadsAndLeavesOurOwnFields() {
        var asked = List.of(List.of(new Field("/clip/location[.='North Quay']", "", "")));
        assertThat(found(new Asked("", CLIP, asked))).isEqualTo("O1 O3");
        assertThat(found(new Asked("", "https://other.example/v1", asked))).isEmpty();
        var own = List.of(List.of(new Field("/mosObj/objSlug[.='FERRY ARCHIVE']", "", "")));
        assertThat(found(new Asked("", "https://other.example/v1", own))).isEqualTo("O3");
    }

    @Test
    void asMuchAsTheLimitsAllowAndNoMore() {
        var words = "w ".repeat(101);
        assertThat(((Query.Read.Not) Query.read(new Asked(words, "", List.of()))).fault())
                .isEqualTo(SearchFault.TOO_MUCH);
        var deep = "(".repeat(21) + "w" + ")".repeat(21);
        assertThat(((Query.Read.Not) Query.read(new Asked(deep, "", List.of()))).fault())
                .isEqualTo(SearchFault.TOO_MUCH);
        var path = new Field("/a[.='" + "x".repeat(1_000) + "']", "", "");
        assertThat(((Query.Read.Not) Query.read(new Asked("", "", List.of(List.of(path))))).fault())
                .isEqualTo(SearchFault.TOO_MUCH);
    }

    @Test
    void aPayloadThatIsNoXmlOrTooLargeHurtsNobody() {
        var broken = new StoredObject(
                ObjectId.ours("gw.mos", "B"),
                fields("objSlug", "BROKEN"),
                List.of(new Block("s", "<mosExternalMetadata><mosPayload><a></mosPayload>")),
                List.of());
        var large = object("L", "LARGE", "1", "<x>1</x>".repeat(5_000));
        assertThat(Searchable.of(broken, LIMITS).text()).contains("broken");
        assertThat(Searchable.of(large, LIMITS).values()).hasSizeLessThanOrEqualTo(LIMITS.maxLeaves());
    }

    @Test
    void pagesCountFromOneAndBothEndsBelongToThem() {
        assertThat(ids(Search.Page.of(ALL, 2, 3).objects())).isEqualTo("O2 O3");
        assertThat(Search.Page.of(ALL, 3, 99)).isEqualTo(new Search.Page(3, 4, List.of(ARCHIVE, BARE)));
        assertThat(Search.Page.of(ALL, 5, 9)).isEqualTo(Search.Page.EMPTY);
        assertThat(Search.Page.of(List.of(), 1, 9)).isEqualTo(Search.Page.EMPTY);
    }

    private static String found(String words) {
        return found(new Asked(words, "", List.of()));
    }

    private static String found(List<List<Field>> groups) {
        return found(new Asked("", "", groups));
    }

    private static String found(Asked asked) {
        return switch (Query.read(asked)) {
            case Query.Read.Understood(var query) ->
                ids(Search.of(
                        ALL.stream().map(each -> Searchable.of(each, LIMITS)).toList(), query));
            case Query.Read.Not(var fault, var detail) -> throw new AssertionError(fault.with(detail));
        };
    }

    private static String ids(List<StoredObject> objects) {
        return String.join(" ", objects.stream().map(each -> each.id().objID()).toList());
    }

    private static StoredObject object(String objID, String slug, String duration, String payload) {
        return new StoredObject(
                ObjectId.ours("gw.mos", objID),
                fields("objSlug", slug, "objDur", duration),
                List.of(new Block(
                        CLIP,
                        "<mosExternalMetadata><mosSchema>" + CLIP + "</mosSchema><mosPayload>" + payload
                                + "</mosPayload></mosExternalMetadata>")),
                List.of());
    }

    private static Fields fields(String... namesAndTexts) {
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            values.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return new Fields(values);
    }
}
