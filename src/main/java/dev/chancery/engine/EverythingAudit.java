package dev.chancery.engine;

import dev.chancery.domain.AuditEntry;
import dev.chancery.export.AuditJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The audit log, the oldest first, as a table and as JSON; written a page at a time.
final class EverythingAudit {

    private static final List<String> HEADINGS = List.of("number", "when", "act", "object", "detail");

    private final Desk desk;

    EverythingAudit(Desk desk) {
        this.desk = desk;
    }

    private interface Taker {
        void take(AuditEntry entry) throws IOException;
    }

    void write(EverythingFiles files) throws IOException {
        files.rows("audit.csv", HEADINGS, out -> each(entry -> out.row(List.of(String.valueOf(entry.number()),
                entry.when().toString(), entry.act().code(), entry.object(), entry.detail()))));
        try (var out = files.writer("audit.json")) {
            var between = new StringBuilder("[");
            each(entry -> {
                out.append(between).append(new String(AuditJson.of(entry), StandardCharsets.US_ASCII));
                between.replace(0, 1, ",");
            });
            out.append(between.charAt(0) == '[' ? "[]" : "]").append('\n');
        }
    }

    private void each(Taker taker) throws IOException {
        long last = 0;
        while (true) {
            var after = last;
            var page = desk.read(tx -> tx.audit().after(after, EverythingFiles.PAGE));
            if (page.isEmpty()) {
                return;
            }
            for (var entry : page) {
                taker.take(entry);
                last = entry.number();
            }
        }
    }
}
