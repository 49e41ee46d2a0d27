package org.cueway.newsroom.outgoing;

/** How the servers of a newsroom stand in for each other (R68). */
public enum Redundancy {
    /** There is one, the first; the others are only names that it may use. */
    NONE,
    /** All are up and heartbeating; those that are not in charge refuse in words (R65). */
    BUDDY,
    /** The others are off while one runs: they are not dialled, and that they are not there is no fault (R68). */
    HOT_STANDBY,
    /** One after the other is tried, each for a while, over and over (R71). */
    LIST
}
