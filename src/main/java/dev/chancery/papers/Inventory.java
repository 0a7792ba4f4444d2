package dev.chancery.papers;

import dev.chancery.domain.Revocation;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.Visible;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A list of certificates for spreadsheets and scripts: comma-separated values (RFC 4180) in UTF-8, the same in every
/// language. Rows are written as they are handed over and not kept.
///
/// A text that a spreadsheet would take as a formula has an apostrophe before it; invisible characters are spelled out.
public final class Inventory {

    /// The first line.
    public static final List<String> COLUMNS = List.of("holder", "subject", "thing", "issuer", "serial", "profile", "key",
            "status", "not_before", "not_after", "issued", "revoked", "reason", "key_in_store", "sha256");

    // The wide forms are taken as formulas too where Chinese or Japanese is typed.
    private static final Pattern FORMULA = Pattern.compile("^[\\s\u00A0]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20].*", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("[\",\r\n]|^\\s|\\s$");

    private final OutputStream out;
    private final Instant now;

    /// Writes the first line. `now` is when the status holds.
    public Inventory(OutputStream out, Instant now) throws IOException {
        this.out = out;
        this.now = now;
        write(COLUMNS);
    }

    public void add(Listed listed) throws IOException {
        var certificate = listed.certificate();
        write(List.of(listed.holder(), certificate.subject().toString(), certificate.thing().map(ThingId::value).orElse(""),
                listed.authority(), certificate.serial().colonHex(), listed.profile(), certificate.key().label(),
                certificate.status(now).code(), certificate.validity().notBefore().toString(),
                certificate.validity().notAfter().toString(), certificate.issued().toString(),
                certificate.revoked().map(Revocation::when).map(Instant::toString).orElse(""),
                certificate.revoked().map(revocation -> code(revocation.reason())).orElse(""),
                certificate.hasKey() ? "yes" : "no", certificate.sha256().colonHex()));
    }

    /// `keyCompromise`, as the standard spells them (RFC 5280, 5.3.1).
    private static String code(Revocation.Reason reason) {
        return switch (reason) {
            case UNSPECIFIED -> "unspecified";
            case KEY_COMPROMISE -> "keyCompromise";
            case CA_COMPROMISE -> "cACompromise";
            case AFFILIATION_CHANGED -> "affiliationChanged";
            case SUPERSEDED -> "superseded";
            case CESSATION_OF_OPERATION -> "cessationOfOperation";
            case CERTIFICATE_HOLD -> "certificateHold";
            case REMOVE_FROM_CRL -> "removeFromCRL";
            case PRIVILEGE_WITHDRAWN -> "privilegeWithdrawn";
            case AA_COMPROMISE -> "aACompromise";
        };
    }

    private void write(List<String> cells) throws IOException {
        out.write(cells.stream().map(Inventory::cell).collect(Collectors.joining(",", "", "\r\n")).getBytes(StandardCharsets.UTF_8));
    }

    static String cell(String text) {
        var seen = Visible.text(text);
        var safe = FORMULA.matcher(seen).matches() ? "'" + seen : seen;
        return QUOTED.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
