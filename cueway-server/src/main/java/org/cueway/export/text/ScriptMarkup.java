package org.cueway.export.text;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.cueway.export.Stack;
import org.cueway.mos.xml.XmlWriter;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.Story;
import org.cueway.script.Part;
import org.cueway.script.Run;

/**
 * Scripts as the markup of MOS (4.0 §3.8.1), a {@code roStorySend} for each story: whatever the newsroom wrote comes out as
 * {@code p}, {@code pi}, {@code pkg}, {@code em}, {@code tab}, {@code b}, {@code i} and {@code u}, with {@code storyPresenter} and
 * {@code storyItem} beside paragraphs. UTF-8. Pure.
 */
public final class ScriptMarkup {
    private static final List<Run.Style> STYLES = List.of(Run.Style.BOLD, Run.Style.ITALIC, Run.Style.UNDERLINE);

    private ScriptMarkup() {}

    /** All stories that are wanted, in the order of the running order. */
    public static byte[] bytes(Stack stack, Rundown rundown, TextStyle style) {
        var xml = new XmlWriter();
        xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.open("cuewayScript", "key", stack.named().key(), "revision", Long.toString(stack.revision()));
        for (var read : Scripts.of(rundown, style)) {
            xml.raw("\n");
            story(xml, rundown, read);
        }
        xml.raw("\n");
        xml.close("cuewayScript");
        xml.raw("\n");
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void story(XmlWriter xml, Rundown rundown, Scripts.Read read) {
        xml.open("roStorySend");
        xml.leaf("roID", rundown.id().roID());
        xml.leaf("storyID", read.story().storyID());
        if (!read.slug().isEmpty()) xml.leaf("storySlug", read.slug());
        if (!read.number().isEmpty()) xml.leaf("storyNum", read.number());
        xml.open("storyBody");
        for (var part : read.script().parts()) {
            switch (part) {
                case Part.Paragraph(var runs) -> paragraph(xml, runs);
                case Part.PresenterChange(var name, var rate) -> {
                    if (!name.isEmpty()) xml.leaf("storyPresenter", name);
                    rate.ifPresent(text -> xml.leaf("storyPresenterRR", text));
                }
                case Part.ItemMark mark -> item(xml, mark, read.story());
            }
        }
        xml.close("storyBody");
        xml.close("roStorySend");
    }

    private static void paragraph(XmlWriter xml, List<Run> runs) {
        xml.open("p");
        for (int at = 0; at < runs.size(); ) {
            int end = at;
            var role = runs.get(at).role();
            while (end < runs.size() && runs.get(end).role() == role) end++;
            var alike = runs.subList(at, end);
            switch (role) {
                case READ -> alike.forEach(run -> read(xml, run));
                case INSTRUCTION -> within(xml, "pi", bare(alike));
                case PACKAGE -> within(xml, "pkg", alike);
            }
            at = end;
        }
        xml.close("p");
    }

    /** {@code tab} stands in paragraphs only. */
    private static void read(XmlWriter xml, Run run) {
        var pieces = run.text().split("\t", -1);
        for (int i = 0; i < pieces.length; i++) {
            if (i > 0) xml.empty("tab");
            if (!pieces[i].isEmpty()) styled(xml, pieces[i], outer(run).isEmpty() ? emphasis(run) : outer(run));
        }
    }

    private static void within(XmlWriter xml, String name, List<Run> runs) {
        xml.open(name);
        runs.forEach(run -> styled(xml, run.text().replace('\t', ' '), outer(run)));
        xml.close(name);
    }

    /** In markup the element says that it is an instruction; brackets are for plain text. */
    private static List<Run> bare(List<Run> runs) {
        var text = runs.stream().map(Run::text).collect(Collectors.joining()).strip();
        boolean framed = text.length() > 2
                && text.indexOf('[') == 0
                && text.lastIndexOf('[') == 0
                && text.indexOf(']') == text.length() - 1;
        return framed ? unframed(runs) : runs;
    }

    private static List<Run> unframed(List<Run> runs) {
        return runs.stream()
                .map(run -> new Run(run.text().replace("[", "").replace("]", ""), run.role(), run.styles()))
                .toList();
    }

    private static List<Run.Style> outer(Run run) {
        return STYLES.stream().filter(run.styles()::contains).toList();
    }

    /** {@code em} holds text alone and nothing holds it, so the others win. */
    private static List<Run.Style> emphasis(Run run) {
        return run.styles().contains(Run.Style.EMPHASIS) ? List.of(Run.Style.EMPHASIS) : List.of();
    }

    private static void styled(XmlWriter xml, String text, List<Run.Style> styles) {
        styles.forEach(style -> xml.open(element(style)));
        xml.text(text);
        styles.reversed().forEach(style -> xml.close(element(style)));
    }

    private static String element(Run.Style style) {
        return switch (style) {
            case EMPHASIS -> "em";
            case BOLD -> "b";
            case ITALIC -> "i";
            case UNDERLINE -> "u";
        };
    }

    private static void item(XmlWriter xml, Part.ItemMark mark, Story story) {
        var item = ScriptText.find(mark, story);
        xml.open("storyItem");
        xml.leaf("itemID", mark.itemID());
        var slug = item.flatMap(it -> it.fields().get("itemSlug")).orElse(mark.slug());
        if (!slug.isEmpty()) xml.leaf("itemSlug", slug);
        xml.leaf("objID", item.flatMap(it -> it.objID()).orElse(mark.objID()));
        xml.leaf("mosID", item.flatMap(it -> it.mosID()).orElse(""));
        var channel = item.flatMap(it -> it.fields().get("itemChannel")).orElse(mark.channel());
        if (!channel.isEmpty()) xml.leaf("itemChannel", channel);
        xml.close("storyItem");
    }
}
