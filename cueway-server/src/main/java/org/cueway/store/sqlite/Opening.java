package org.cueway.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** How the writer gets a connection: {@link StoreFile#connect}, or in tests one that fails on purpose. */
@FunctionalInterface
interface Opening {
    Connection open(Path file) throws SQLException;
}
