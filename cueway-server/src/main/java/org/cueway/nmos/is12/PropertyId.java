package org.cueway.nmos.is12;

/** Names a property or method by the level of its class and its number there, {@code 3p1} (MS-05-02). */
record PropertyId(int level, int index) {
    @Override
    public String toString() {
        return level + "p" + index;
    }
}
