package dev.chancery.words;

import java.math.BigInteger;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Every word, number and date that the window shows, in the language that is spoken now.
///
/// The words stand in one pair of files for each screen, `i18n/things.properties` (English) and
/// `i18n/things_de.properties`; a key begins with the name of its file: `things.import`. FXML names a key as
/// `%things.import`.
public final class Words {

    /// The files, one pair for each screen.
    public static final List<String> FILES = List.of(
            "shell", "unlock", "authorities", "things", "certificates", "revoke", "issue", "export", "settings",
            "search", "failures", "decoded", "requests", "profiles", "renew", "verify", "overview", "snippets",
            "importing", "rekey", "cloud", "papers", "check", "backup", "recovery", "rules", "probe", "vaultsetup",
            "endpoints", "enrolment", "events", "vaultissue", "vault");

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private static volatile ResourceBundle words = bundle(Locale.ENGLISH);
    private static volatile Locale locale = Locale.UK;

    private Words() {}

    /// From now on everything that is asked for comes in this language; what is on the screen already stays.
    public static void speak(Locale chosen) {
        words = bundle(chosen);
        locale = chosen;
    }

    /// The words of all screens together, for an FXML loader.
    public static ResourceBundle bundle() {
        return words;
    }

    public static Locale locale() {
        return locale;
    }

    /// The words of this key, with `{0}`, `{1}` ... replaced (see [MessageFormat]); numbers are written as the language
    /// writes them.
    ///
    /// @throws MissingResourceException if no file has the key, which a test rules out
    public static String of(String key, Object... parts) {
        var pattern = words.getString(key);
        return parts.length == 0 ? pattern : new MessageFormat(pattern, locale).format(parts);
    }

    public static String number(long value) {
        return NumberFormat.getIntegerInstance(locale).format(value);
    }

    /// The same of a number with any count of digits.
    public static String number(BigInteger value) {
        return NumberFormat.getIntegerInstance(locale).format(value);
    }

    /// The day in local time: `19 Jun 2029`, `19.06.2029`.
    public static String date(Instant instant) {
        return local(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM), instant);
    }

    /// The day and the minute in local time.
    public static String dateTime(Instant instant) {
        return local(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT), instant);
    }

    private static String local(DateTimeFormatter formatter, Instant instant) {
        return formatter.withLocale(locale).format(instant.atZone(ZoneId.systemDefault()));
    }

    /// A span in its two largest units at most, as one says it: `1 h 5 min`, `40 s`, `3 years`.
    public static String span(Duration span) {
        var days = span.toDays();
        if (days >= 730) {
            return of("shell.span.years", Math.round(days / 365.25));
        }
        if (days >= 2) {
            return of("shell.span.days", days);
        }
        if (span.toHours() > 0) {
            return of("shell.span.hours", span.toHours(), span.toMinutesPart());
        }
        return span.toMinutes() > 0
                ? of("shell.span.minutes", span.toMinutes(), span.toSecondsPart()) : of("shell.span.seconds", span.toSeconds());
    }

    static ResourceBundle bundle(Locale locale) {
        return new Combined(locale);
    }

    /// Several bundles as one; a key is looked up in the file that its first part names. A file is read when its first key is
    /// asked for: the window opens with the words of one screen.
    private static final class Combined extends ResourceBundle {
        private final Map<String, ResourceBundle> parts = new ConcurrentHashMap<>();
        private final Locale language;

        private Combined(Locale language) {
            this.language = language;
        }

        private ResourceBundle part(String file) {
            return parts.computeIfAbsent(file, name -> ResourceBundle.getBundle("i18n/" + name, language, NO_FALLBACK));
        }

        @Override protected @Nullable Object handleGetObject(String key) {
            var file = key.substring(0, Math.max(key.indexOf('.'), 0));
            return FILES.contains(file) && part(file).containsKey(key) ? part(file).getObject(key) : null;
        }

        @Override public Enumeration<String> getKeys() {
            var keys = new ArrayList<String>();
            FILES.forEach(file -> keys.addAll(part(file).keySet()));
            return Collections.enumeration(keys);
        }
    }
}
