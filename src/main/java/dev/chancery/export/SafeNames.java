package dev.chancery.export;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Names for files and folders, made from ids and names of any kind. They hold ASCII letters, digits, `.`, `_`, `-` and
/// `~`, have at most 100 characters, and are good on every file system, FAT and NTFS included.
///
/// A text that is such a name already stays as it is. Every other one is made readable and gets `~` and a part of its
/// hash. As no text with a `~` stays as it is, a name that was changed is never the name of another text.
public final class SafeNames {

    public static final int LONGEST = 100;

    private static final int LONGEST_OF_A_PATH = 160;

    private static final int SOME_DIGITS = 10;
    private static final int ALL_DIGITS = 64;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_ALLOWED = Pattern.compile("[^A-Za-z0-9._-]+|^[.-]|\\.\\z");
    private static final Pattern WINDOWS_DEVICE =
            Pattern.compile("(?i)(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9¹²³])( *\\..*)?");

    private SafeNames() {}

    /// The name for `text` by itself. Two texts that differ in case alone may get names that do: see [#forAll].
    public static String of(String text) {
        var readable = readable(text);
        return readable.equals(text) ? text : marked(text, SOME_DIGITS);
    }

    /// A name for each text, unique even where upper and lower case are the same. Texts whose names would meet all get a
    /// part of their hash, so the names depend on which texts are there but not on their order.
    public static Map<String, String> forAll(Collection<String> texts) {
        return forAll(texts, SOME_DIGITS);
    }

    static Map<String, String> forAll(Collection<String> texts, int digits) {
        var names = new LinkedHashMap<String, String>();
        texts.forEach(text -> names.put(text, of(text)));
        meeting(names).forEach(text -> names.put(text, marked(text, digits)));
        meeting(names).forEach(text -> names.put(text, marked(text, ALL_DIGITS)));
        return Collections.unmodifiableMap(names);
    }

    private static List<String> meeting(Map<String, String> names) {
        return names.keySet().stream()
                .collect(Collectors.groupingBy(text -> requireNonNull(names.get(text)).toLowerCase(Locale.ROOT)))
                .values().stream().filter(texts -> texts.size() > 1).flatMap(List::stream).toList();
    }

    /// The path, with `mark` behind a `~` in its last name before the extension unless it is empty, and every name on the way
    /// one that is good on every system: not too long, and none of a device.
    public static String path(String path, String mark) {
        var names = path.split("/");
        for (int i = 0; i < names.length; i++) {
            names[i] = fitted(i == names.length - 1 && !mark.isEmpty() ? withMark(names[i], mark) : names[i]);
        }
        return String.join("/", names);
    }

    private static String withMark(String name, String mark) {
        int dot = name.lastIndexOf('.');
        return dot < 1 ? name + "~" + mark : name.substring(0, dot) + "~" + mark + name.substring(dot);
    }

    private static String fitted(String name) {
        var taken = isWindowsDevice(name) ? "_" + name : name;
        if (taken.length() <= LONGEST_OF_A_PATH) {
            return taken;
        }
        int dot = taken.lastIndexOf('.');
        var extension = dot > taken.length() - SOME_DIGITS ? taken.substring(dot) : "";
        return taken.substring(0, LONGEST_OF_A_PATH - 1 - SOME_DIGITS - extension.length()) + "~" + hash(name).substring(0, SOME_DIGITS) + extension;
    }

    /// Whether Windows takes `name`, whatever its extension, for a device.
    static boolean isWindowsDevice(String name) {
        return WINDOWS_DEVICE.matcher(name).matches();
    }

    private static String marked(String text, int digits) {
        var readable = readable(text);
        int kept = Math.min(readable.length(), LONGEST - 1 - digits);
        return readable.substring(0, kept) + "~" + hash(text).substring(0, digits);
    }

    private static String readable(String text) {
        var plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        var allowed = NOT_ALLOWED.matcher(plain).replaceAll("_");
        if (allowed.isEmpty() || isWindowsDevice(allowed)) {
            allowed = "_" + allowed;
        }
        return allowed.length() <= LONGEST ? allowed : allowed.substring(0, LONGEST);
    }

    private static String hash(String text) {
        try {
            var octets = ByteBuffer.allocate(text.length() * 2);
            octets.asCharBuffer().put(text);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets.array()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
