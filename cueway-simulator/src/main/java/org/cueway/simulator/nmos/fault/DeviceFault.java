package org.cueway.simulator.nmos.fault;

import java.time.Duration;

/** What goes wrong with connection management (IS-05). */
public sealed interface DeviceFault extends NmosFault {
    /** Bulk requests are answered with that status: 404, 405 or 501. */
    record NoBulk(int status) implements DeviceFault {}

    /** The answer to a bulk request leaves out every second one. */
    record ForgetsInBulk() implements DeviceFault {}

    /** Every PATCH is 423, as if an activation were pending. */
    record Locked() implements DeviceFault {}

    /** Every PATCH is 500: it does not understand any transport file. */
    record RefusesFiles() implements DeviceFault {}

    /** {@code /constraints} says that everything is free; what it does is as narrow as ever. */
    record HidesConstraints() implements DeviceFault {}

    /** {@code /constraints} allows one destination port that nobody asks for; anything is taken. */
    record InventsConstraints() implements DeviceFault {}

    /** A PATCH changes the destination port of its first leg, too. */
    record AltersAnother() implements DeviceFault {}

    /** Answers 200 and changes nothing. */
    record IgnoresPatches() implements DeviceFault {}

    /** A scheduled activation never comes, and nobody is told. */
    record LosesScheduled() implements DeviceFault {}

    /** A scheduled activation comes so much later than asked, and says so. */
    record Shifts(Duration by) implements DeviceFault {}

    /** Activations do not change the resource in the registry, neither version nor subscription. */
    record KeepsVersion() implements DeviceFault {}

    /** The version goes up, the subscription in the registry stays as it was. */
    record ForgetsSubscription() implements DeviceFault {}

    /** {@code /staged} says the last activation for ever. */
    record KeepsActivation() implements DeviceFault {}

    /** A PATCH without {@code master_enable} switches off. */
    record MissingEnableIsOff() implements DeviceFault {}

    /** {@code requested_time}, even null, with an immediate activation is 500. */
    record RefusesRequestedTime() implements DeviceFault {}

    /** {@code {}} for a leg is 400. */
    record RefusesEmptyLegs() implements DeviceFault {}

    /** The transport file is 404 while the sender is off. */
    record NoFileWhileOff() implements DeviceFault {}

    /** The transport file is elsewhere (307). */
    record FileElsewhere() implements DeviceFault {}
}
