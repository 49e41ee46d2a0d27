package org.cueway.mos.wire;

/**
 * Finds where a frame ends, a code unit at a time, and never looks back.
 *
 * <p>The idea: of XML only as much is understood as is needed to tell a real {@code </mos>} from one inside CDATA, a
 * comment, a processing instruction, an attribute value or a nested envelope (R8). Everything else, well-formed or not, is
 * passed over, so that a malformed message still ends at its end tag and can be refused. In the two-byte encodings units
 * are counted from the frame's start, so a tag one octet out of step is not seen as a tag (R7), but it is remembered.
 *
 * <p>Confined to the thread of its connection.
 */
final class MarkupScanner {
    /** What a scan came to. */
    enum Verdict {
        /** All units are read, the frame is not at its end. */
        MORE,
        /** {@link #position} is behind the last unit of the frame. */
        END,
        /** No frame begins here; {@link #position} is before the unit that showed it. */
        NOT_A_FRAME
    }

    private enum State {
        PROLOG,
        TEXT,
        LT,
        BANG,
        BANG_DASH,
        CDATA_OPEN,
        CDATA,
        COMMENT,
        INSTRUCTION,
        NAME,
        TAG,
        QUOTED,
        END_NAME,
        END_TAG,
        DOCTYPE,
        SUBSET,
        DECLARATION
    }

    private static final String CDATA_REST = "CDATA[";
    /** High octets of an end tag that is one octet out of step; the low octets of all but the first and last are 0. */
    private static final int[] STRAY_END_TAG = {'<', '/', 'm', 'o', 's', '>'};

    private final Encoding encoding;
    private final int width;

    private State state = State.PROLOG;
    /** Where the markup being read stands: PROLOG, TEXT or SUBSET. */
    private State outer = State.PROLOG;
    /** TAG, DOCTYPE or DECLARATION: what a quoted value belongs to. */
    private State quotedIn = State.TAG;

    private int quote;
    /** Units in a row that may be the start of what ends a comment, CDATA section or instruction. */
    private int run;

    private int nameOffset;
    private boolean nameIsMos;
    private boolean slash;
    private int mosDepth;
    private int elementDepth;
    private boolean list;
    private int strayMatched;
    private int strayEnds;
    /** The first octet of a unit whose second has not come; -1 if there is none. */
    private int half = -1;

    private int position;

    MarkupScanner(Encoding encoding) {
        this.encoding = encoding;
        this.width = encoding.width();
    }

    /** Reads on from {@code from} to {@code to} in a frame that began at {@code start}, all of them indexes. */
    Verdict scan(byte[] bytes, int start, int from, int to) {
        int at = from;
        var verdict = Verdict.MORE;
        while (verdict == Verdict.MORE && at + width <= to) {
            if (strayMatched == 0) at = skip(bytes, at, to);
            if (at + width > to) break;
            int unit = encoding.unit(bytes, at);
            if (strayMatched > 0 || unit >>> 8 == '<') trackStrayTag(unit);
            verdict = step(unit, bytes, start, at);
            if (verdict != Verdict.NOT_A_FRAME) at += width;
        }
        half = at < to ? bytes[at] : -1;
        position = at;
        return verdict;
    }

    /** Index of the first unit not read yet. */
    int position() {
        return position;
    }

    /** Whether the root element has begun. */
    boolean inRoot() {
        return mosDepth > 0;
    }

    /** Whether there is more than whole comments, declarations and instructions in front of a root element. */
    boolean begun() {
        return state != State.PROLOG;
    }

    /** Whether the message is one of the two long lists, {@code mosListAll} and {@code mosObjList}. */
    boolean isList() {
        return list;
    }

    /** How many end tags one octet out of step have been read since the last tag in step. */
    int strayEndTags() {
        // High octet first, the last unit of such a tag lacks an octet when nothing follows it.
        boolean atTheEnd = strayMatched == STRAY_END_TAG.length - 1 && half == '>';
        return atTheEnd ? strayEnds + 1 : strayEnds;
    }

    /** On to the next unit that may mean something, in the two states that most of a frame is read in. */
    private int skip(byte[] bytes, int from, int to) {
        // Where no markup ends and none begins: any unit but a less-than sign, or only those behind it, the letters.
        boolean text = state == State.TEXT;
        if (!text && state != State.NAME && state != State.END_NAME) return from;
        int at = from;
        while (at + Stride.BYTES <= to
                && (text ? Stride.isText(encoding, bytes, at) : Stride.isName(encoding, bytes, at))) {
            at += Stride.BYTES;
        }
        int low = encoding == Encoding.UCS2BE ? 1 : 0;
        int high = width - 1 - low;
        while (at + width <= to) {
            int octet = bytes[at + low];
            if (text ? octet == '<' : octet <= '>') break;
            if (width == 2 && bytes[at + high] != 0) break;
            at += width;
        }
        return at;
    }

    private Verdict step(int unit, byte[] bytes, int start, int at) {
        return switch (state) {
            case TEXT -> unit == '<' ? markup(State.TEXT) : Verdict.MORE;
            case PROLOG -> prolog(unit);
            case SUBSET -> subset(unit);
            case LT -> afterLessThan(unit, at - start);
            case BANG -> afterBang(unit);
            case BANG_DASH -> unit == '-' ? enter(State.COMMENT) : declaration(unit);
            case CDATA_OPEN -> cdataOpen(unit);
            case CDATA -> closeOn(unit, ']', 2);
            case COMMENT -> closeOn(unit, '-', 2);
            case INSTRUCTION -> closeOn(unit, '?', 1);
            case NAME -> name(unit, bytes, start, at);
            case TAG -> tag(unit);
            case QUOTED -> unit == quote ? enter(quotedIn) : Verdict.MORE;
            case END_NAME -> endName(unit, bytes, start, at);
            case END_TAG -> endTag(unit);
            case DOCTYPE -> doctype(unit);
            case DECLARATION -> inDeclaration(unit, State.DECLARATION);
        };
    }

    private Verdict enter(State next) {
        state = next;
        run = 0;
        return Verdict.MORE;
    }

    private Verdict markup(State where) {
        outer = where;
        strayEnds = 0;
        return enter(State.LT);
    }

    private Verdict prolog(int unit) {
        if (unit == '<') return markup(State.PROLOG);
        return isFree(unit) ? Verdict.MORE : Verdict.NOT_A_FRAME;
    }

    private Verdict subset(int unit) {
        if (unit == '<') return markup(State.SUBSET);
        return unit == ']' ? enter(State.DOCTYPE) : Verdict.MORE;
    }

    private Verdict afterLessThan(int unit, int offset) {
        if (unit == '!') return enter(State.BANG);
        if (unit == '?') return enter(State.INSTRUCTION);
        if (outer == State.SUBSET) return enter(State.SUBSET);
        if (unit == '/' && outer == State.TEXT) {
            nameOffset = offset + width;
            return enter(State.END_NAME);
        }
        if (!isNameStart(unit)) return malformed(unit);
        nameOffset = offset;
        return enter(State.NAME);
    }

    private Verdict afterBang(int unit) {
        if (unit == '-') return enter(State.BANG_DASH);
        if (unit == '[' && outer == State.TEXT) return enter(State.CDATA_OPEN);
        return declaration(unit);
    }

    private Verdict declaration(int unit) {
        if (outer == State.TEXT) return malformed(unit);
        enter(outer == State.PROLOG ? State.DOCTYPE : State.DECLARATION);
        return outer == State.PROLOG ? doctype(unit) : inDeclaration(unit, State.DECLARATION);
    }

    private Verdict cdataOpen(int unit) {
        if (unit != CDATA_REST.charAt(run)) return malformed(unit);
        return ++run == CDATA_REST.length() ? enter(State.CDATA) : Verdict.MORE;
    }

    private Verdict closeOn(int unit, int mark, int times) {
        if (unit == '>' && run >= times) return enter(outer);
        run = unit == mark ? run + 1 : 0;
        return Verdict.MORE;
    }

    private Verdict name(int unit, byte[] bytes, int start, int at) {
        if (unit == '<') return malformed(unit);
        if (!isWhite(unit) && unit != '>' && unit != '/') return Verdict.MORE;
        int from = start + nameOffset;
        nameIsMos = reads(bytes, from, at, "mos");
        if (outer == State.PROLOG && !nameIsMos) return Verdict.NOT_A_FRAME;
        if (elementDepth == 1) list |= reads(bytes, from, at, "mosListAll") || reads(bytes, from, at, "mosObjList");
        slash = false;
        enter(State.TAG);
        return tag(unit);
    }

    private Verdict tag(int unit) {
        if (unit == '"' || unit == '\'') return quoted(unit, State.TAG);
        if (unit == '>') return slash ? emptyElement() : opened();
        slash = unit == '/';
        if (unit != '<') return Verdict.MORE;
        opened();
        return markup(State.TEXT);
    }

    private Verdict opened() {
        elementDepth++;
        if (nameIsMos) mosDepth++;
        return enter(State.TEXT);
    }

    private Verdict emptyElement() {
        if (mosDepth == 0) return Verdict.END;
        return enter(State.TEXT);
    }

    private Verdict endName(int unit, byte[] bytes, int start, int at) {
        if (unit == '<') return malformed(unit);
        if (!isWhite(unit) && unit != '>') return Verdict.MORE;
        nameIsMos = reads(bytes, start + nameOffset, at, "mos");
        enter(State.END_TAG);
        return endTag(unit);
    }

    private Verdict endTag(int unit) {
        if (unit == '<') return malformed(unit);
        if (unit != '>') return Verdict.MORE;
        elementDepth--;
        if (nameIsMos) mosDepth--;
        if (mosDepth == 0) return Verdict.END;
        return enter(State.TEXT);
    }

    private Verdict doctype(int unit) {
        if (unit == '[') {
            outer = State.SUBSET;
            return enter(State.SUBSET);
        }
        outer = State.PROLOG;
        return inDeclaration(unit, State.DOCTYPE);
    }

    private Verdict inDeclaration(int unit, State where) {
        if (unit == '"' || unit == '\'') return quoted(unit, where);
        return unit == '>' ? enter(outer) : Verdict.MORE;
    }

    private Verdict quoted(int unit, State where) {
        quote = unit;
        quotedIn = where;
        slash = false;
        return enter(State.QUOTED);
    }

    /** Not well-formed: before the root there is then no frame, inside it the reader looks for the next tag. */
    private Verdict malformed(int unit) {
        if (outer == State.PROLOG) return Verdict.NOT_A_FRAME;
        return unit == '<' ? markup(outer) : enter(outer);
    }

    private void trackStrayTag(int unit) {
        int high = unit >>> 8;
        boolean middle = strayMatched > 0 && strayMatched < STRAY_END_TAG.length - 1;
        if (high != STRAY_END_TAG[strayMatched] || (middle && (unit & 0xFF) != 0)) {
            strayMatched = high == '<' ? 1 : 0;
        } else if (++strayMatched == STRAY_END_TAG.length) {
            strayMatched = 0;
            strayEnds++;
        }
    }

    private boolean reads(byte[] bytes, int from, int to, String name) {
        if (to - from != name.length() * width) return false;
        for (int i = 0; i < name.length(); i++) {
            if (encoding.unit(bytes, from + i * width) != name.charAt(i)) return false;
        }
        return true;
    }

    private static boolean isWhite(int unit) {
        return unit == ' ' || unit == '\n' || unit == '\r' || unit == '\t';
    }

    /** White space, NUL padding, and byte order marks (in UTF-8 its three bytes). */
    private static boolean isFree(int unit) {
        return isWhite(unit) || unit == 0 || unit == 0xFEFF || unit == 0xEF || unit == 0xBB || unit == 0xBF;
    }

    private static boolean isNameStart(int unit) {
        boolean letter = (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z');
        return letter || unit == '_' || unit == ':' || unit >= 0x80;
    }
}
