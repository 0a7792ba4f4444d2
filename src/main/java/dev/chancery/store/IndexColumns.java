package dev.chancery.store;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.StoreFinding.Column;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// What is kept of a certificate beside it, made from the certificate in this one place. The ends are in seconds.
public record IndexColumns(
        Bytes serial, String key, long notBefore, long notAfter, String subject, String label, String search) {

    private static final long FAR = 1L << 40;

    /// As they are to be for this certificate.
    public static IndexColumns of(Certificate certificate) {
        return new IndexColumns(Bytes.of(certificate.serial().octets()), certificate.key().code(),
                certificate.validity().notBefore().getEpochSecond(), certificate.validity().notAfter().getEpochSecond(),
                SubjectText.of(certificate.subject()), Folded.of(certificate.label()), searched(certificate));
    }

    /// The subject as it is shown, its values as they are typed where those differ, and whose it is where that is not said
    /// yet.
    private static String searched(Certificate certificate) {
        var subject = Folded.of(searched(certificate.subject()));
        return certificate.thing().map(thing -> Folded.of(thing.value())).filter(thing -> !subject.contains(thing))
                .map(thing -> subject + "\n" + thing).orElse(subject);
    }

    private static String searched(DistinguishedName subject) {
        var shown = subject.toString();
        return shown.indexOf('\\') < 0 ? shown : shown + "\n"
                + subject.parts().stream().map(DistinguishedName.Part::value).collect(Collectors.joining("\n"));
    }

    /// Of a row's next seven columns.
    static IndexColumns read(Row row) throws SQLException {
        return new IndexColumns(Bytes.of(row.bytes()), row.text(), row.number(), row.number(), row.text(), row.text(), row.text());
    }

    /// Where these are not as those.
    public List<Column> differences(IndexColumns others) {
        return equals(others) ? List.of()
                : Arrays.stream(Column.values()).filter(column -> !text(column).equals(others.text(column))).toList();
    }

    /// The value of a column, for people.
    public String text(Column column) {
        return switch (column) {
            case SERIAL -> serial.hex();
            case KEY -> key;
            case NOT_BEFORE -> second(notBefore);
            case NOT_AFTER -> second(notAfter);
            case SUBJECT -> subject;
            case LABEL -> label;
            case SEARCH -> search;
        };
    }

    /// Anything may stand in a row.
    private static String second(long epochSecond) {
        return Math.abs(epochSecond) < FAR ? Instant.ofEpochSecond(epochSecond).toString() : epochSecond + " s";
    }
}
