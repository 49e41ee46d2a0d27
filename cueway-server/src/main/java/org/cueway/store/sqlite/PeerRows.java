package org.cueway.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cueway.store.Receipt;
import org.cueway.store.Snapshot;

/**
 * Tables {@code receipts} and {@code messageIDs}: what must be known of each peer and channel however old it is. Confined
 * to the thread of its connection.
 */
final class PeerRows {
    private final PreparedStatement saveReceipt;
    private final PreparedStatement saveReserved;

    PeerRows(Connection connection) throws SQLException {
        saveReceipt = connection.prepareStatement("INSERT OR REPLACE INTO receipts VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        saveReserved = connection.prepareStatement("INSERT OR REPLACE INTO messageIDs VALUES (?, ?, ?, ?)");
    }

    void save(Receipt receipt) throws SQLException {
        saveReceipt.setString(1, receipt.mosID());
        saveReceipt.setString(2, receipt.ncsID());
        saveReceipt.setString(3, receipt.channel());
        saveReceipt.setString(4, receipt.messageID());
        saveReceipt.setString(5, receipt.hash());
        saveReceipt.setString(6, receipt.time().toString());
        saveReceipt.setLong(7, receipt.entry());
        saveReceipt.setString(8, receipt.answer());
        saveReceipt.executeUpdate();
    }

    void save(Snapshot.Reserved reserved) throws SQLException {
        saveReserved.setString(1, reserved.newsroom());
        saveReserved.setString(2, reserved.ncsID());
        saveReserved.setString(3, reserved.channel());
        saveReserved.setLong(4, reserved.last());
        saveReserved.executeUpdate();
    }

    static List<Receipt> receipts(Connection connection) throws SQLException {
        var receipts = new ArrayList<Receipt>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT * FROM receipts")) {
            while (rows.next()) {
                receipts.add(new Receipt(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getString(5),
                        Instant.parse(rows.getString(6)),
                        rows.getLong(7),
                        rows.getString(8)));
            }
        }
        return receipts;
    }

    static List<Snapshot.Reserved> reserved(Connection connection) throws SQLException {
        var blocks = new ArrayList<Snapshot.Reserved>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT * FROM messageIDs")) {
            while (rows.next()) {
                blocks.add(new Snapshot.Reserved(
                        rows.getString(1), rows.getString(2), rows.getString(3), rows.getLong(4)));
            }
        }
        return blocks;
    }
}
