package org.cueway.export.delivery;

import java.util.List;

/** Where files go: a folder somewhere, with one folder in it for each running order. Used by one thread. */
public interface Target extends AutoCloseable {
    /** Behind the name of a file that is not whole yet. */
    String PART = ".cueway-part";

    /**
     * Connects, and looks whether the folder is there.
     *
     * @throws DeliveryException if not; it says which of the things that can be wrong is
     */
    Session open() throws DeliveryException;

    /** Gives back what several sessions share. */
    @Override
    void close();

    /**
     * One connection. Names of folders and files are safe ones ({@link org.cueway.export.file.SafeName}); a fault of any call ends the
     * session.
     */
    interface Session extends AutoCloseable {
        /** Names of the files in the folder of a running order; none if there is no such folder. */
        List<String> list(String folder) throws DeliveryException;

        /**
         * Puts a file there, in place of one with that name; makes the folder if need be. Whoever reads finds the old one or the new
         * one: it is written as {@code name} and {@link #PART}, and renamed.
         */
        void put(String folder, String name, byte[] bytes) throws DeliveryException;

        /** Takes a file away; it is no fault if there is none. */
        void delete(String folder, String name) throws DeliveryException;

        /** Takes a folder away; it stays if anything is in it. */
        void drop(String folder) throws DeliveryException;

        /** Looks whether the connection is alive and the folder still there. */
        void check() throws DeliveryException;

        @Override
        void close();
    }
}
