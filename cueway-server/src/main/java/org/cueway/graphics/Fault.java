package org.cueway.graphics;

/**
 * What is wrong with a package.
 *
 * @param file the manifest, or the file that it is about, from the folder of graphics on
 * @param key the key of the manifest; empty if it is about the whole file
 * @param expected what would have been right
 * @param found what is there instead
 */
public record Fault(String file, String key, String expected, String found) {
    @Override
    public String toString() {
        return file + (key.isEmpty() ? "" : ": " + key) + ": expected " + expected + ", found " + found;
    }
}
