package org.cueway.export.delivery;

import org.cueway.base.Reason;

/** Why a target has not got what it should have. */
public enum DeliveryFault implements Reason {
    UNREACHABLE(
            "no connection to the target",
            "The host is off, another one, or behind a firewall, or the connection was lost.",
            "Check host and port, and that this machine reaches them; it is tried again by itself."),
    LOGIN_REFUSED(
            "the target refuses the login",
            "User name, password or key are not those that the server knows.",
            "Put username, password or key right in exports; it is tried every 30 seconds, since servers lock out who tries more often."),
    WRONG_HOST_KEY(
            "the server shows another key than expected",
            "The server was set up anew, or somebody else answers in its place.",
            "Ask who runs the server for its key; if the one that was found is right, write its fingerprint into hostKeys."),
    WRONG_CERTIFICATE(
            "the server shows a certificate that is not trusted",
            "It is signed by nobody known, made for another name, or has expired.",
            "Set trust to { ca: FILE } or { pin: FINGERPRINT }, or have the server's certificate renewed."),
    NO_FOLDER(
            "the folder of the target is not there",
            "It was never made, has another name, or the disk it is on is not mounted.",
            "Make the folder, or mount it; it is not made here, so that nothing is written beside a mount."),
    NOT_ALLOWED(
            "the target does not let us write",
            "The user may not make, replace or delete files in that folder.",
            "Give the user of exports the right to write there."),
    DISK_FULL(
            "the disk of the target is full",
            "There is no room left on it, or the user has used up what is granted.",
            "Make room; what is missing follows by itself."),
    RENAME_REFUSED(
            "a file cannot be given its name",
            "Somebody on the target holds the old file open, or the server allows no renaming.",
            "Close what holds the file, or have the server allow it; files are never written under their own name."),
    PORT_TAKEN(
            "the port of the feed cannot be opened",
            "Another program listens there, or the address is not one of this machine.",
            "Stop that program, or set another port for the feed."),
    NOT_KEPT(
            "page numbers cannot be kept",
            "The disk of the gateway is full or cannot be written.",
            "Make room beside the store; nothing new is exported until numbers can be kept."),
    REFUSED(
            "the target refuses",
            "The server answered with something that is not expected.",
            "See what it said, and its own log.");

    private final Words words;

    DeliveryFault(String text, String cause, String remedy) {
        this.words = new Words(text, cause, remedy);
    }

    @Override
    public Words words() {
        return words;
    }

    /** Whether trying again soon would do harm. */
    boolean isAboutWhoWeAre() {
        return switch (this) {
            case LOGIN_REFUSED, WRONG_HOST_KEY, WRONG_CERTIFICATE -> true;
            case UNREACHABLE, NO_FOLDER, NOT_ALLOWED, DISK_FULL, RENAME_REFUSED, PORT_TAKEN, NOT_KEPT, REFUSED -> false;
        };
    }
}
