package org.cueway.device.casparcg;

import org.cueway.device.Command;

/**
 * One line of AMCP.
 *
 * @param place channel and layer, as AMCP has them: {@code 1-20}
 * @param cgLayer of a template; 0 if it is about none
 * @param line as it goes over the wire, without REQ and line end
 * @param reached what the layer shows when this is done
 */
record CasparCommand(String place, Word word, int cgLayer, String line, CasparState reached) implements Command {
    /** What it does. */
    enum Word {
        CLEAR,
        LOADBG,
        PLAY,
        PAUSE,
        RESUME,
        STOP,
        /** Loads a template and does not play it. */
        CG_ADD,
        CG_ADD_AND_PLAY,
        CG_PLAY,
        CG_STOP,
        CG_NEXT,
        CG_INVOKE,
        CG_UPDATE,
        CG_REMOVE
    }

    @Override
    public String wire() {
        return line;
    }

    /** Loading counts as none, since on a layer of which nothing is known it may be somebody else's that is replaced. */
    @Override
    public boolean isAbsolute() {
        return switch (word) {
            case CLEAR, PAUSE, RESUME, STOP, CG_UPDATE, CG_REMOVE -> true;
            case LOADBG, PLAY, CG_ADD, CG_ADD_AND_PLAY, CG_PLAY, CG_STOP, CG_NEXT, CG_INVOKE -> false;
        };
    }

    /** Whether it says to a layer without a template what is so anyway: {@code 403 CG FAILED} is as good as done. */
    boolean isDoneWithoutTemplate() {
        return word == Word.CG_STOP || word == Word.CG_REMOVE;
    }

    /** What takes a template away that {@code CG STOP} has animated out. */
    CasparCommand remove() {
        return new CasparCommand(place, Word.CG_REMOVE, cgLayer, "CG " + place + " REMOVE " + cgLayer, reached);
    }
}
