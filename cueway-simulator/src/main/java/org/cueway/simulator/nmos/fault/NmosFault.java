package org.cueway.simulator.nmos.fault;

/** One thing that goes wrong (nmos §10, §12.2). */
public sealed interface NmosFault permits HttpFault, DeviceFault, RegistryFault {}
