package org.cueway.app.config;

/**
 * One thing that is wrong with the configuration.
 *
 * @param where file, line and column, or the flag or variable
 * @param key the key, e.g. {@code mos.listen.lower}; empty if it concerns the whole file
 * @param problem what was found, what was expected, and what to do
 */
public record ConfigProblem(String where, String key, String problem) {
    static ConfigProblem at(Place place, String key, String problem) {
        return new ConfigProblem(place.toString(), key, problem);
    }

    /** One line: where, key and problem. */
    @Override
    public String toString() {
        return key.isEmpty() ? where + ": " + problem : where + ": " + key + " " + problem;
    }
}
