package org.cueway.graphics;

import org.cueway.base.Reason;

/** Why a package of graphics was not taken, or not taken away. */
public enum GraphicsRefusal implements Reason {
    NOT_A_ZIP(
            "not a zip that can be read",
            "What came is another kind of file, was cut off on the way, or is damaged.",
            "Zip the package's folder again with any usual program, and send that."),
    ENCRYPTED(
            "a file in the zip is encrypted", "The zip was made with a password.", "Zip the folder again without one."),
    LINK("a link in the zip", "A file of the package is a link to another one.", "Put the file itself in its place."),
    PATH_NOT_ALLOWED(
            "the path of a file in the zip is not allowed",
            "A name means another place on some disk, or leads out of the package.",
            "Rename the file, and zip the folder itself, not from elsewhere."),
    NAME_TWICE(
            "two files of one name in the zip",
            "Two names are the same, or differ only in upper and lower case, which some disks do not tell apart.",
            "Rename or remove one of them."),
    TOO_LARGE(
            "the package is too large",
            "The zip, or what is in it, takes more room than a package may.",
            "Make films and pictures smaller, or split the package; see docs/graphics.md for the limits."),
    TOO_MANY_FILES(
            "too many files in the package",
            "Perhaps the tools that the package was made with are in the zip, too.",
            "Zip only what the graphic needs when it is shown."),
    NO_MANIFEST(
            "no OGraf manifest in the package",
            "The folder has no file *.ograf.json at its top, or the zip holds several folders.",
            "Zip the one folder that the manifest stands in."),
    FAULTY(
            "the package is not right",
            "A manifest does not say what OGraf asks for.",
            "Put right what is listed, and upload it again."),
    ID_TAKEN(
            "graphics of the package belong to several others",
            "The zip has graphics of more than one package that is here.",
            "Upload each package by itself, or give the graphics other ids."),
    WOULD_LACK(
            "the package lacks graphics of the one that it would replace",
            "A package is replaced whole, and these would be gone.",
            "Upload the package with all its graphics, give the folder or the graphic another name, or remove the old one first."),
    IN_USE(
            "it is on air or ready to be",
            "A device has the graphic now.",
            "Take it off air, or drop what is ready, then ask again."),
    USED_BY_ITEMS(
            "running orders use it",
            "Items name the graphic; without it they cannot go on air and are marked.",
            "Take them out of the running orders, or ask again with ?anyway=true."),
    HOLDS_MORE(
            "its package holds other graphics, too",
            "A package is removed whole.",
            "Say that all of it is meant with ?package=NAME."),
    UNKNOWN_GRAPHIC(
            "no such graphic or package",
            "It was removed, or its id is spelled in another way.",
            "List what there is with GET /api/v1/graphics."),
    TOO_MANY(
            "no more graphics can be kept",
            "There are as many as the gateway may hold.",
            "Remove some that nobody uses."),
    BUSY(
            "other packages are being taken",
            "Several are uploaded at the same time.",
            "Ask again when they are done; nothing was kept of this one."),
    NOT_WRITTEN(
            "the folder of graphics cannot be written",
            "The disk is full, or the gateway's user may not write there.",
            "Make room, or set graphics.folder to a folder that the gateway's user may write; nothing has changed.");

    private final Words words;

    GraphicsRefusal(String text, String cause, String remedy) {
        this.words = new Words(text, cause, remedy);
    }

    @Override
    public Words words() {
        return words;
    }
}
