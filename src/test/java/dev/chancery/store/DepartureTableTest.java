package dev.chancery.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DepartureTableTest {

    private static final int BEFORE = 8;

    /// What the audit log of an older store says about keys that left becomes departures.
    @Test void whatLeftBeforeThereWereDeparturesIsTakenFromTheAuditLog() {
        try (var session = Session.open("jdbc:sqlite::memory:")) {
            Migrations.known().scripts().subList(0, BEFORE).forEach(session::script);
            session.script("""
                    INSERT INTO authority VALUES (1, 'Root', 'root', NULL, 1, NULL, 'device', 1, 'ec-p256');
                    INSERT INTO certificate (id, issuer, serial, profile, key, not_before, not_after, issued, subject, label_folded, search)
                        VALUES (1, 1, x'01', 'root', 'ec-p256', 0, 1, 0, '', '', ''),
                            (2, 1, x'00ff12', 'device', 'ec-p256', 0, 1, 0, '', '', '');
                    INSERT INTO audit (at, act, object, detail) VALUES
                        (7, 'key.exported', 'ff12', 'PEM_FOLDER, key unprotected, to /media/stick, the blue one'),
                        (8, 'certificate.exported', '01', 'root.pem')""");
            session.script(Migrations.known().scripts().get(BEFORE));
            assertThat(session.<String>transaction("BEGIN", () -> session.first(Row::text,
                    "SELECT group_concat(certificate || ' ' || at || ' ' || place || ' ' || state) FROM departure").orElseThrow()))
                    .isEqualTo("2 7 /media/stick, the blue one left");
        }
    }
}
