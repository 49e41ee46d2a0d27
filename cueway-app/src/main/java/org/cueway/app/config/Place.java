package org.cueway.app.config;

/**
 * Where something of the configuration stands.
 *
 * @param source the file as the user named it, {@code --set …}, or {@code environment NAME}
 * @param line from 1; 0 if the source has no lines
 * @param column from 1; 0 if the source has no lines
 */
record Place(String source, int line, int column) {
    /** A flag or a variable. */
    static Place of(String source) {
        return new Place(source, 0, 0);
    }

    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line + ":" + column;
    }
}
