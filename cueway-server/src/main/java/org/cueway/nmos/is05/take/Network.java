package org.cueway.nmos.is05.take;

import org.cueway.base.TimeSource;
import org.cueway.nmos.Inventory;
import org.cueway.nmos.is05.api.ConnectionApi;
import org.cueway.nmos.is05.state.Connections;

/** What takes are made with: what is known of the network, how its devices are spoken to, what they are on. */
public record Network(Inventory inventory, ConnectionApi api, Connections connections, TimeSource time) {}
