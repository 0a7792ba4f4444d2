package dev.chancery.domain;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// One name in the subject alternative name extension (RFC 5280, 4.2.1.6).
///
/// Its text form says the kind first: `DNS:press.lab`, `IP:10.0.0.7`, `URI:spiffe://lab/device/7`,
/// `email:ops@lab.example`; [#parse] also guesses the kind of a bare name.
public sealed interface SubjectName {

    String kind();

    String value();

    /// A host name in A-labels, lower case; its first label may be `*`.
    record Dns(String value) implements SubjectName {
        private static final Pattern NAME = Pattern.compile(
                "(\\*\\.)?([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*");

        public Dns {
            if (value.length() > 253 || !NAME.matcher(value).matches()) {
                throw new Failure.Refused(new Violation.NotADnsName(value));
            }
        }

        @Override public String kind() {
            return "DNS";
        }

        /// The name with umlauts and the like turned into A-labels (RFC 5890) and in lower case.
        public static Checked<SubjectName> parse(String text) {
            try {
                return Checked.valid(new Dns(IDN.toASCII(Text.tidy(text)).toLowerCase(Locale.ROOT)));
            } catch (IllegalArgumentException | Failure.Refused notAName) {
                return Checked.refused(new Violation.NotADnsName(text));
            }
        }
    }

    /// An IP address in the text form of RFC 5952 (version 6) or with four decimal numbers (version 4).
    record Ip(String value) implements SubjectName {
        public Ip {
            value = IpAddress.parse(value)
                    .orElseThrow(refused(value)).toString();
        }

        private static java.util.function.Supplier<Failure.Refused> refused(String text) {
            return () -> new Failure.Refused(new Violation.NotAnAddress(Field.SUBJECT_NAMES, text));
        }

        @Override public String kind() {
            return "IP";
        }

        /// 4 or 16 octets.
        public byte[] octets() {
            return IpAddress.parse(value).orElseThrow().octets();
        }

        public static Checked<SubjectName> parse(String text) {
            return IpAddress.parse(text.strip()).<Checked<SubjectName>>map(address ->
                            Checked.valid(new Ip(address.toString())))
                    .orElseGet(() -> Checked.refused(new Violation.NotAnAddress(Field.SUBJECT_NAMES, text)));
        }
    }

    /// An absolute URI of ASCII characters.
    record Uri(String value) implements SubjectName {
        public Uri {
            if (!absoluteAscii(value)) {
                throw new Failure.Refused(new Violation.NotAUri(value));
            }
        }

        private static boolean absoluteAscii(String text) {
            try {
                return text.length() <= 2048 && text.chars().allMatch(c -> c > 0x20 && c < 0x7f)
                        && new URI(text).isAbsolute();
            } catch (URISyntaxException malformed) {
                return false;
            }
        }

        @Override public String kind() {
            return "URI";
        }

        public static Checked<SubjectName> parse(String text) {
            var uri = text.strip();
            return absoluteAscii(uri) ? Checked.valid(new Uri(uri)) : Checked.refused(new Violation.NotAUri(text));
        }
    }

    /// A mailbox (RFC 5280 calls it rfc822Name), ASCII.
    record Email(String value) implements SubjectName {
        public Email {
            if (!DistinguishedName.EMAIL.matcher(value).matches()) {
                throw new Failure.Refused(new Violation.NotAnEmail(Field.SUBJECT_NAMES, value));
            }
        }

        @Override public String kind() {
            return "email";
        }

        public static Checked<SubjectName> parse(String text) {
            var mailbox = text.strip();
            return DistinguishedName.EMAIL.matcher(mailbox).matches() ? Checked.valid(new Email(mailbox))
                    : Checked.refused(new Violation.NotAnEmail(Field.SUBJECT_NAMES, text));
        }
    }

    static Checked<SubjectName> parse(String text) {
        var name = text.strip();
        var colon = name.indexOf(':');
        return switch (colon < 0 ? "" : name.substring(0, colon).toLowerCase(Locale.ROOT)) {
            case "dns" -> Dns.parse(name.substring(colon + 1));
            case "ip" -> Ip.parse(name.substring(colon + 1));
            case "uri" -> Uri.parse(name.substring(colon + 1));
            case "email" -> Email.parse(name.substring(colon + 1));
            default -> guessed(name);
        };
    }

    private static Checked<SubjectName> guessed(String name) {
        if (name.contains("://")) {
            return Uri.parse(name);
        }
        if (name.contains("@")) {
            return Email.parse(name);
        }
        return IpAddress.parse(name).isPresent() || name.matches("[0-9.]+") || name.contains(":")
                ? Ip.parse(name) : Dns.parse(name);
    }

    /// The names in a text that separates them by commas, semicolons or line ends; none for a blank text.
    static Checked<List<SubjectName>> parseAll(String text) {
        return Checked.all(Arrays.stream(text.split("[,;\\n]")).map(String::strip)
                .filter(name -> !name.isEmpty()).distinct().map(SubjectName::parse).toList());
    }

    static String text(SubjectName name) {
        return name.kind() + ":" + name.value();
    }
}
