package dev.chancery.papers;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a calendar of ours says, as somebody reads it who looks at its first entries.
public final class CalendarOutline {

    private static final int MOST = 30;
    private static final Pattern ENTRY = Pattern.compile("\nSUMMARY:(.*)\n(?s:.*?)\nDTSTART[^:]*:(\\d{8})");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private CalendarOutline() {}

    /// One line for each of the first entries: its day and what it says.
    public static String of(String calendar, PaperWords words) {
        var unfolded = calendar.replace("\r\n ", "").replace("\r\n", "\n");
        return ENTRY.matcher(unfolded).results().limit(MOST).map(entry -> day(entry.group(2), words) + "   "
                + ESCAPED.matcher(entry.group(1)).replaceAll("$1")).collect(Collectors.joining("\n"));
    }

    private static String day(String digits, PaperWords words) {
        return words.date(LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE).atStartOfDay(words.zone()).toInstant());
    }
}
