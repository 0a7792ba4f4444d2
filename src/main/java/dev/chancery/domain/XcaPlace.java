package dev.chancery.domain;

import java.util.Arrays;
import java.util.Optional;

/// Where in a database of XCA something was found: what XCA keeps there, and the name that it shows for it, fit to be shown.
///
/// As a text it begins with a slash, as no file within a folder does.
public record XcaPlace(Kind kind, String name) {

    private static final int LONGEST_NAME = 128;

    /// What XCA keeps, each in a table of its own.
    public enum Kind {
        CERTIFICATE("certs"), PRIVATE_KEY("private_keys"), PUBLIC_KEY("public_keys"), REQUEST("requests"),
        REVOCATION_LIST("crls"), REVOCATION("revocations"), TEMPLATE("templates"), TOKEN("tokens"), OPENVPN_KEY("takeys");

        private final String table;

        Kind(String table) {
            this.table = table;
        }

        public String table() {
            return table;
        }
    }

    public XcaPlace {
        name = Visible.text(name, LONGEST_NAME);
    }

    /// The place that this text stands for; empty where it is a file.
    public static Optional<XcaPlace> of(String text) {
        return Arrays.stream(Kind.values()).filter(kind -> text.startsWith(prefix(kind))).findFirst()
                .map(kind -> new XcaPlace(kind, text.substring(prefix(kind).length())));
    }

    private static String prefix(Kind kind) {
        return "/" + kind.table + "/";
    }

    @Override public String toString() {
        return prefix(kind) + name;
    }
}
