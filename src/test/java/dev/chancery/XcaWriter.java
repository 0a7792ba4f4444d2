package dev.chancery;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;

/// Writes a database as XCA 2.4 does (its schema 7), or one that only looks like it.
public final class XcaWriter implements AutoCloseable {

    private static final String[] SCHEMA = {
        "CREATE TABLE settings (key_ CHAR(20) UNIQUE, value VARCHAR(8000))",
        "CREATE TABLE items(id INTEGER PRIMARY KEY, name VARCHAR(128), type INTEGER, source INTEGER, date CHAR(15),"
                + " comment VARCHAR(2048), stamp INTEGER NOT NULL DEFAULT 0, del SMALLINT NOT NULL DEFAULT 0)",
        "CREATE TABLE public_keys (item INTEGER, type CHAR(4), hash INTEGER, len INTEGER, \"public\" VARCHAR(8000),"
                + " FOREIGN KEY (item) REFERENCES items (id))",
        "CREATE TABLE private_keys (item INTEGER, ownPass INTEGER, private VARCHAR(8000))",
        "CREATE TABLE tokens (item INTEGER, card_manufacturer VARCHAR(64), card_serial VARCHAR(64))",
        "CREATE TABLE requests (item INTEGER, hash INTEGER, signed INTEGER, request VARCHAR(8000))",
        "CREATE TABLE certs (item INTEGER, hash INTEGER, iss_hash INTEGER, serial VARCHAR(64), issuer INTEGER, ca INTEGER,"
                + " cert VARCHAR(8000), FOREIGN KEY (item) REFERENCES items (id))",
        "CREATE TABLE authority (item INTEGER, template INTEGER, crlExpire CHAR(15), crlNo INTEGER, crlDays INTEGER,"
                + " dnPolicy VARCHAR(1024))",
        "CREATE TABLE crls (item INTEGER, hash INTEGER, num INTEGER, iss_hash INTEGER, issuer INTEGER, crl VARCHAR(8000))",
        "CREATE TABLE revocations (caId INTEGER, serial VARCHAR(64), date CHAR(15), invaldate CHAR(15), crlNo INTEGER,"
                + " reasonBit INTEGER)",
        "CREATE TABLE templates (item INTEGER, version INTEGER, template VARCHAR(8000))",
        "CREATE INDEX i_items_id ON items (id)",
        "CREATE INDEX i_certs_item ON certs (item)",
        "CREATE VIEW view_private AS SELECT name, private FROM private_keys JOIN items ON items.id = private_keys.item",
        "INSERT INTO settings VALUES ('schema', '7')",
    };

    private final Connection connection;
    private long items;

    private XcaWriter(Connection connection) {
        this.connection = connection;
    }

    public static XcaWriter create(Path file) {
        var writer = on(file);
        for (var statement : SCHEMA) {
            writer.sql(statement);
        }
        return writer;
    }

    /// Writes into what is there, for one that is to be spoiled.
    public static XcaWriter on(Path file) {
        try {
            var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            connection.setAutoCommit(false);
            return new XcaWriter(connection);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// The item's number, as all that make one.
    public long certificate(String name, long issuer, byte[] der) {
        long item = item(name, 3);
        sql("INSERT INTO certs (item, issuer, cert) VALUES (?, ?, ?)", item, issuer == 0 ? item : issuer, base64(der));
        return item;
    }

    public long key(String name, byte[] encrypted) {
        long item = item(name, 1);
        sql("INSERT INTO public_keys (item, type) VALUES (?, 'EC')", item);
        sql("INSERT INTO private_keys VALUES (?, 0, ?)", item, base64(encrypted));
        return item;
    }

    public long request(String name, byte[] der) {
        long item = item(name, 2);
        sql("INSERT INTO requests (item, signed, request) VALUES (?, 0, ?)", item, base64(der));
        return item;
    }

    public long list(String name, byte[] der) {
        long item = item(name, 4);
        sql("INSERT INTO crls (item, crl) VALUES (?, ?)", item, base64(der));
        return item;
    }

    public void revoke(long authority, String serial, String date, int reason) {
        sql("INSERT INTO revocations (caId, serial, date, reasonBit) VALUES (?, ?, ?, ?)", authority, serial, date, reason);
    }

    public void authority(long certificate, int listNumber) {
        sql("INSERT INTO authority (item, crlExpire, crlNo, crlDays) VALUES (?, '99991231235959Z', ?, 30)", certificate, listNumber);
    }

    public long item(String name, int type) {
        sql("INSERT INTO items (id, name, type, date) VALUES (?, ?, ?, '20261120120000Z')", ++items, name, type);
        return items;
    }

    public void sql(String sql, Object... values) {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String base64(byte[] der) {
        return Base64.getEncoder().encodeToString(der);
    }

    @Override public void close() {
        try (connection) {
            connection.commit();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
