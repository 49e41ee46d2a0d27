package org.cueway.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.cueway.mos.codec.Examples;
import org.cueway.mos.model.BasicMessage;
import org.cueway.mos.model.ControlMessage;
import org.cueway.mos.model.DiscoveryMessage;
import org.cueway.mos.model.ModificationMessage;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage;
import org.cueway.mos.model.ObjectRequestMessage;
import org.cueway.mos.model.PlugInMessage;
import org.cueway.mos.model.RunningOrderMessage;
import org.cueway.mos.model.SupersededMessage;
import org.junit.jupiter.api.Test;

/** {@code docs/conformance.md}: message, record, what we do with it, tests; and the rules with the tests that name them. */
final class ConformancePageTest {
    private static final Pattern TEST =
            Pattern.compile("@(?:Test|ParameterizedTest)\\b(?<before>.*?)\\bvoid (?<name>\\w+)\\(", Pattern.DOTALL);

    private static final Pattern RULE = Pattern.compile("(?<rule>[RAC]\\d+)_");

    private static final String HEAD = """
            # Conformance

            Generated from the code and the tests by `ConformancePageTest`; do not edit. It is about the role of a MOS device \
            towards a newsroom, on MOS 2.8.x over TCP. Tests are those that name the message. Besides, every sample message is \
            decoded, encoded and decoded again (`ExamplesTest`), answered once (`ProfileZeroTest`), and those that are not \
            supported are refused by name (`InventoryTest`).

            ## Messages

            | Message | Record | What we do with it | Tests |
            |---|---|---|---|
            """;

    @Test
    void thePageTellsWhatEveryMessageDoesHereAndWhatProvesIt() {
        var page = new StringBuilder(HEAD);
        var tests = testClasses();
        messages().forEach((element, messages) -> {
            var message = messages.getFirst();
            page.append("| `%s` | `%s` | %s | %s |\n"
                    .formatted(
                            element, record(message), treatment(messages), String.join(", ", naming(element, tests))));
        });
        page.append(
                "\n## Rules\n\nRules of the field notes (R), scenarios (A) and requirements (C) that tests are named after.\n\n");
        page.append("| Rule | Test |\n|---|---|\n");
        rules(tests)
                .forEach((rule, sentences) ->
                        sentences.forEach(sentence -> page.append("| %s | %s |\n".formatted(rule, sentence))));
        GeneratedPage.check("conformance.md", page.toString());
    }

    @Test
    void everyMessageThatIsTakenOrAnsweredHasATestThatNamesIt() {
        var tests = testClasses();
        messages().forEach((element, messages) -> {
            switch (Dispatch.of(messages.getFirst())) {
                case Task.Change _, Task.Question _, Task.Greet _ ->
                    assertThat(naming(element, tests)).as(element).isNotEmpty();
                case Task.Refuse _, Task.Ignore _ -> {}
            }
        });
    }

    /** One kind of message may have several samples; all are treated alike but for what is in them. */
    private static Map<String, List<MosMessage>> messages() {
        var messages = new TreeMap<String, List<MosMessage>>(String.CASE_INSENSITIVE_ORDER);
        for (var file : Examples.names()) {
            var message = Examples.envelope(file).message();
            messages.computeIfAbsent(message.element(), _ -> new ArrayList<>()).add(message);
        }
        return messages;
    }

    private static String treatment(List<MosMessage> messages) {
        var message = messages.getFirst();
        return switch (Dispatch.of(message)) {
            case Task.ChangeRundown _ -> "taken as " + edits(messages) + ", " + reply(message);
            case Task.ChangeAndCue _ -> "taken as " + edits(messages) + " and as a cue, " + reply(message);
            case Task.GiveCue _ -> "taken as a cue, " + reply(message);
            case Task.ChangeObjects _ -> "taken as `ObjectEdit`, answered with `mosAck`";
            case Task.WishObject _ -> "taken as " + wishes(messages) + ", answered with `mosAck`; then `mosObj`";
            case Task.ShowObject _ -> "answered with `mosObj`";
            case Task.ListObjects _ -> "answered with `mosAck`; then `mosListAll`, or `mosObj` by `mosObj`";
            case Task.ShowSearchSchema _ -> "answered with `mosListSearchableSchema`";
            case Task.FindObjects _ -> "answered with `mosObjList`";
            case Task.ShowRundown _ -> "answered with `roList`";
            case Task.ListRundowns _ -> "answered with `roListAll`";
            case Task.Introduce _ -> "answered with `listMachInfo`";
            case Task.Greet _ -> "answered with `heartbeat`";
            case Task.Refuse refuse -> "refused: " + refuse.reason().text();
            case Task.Ignore _ -> message.isAnswer() ? "an answer: goes to who asked, else dropped" : "not answered";
        };
    }

    private static String wishes(List<MosMessage> messages) {
        var edits = new TreeSet<String>();
        for (var message : messages) {
            if (Dispatch.of(message) instanceof Task.WishObject wish) {
                var edit = Intake.edit("", "", wish, Instant.EPOCH);
                edits.add("`OwnEdit." + edit.getClass().getSimpleName() + "`");
            }
        }
        return String.join(", ", edits);
    }

    private static String edits(List<MosMessage> messages) {
        var edits = new TreeSet<String>();
        for (var message : messages) {
            switch (Dispatch.of(message)) {
                case Task.ChangeRundown(var _, var edit) ->
                    edits.add("`Edit." + edit.getClass().getSimpleName() + "`");
                case Task.ChangeAndCue(var _, var edit, var _) ->
                    edits.add("`Edit." + edit.getClass().getSimpleName() + "`");
                case Task _ -> {}
            }
        }
        return String.join(", ", edits);
    }

    private static String reply(MosMessage message) {
        return message.isAnswer() ? "not answered" : "answered with `roAck`";
    }

    private static String record(MosMessage message) {
        var family = switch (message) {
            case BasicMessage _ -> "BasicMessage";
            case ObjectMessage _ -> "ObjectMessage";
            case RunningOrderMessage _ -> "RunningOrderMessage";
            case SupersededMessage _ -> "SupersededMessage";
            case ObjectRequestMessage _ -> "ObjectRequestMessage";
            case DiscoveryMessage _ -> "DiscoveryMessage";
            case ControlMessage _ -> "ControlMessage";
            case ModificationMessage _ -> "ModificationMessage";
            case PlugInMessage _ -> "PlugInMessage";
            case MosMessage.Unknown _ -> "MosMessage";
        };
        var name = message instanceof RunningOrderMessage.RoElementAction
                ? "RoElementAction"
                : message.getClass().getSimpleName();
        return family + "." + name;
    }

    /** The test classes of all modules and their text, by name. */
    static Map<String, String> testClasses() {
        var tests = new TreeMap<String, String>();
        for (Path file : GeneratedPage.sources("test")) {
            if (file.startsWith(GeneratedPage.ROOT.resolve("cueway-app"))) {
                continue; // configuration: its keys are words of MOS, too
            }
            if (file.startsWith(GeneratedPage.ROOT.resolve("cueway-simulator"))) {
                continue; // newsrooms: proves nothing about a device
            }
            var name = file.getFileName().toString().replace(".java", "");
            if (name.endsWith("Test") && !name.equals("ConformancePageTest")) {
                tests.put(name, GeneratedPage.read(file));
            }
        }
        return tests;
    }

    /** Those that name a message. */
    static List<String> naming(String element, Map<String, String> tests) {
        var word = Pattern.compile("(?<![A-Za-z])" + element + "(?![A-Za-z])");
        return tests.entrySet().stream()
                .filter(test -> !test.getKey().equals("InventoryTest"))
                .filter(test -> word.matcher(test.getValue()).find())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, Set<String>> rules(Map<String, String> tests) {
        var rules = new TreeMap<String, Set<String>>(ConformancePageTest::byNumber);
        tests.forEach((type, text) -> {
            var test = TEST.matcher(text);
            while (test.find()) {
                var name = test.group("name");
                var sentence = words(name.replaceAll("^([RAC]\\d+_)+", "")) + " (`" + type + "`)";
                var rule = RULE.matcher(name);
                while (rule.find()) {
                    rules.computeIfAbsent(rule.group("rule"), _ -> new TreeSet<>())
                            .add(sentence);
                }
            }
        });
        return rules;
    }

    private static int byNumber(String one, String other) {
        var letter = Character.compare(one.charAt(0), other.charAt(0));
        return letter != 0
                ? letter
                : Integer.compare(Integer.parseInt(one.substring(1)), Integer.parseInt(other.substring(1)));
    }

    /** A test's name as a sentence; words of MOS come out in small letters, which is readable enough. */
    private static String words(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
                .replace('_', ' ')
                .toLowerCase(Locale.ROOT);
    }
}
