package dev.chancery.intake;

import java.util.Locale;
import java.util.Set;

/// What the name of a file says of what is in it.
final class FileName {

    private static final Set<String> ENDINGS = Set.of("pem", "crt", "cer", "cert", "der", "key", "csr", "req", "crl", "p7b", "p7c",
            "p8", "pk8", "p12", "pfx", "jks", "creds", "inline");

    private FileName() {}

    /// `press-1` for `press-1.cert.pem`.
    static String withoutEndings(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT))
                ? withoutEndings(name.substring(0, dot)) : name;
    }

    /// A serial number in hex as it compares: upper case, without leading zeros.
    static String plainHex(String text) {
        return text.toUpperCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
    }
}
