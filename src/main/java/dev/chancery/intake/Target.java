package dev.chancery.intake;

import dev.chancery.domain.Field;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/// Where the texts of a column go. Each target knows the headings that labs give to such a column, in English and in
/// German; the likeliest comes first.
public enum Target {

    THING_ID(Field.THING_ID, "thing_id", "id", "device_id", "thing", "device", "client_id", "uuid", "geräte_id",
            "geraete_id", "gerät", "geraet", "kennung"),
    NAME(Field.NAME, "name", "device_name", "thing_name", "gerätename", "geraetename", "title", "bezeichnung"),
    GROUP(Field.GROUP, "group", "gruppe", "location", "standort", "site", "bereich", "room", "raum"),
    TAGS(Field.TAGS, "tags", "tag", "labels", "schlagwörter", "schlagwoerter", "schlagworte", "stichworte", "etiketten"),
    NOTES(Field.NOTES, "notes", "note", "comment", "comments", "description", "remarks", "notiz", "notizen",
            "bemerkung", "bemerkungen", "kommentar", "beschreibung", "anmerkung"),
    HARDWARE_SERIAL(Field.HARDWARE_SERIAL, "serial_no", "serial", "serial_number", "hardware_serial", "sn",
            "seriennummer", "serien_nr"),
    ADDRESS(Field.ADDRESS, "ip", "address", "ip_address", "ip_addr", "ipv4", "ipv6", "adresse", "ip_adresse"),
    IGNORE(Field.ROW);

    /// In characters. More is none, and would take its time to compose.
    private static final int LONGEST_HEADING = 100;

    private final Field field;
    private final List<String> headings;

    Target(Field field, String... headings) {
        this.field = field;
        this.headings = List.of(headings).stream().map(Target::folded).toList();
    }

    Field field() {
        return field;
    }

    /// How well `heading` names this target: 0 is best, negative is not at all. Case, spaces and punctuation do not
    /// count.
    int rank(String heading) {
        return heading.length() > LONGEST_HEADING ? -1 : headings.indexOf(folded(heading));
    }

    private static String folded(String heading) {
        return Normalizer.normalize(heading, Normalizer.Form.NFC).toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Punct}]", "");
    }
}
