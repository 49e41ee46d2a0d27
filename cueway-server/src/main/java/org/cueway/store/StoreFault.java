package org.cueway.store;

import org.cueway.base.Reason;

/** Why something could not be made durable. */
public enum StoreFault implements Reason {
    DISK_FULL(
            "not saved: the disk is full",
            "The volume that holds the store has no room left.",
            "Free space on that volume; edits are taken again within a second, without a restart."),
    DISK_ERROR(
            "not saved: the disk reports an error",
            "The volume failed, was taken away, or its file system went read-only.",
            "Look at the machine's log and the volume; when it is back, edits are taken again without a restart."),
    NOT_WRITABLE(
            "not saved: the store cannot be written",
            "The file or its folder lost its permissions, or is gone.",
            "Give the folder back its permissions; edits are taken again without a restart."),
    DAMAGED(
            "not saved: the store is damaged",
            "The file was changed by something else than Cueway, or the disk lost data.",
            "Stop Cueway, keep a copy of the file, restore a backup."),
    BUSY(
            "not saved: another program holds the store",
            "Another program has the file open and keeps it locked, a backup tool for instance.",
            "Close that program; edits are taken again without a restart."),
    CLOSED(
            "not saved: the gateway is stopping",
            "The message came while the gateway was being shut down.",
            "Send it again when the gateway is back; newsrooms do so by themselves."),
    UNEXPECTED(
            "not saved: the store failed",
            "An error that Cueway does not know.",
            "Look at the log; report it with the lines around this one.");

    private final Words words;

    StoreFault(String text, String cause, String remedy) {
        this.words = new Words(text, cause, remedy);
    }

    @Override
    public Words words() {
        return words;
    }
}
