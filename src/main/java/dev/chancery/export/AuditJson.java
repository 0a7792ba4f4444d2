package dev.chancery.export;

import dev.chancery.domain.AuditEntry;

/// One act of the audit log as a JSON object.
public final class AuditJson {

    private AuditJson() {}

    /// In ASCII, with a line feed at the end.
    public static byte[] of(AuditEntry entry) {
        var json = new JsonText();
        return json.object(() -> {
            json.name("number").number(entry.number());
            json.name("when").text(entry.when().toString());
            json.name("act").text(entry.act().code());
            json.name("object").text(entry.object());
            json.name("detail").text(entry.detail());
        }).take();
    }
}
