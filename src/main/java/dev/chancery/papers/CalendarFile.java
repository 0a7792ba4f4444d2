package dev.chancery.papers;

import dev.chancery.domain.CalendarEntry;
import dev.chancery.domain.Visible;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// The ends of certificates as a calendar that every calendar program reads (RFC 5545). A reminder comes 30 and 7 days
/// before each.
///
/// Entries keep their identity: the same ones read again later change what is there and come only once. Certificates are
/// written as they are handed over and not kept.
public final class CalendarFile {

    private static final int FEW = 20;
    private static final List<String> REMINDERS = List.of("-P30D", "-P7D");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

    private final ContentLines lines;
    private final PaperWords words;
    private final String made;
    private final String store;
    private final CalendarEntry entry;
    private final List<Listed> first = new ArrayList<>();
    private LocalDate day = LocalDate.MIN;
    private long ofDay;

    /// By day they must be handed over in the order of their ends.
    ///
    /// @param store tells the entries for whole days from those of other stores, and never changes
    public CalendarFile(OutputStream out, PaperWords words, Instant now, String store, CalendarEntry entry) throws IOException {
        this.lines = new ContentLines(out);
        this.words = words;
        this.made = MOMENT.format(now);
        this.store = store;
        this.entry = entry;
        lines.line("BEGIN", "VCALENDAR");
        lines.line("VERSION", "2.0");
        lines.line("PRODID", "-//Chancery//Chancery//" + words.locale().getLanguage().toUpperCase(words.locale()));
        lines.line("CALSCALE", "GREGORIAN");
        lines.text("X-WR-CALNAME", words.of("calendar.name"));
    }

    public void add(Listed listed) throws IOException {
        switch (entry) {
            case CERTIFICATE -> single(listed);
            case DAY -> gather(listed);
        }
    }

    private void single(Listed listed) throws IOException {
        var certificate = listed.certificate();
        var title = words.of("calendar.one", listed.holder());
        begin(certificate.sha256().hex(), title);
        lines.line("DTSTART", MOMENT.format(certificate.validity().notAfter()));
        lines.text("DESCRIPTION", described(listed));
        end(title);
    }

    private void gather(Listed listed) throws IOException {
        var ends = LocalDate.ofInstant(listed.certificate().validity().notAfter(), words.zone());
        if (!ends.equals(day)) {
            closeDay();
            day = ends;
        }
        ofDay++;
        if (first.size() < FEW) {
            first.add(listed);
        }
    }

    private void closeDay() throws IOException {
        if (ofDay == 0) {
            return;
        }
        var title = ofDay == 1 ? words.of("calendar.one", first.getFirst().holder()) : words.of("calendar.many", ofDay);
        begin(DAY.format(day) + "-" + store, title);
        lines.line("DTSTART;VALUE=DATE", DAY.format(day));
        lines.text("DESCRIPTION", ofDay == 1 ? described(first.getFirst()) : named());
        end(title);
        first.clear();
        ofDay = 0;
    }

    private String named() {
        var names = new ArrayList<>(first.stream()
                .map(one -> words.of("calendar.of", Visible.text(one.holder()), Visible.text(one.authority()))).toList());
        if (ofDay > names.size()) {
            names.add(words.of("calendar.more", ofDay - names.size()));
        }
        return String.join("\n", names);
    }

    private String described(Listed listed) {
        var certificate = listed.certificate();
        return String.join("\n", words.of("calendar.subject", Visible.text(certificate.subject().toString())),
                words.of("calendar.authority", Visible.text(listed.authority())), words.of("calendar.serial", certificate.serial().colonHex()),
                words.of("calendar.fingerprint", certificate.sha256().colonHex()));
    }

    private void begin(String identity, String title) throws IOException {
        lines.line("BEGIN", "VEVENT");
        lines.line("UID", identity + "@chancery");
        lines.line("DTSTAMP", made);
        lines.text("SUMMARY", title);
        lines.line("TRANSP", "TRANSPARENT");
    }

    private void end(String title) throws IOException {
        for (var before : REMINDERS) {
            lines.line("BEGIN", "VALARM");
            lines.line("ACTION", "DISPLAY");
            lines.line("TRIGGER", before);
            lines.text("DESCRIPTION", title);
            lines.line("END", "VALARM");
        }
        lines.line("END", "VEVENT");
    }

    /// Must come last.
    public void finish() throws IOException {
        closeDay();
        lines.line("END", "VCALENDAR");
    }
}
