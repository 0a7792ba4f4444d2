package dev.chancery.store;

import java.util.List;
import java.util.Optional;

/// What is sealed row by row. A certificate is sealed with the fingerprint of its DER and with its sealed key, which lie in
/// tables of their own; those that a revocation list may tell of are sealed once more, with what the list says alone, so
/// that making one does not read the others.
enum Protected {

    STORE(1, "store", "id"),
    SETTING(2, "setting", "name"),
    AUTHORITY(3, "authority", "id"),
    CERTIFICATE(4, "certificate", "id") {
        @Override String columns() {
            return "t.*, e.sha256, k.sealed";
        }

        @Override String from() {
            return "certificate t LEFT JOIN certificate_der e ON e.id = t.id LEFT JOIN key k ON k.id = t.id";
        }

        @Override List<String> parts() {
            return List.of("certificate_der", "key");
        }
    },
    LISTED(5, "certificate", "id") {
        @Override String columns() {
            return "t.id, t.issuer, t.serial, t.revoked, t.reason, t.change, t.not_after";
        }

        @Override String condition() {
            return "t.change IS NOT NULL";
        }

        @Override Optional<String> whenInserted() {
            return Optional.of("new.change IS NOT NULL");
        }
    },
    REVOCATION_LIST(6, "revocation_list", "id"),
    REVOKED_ELSEWHERE(7, "revoked_elsewhere", "issuer") {
        @Override String key(String alias) {
            return alias + ".issuer || '/' || hex(" + alias + ".serial)";
        }

        @Override String is(String key) {
            return "t.issuer = CAST(substr(%1$s, 1, instr(%1$s, '/') - 1) AS INTEGER) AND t.serial = unhex(substr(%1$s, instr(%1$s, '/') + 1))"
                    .formatted(key);
        }
    },
    POLICY(8, "policy", "authority"),
    PROFILE(9, "profile", "code"),
    LINEAGE(10, "lineage", "id"),
    GENERATION(11, "generation", "id"),
    CROSS_CERTIFICATE(12, "cross_certificate", "id"),
    PENDING_REVOCATION(13, "pending_revocation", "id"),
    SCHEDULED_AUTHORITY(14, "scheduled_authority", "id"),
    DEPARTURE(15, "departure", "id"),
    REGISTRATION(16, "registration", "id"),
    REGISTRATION_VALUE(17, "registration_value", "registration") {
        @Override String key(String alias) {
            return "%1$s.registration || '/' || %1$s.kind || '/' || %1$s.name".formatted(alias);
        }

        @Override String is(String key) {
            return "t.registration = CAST(substr(%1$s, 1, instr(%1$s, '/') - 1) AS INTEGER) AND ".formatted(key) + key("t") + " = " + key;
        }
    },
    THING(18, "thing", "id"),
    TOKEN_KEY(19, "token_key", "id"),
    VAULT(22, "vault", "id"),
    VAULT_AUTHORITY(23, "vault_authority", "id"),
    VAULT_ERRAND(24, "vault_errand", "id"),
    OUTBOX(25, "outbox", "id"),
    ENROLMENT_KEY(31, "enrolment_key", "id"),
    ENROLMENT_POLICY(32, "enrolment_policy", "authority"),
    ENROLMENT_REQUEST(33, "enrolment_request", "id"),
    BULK_REPLACING(34, "bulk_replacing", "id"),
    BULK_REPLACEMENT(35, "bulk_replacement", "id");

    /// What every certificate and every list hangs on, and few rows each.
    static final List<Protected> SMALL = List.of(STORE, SETTING, AUTHORITY, REVOCATION_LIST, POLICY, PROFILE, GENERATION,
            CROSS_CERTIFICATE, SCHEDULED_AUTHORITY, ENROLMENT_POLICY, TOKEN_KEY);

    private final int number;
    private final String table;
    private final String key;

    Protected(int number, String table, String key) {
        this.number = number;
        this.table = table;
        this.key = key;
    }

    /// Never given to another table.
    int number() {
        return number;
    }

    String table() {
        return table;
    }

    /// What tells its rows apart, as SQL over `alias`. The sign takes the column's affinity away: compared with it, a column
    /// of any type is not looked up in its index.
    String key(String alias) {
        return "+" + alias + "." + key;
    }

    /// The condition on row `t` to be the one with this key, which SQLite finds by an index.
    String is(String wanted) {
        return "t." + key + " = " + wanted;
    }

    /// What is sealed of row `t`.
    String columns() {
        return "t.*";
    }

    String from() {
        return table + " t";
    }

    /// Which rows are.
    String condition() {
        return "TRUE";
    }

    /// The tables with more of the same rows, under the same id.
    List<String> parts() {
        return List.of();
    }

    /// When an insert makes such a row; empty for always.
    Optional<String> whenInserted() {
        return Optional.empty();
    }
}
