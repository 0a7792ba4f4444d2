package dev.chancery.domain;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// One name in the subject alternative name extension (RFC 5280, 4.2.1.6).
///
/// Its text form says the kind first: `DNS:press.lab`, `IP:10.0.0.7`, `URI:spiffe://lab/device/7`,
/// `email:ops@lab.example`; [#parse] also guesses the kind of a bare name.
public sealed interface SubjectName {

    String kind();

    String value();

    /// A host name in A-labels, lower case, of letters, digits and hyphens (RFC 5280, 4.2.1.6; RFC 1123, 2.1); its first
    /// label may be `*`. A name whose last label is a number would be an address, and is refused.
    record Dns(String value) implements SubjectName {
        private static final int LONGEST = 253;
        private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
        private static final Pattern NAME =
                Pattern.compile("(?!(.*\\.)?[0-9]+$)(\\*\\.)?%1$s(\\.%1$s)*".formatted(LABEL));

        public Dns {
            if (!isName(value)) {
                throw new Failure.Refused(new NameViolation.NotADnsName(value));
            }
        }

        private static boolean isName(String text) {
            return text.length() <= LONGEST && NAME.matcher(text).matches();
        }

        @Override public String kind() {
            return "DNS";
        }

        /// The name with umlauts and the like turned into A-labels (RFC 3490) and in lower case. What would come back as
        /// another name is refused: `straße` (`strasse` here, its own A-label in RFC 5891), full width, hidden marks.
        public static Checked<SubjectName> parse(String text) {
            return inALabels(Text.tidy(text).toLowerCase(Locale.ROOT)).filter(Dns::isName)
                    .map(name -> Checked.<SubjectName>valid(new Dns(name)))
                    .orElseGet(() -> Checked.refused(new NameViolation.NotADnsName(text)));
        }

        private static Optional<String> inALabels(String name) {
            if (name.length() > LONGEST) {
                return Optional.empty();
            }
            try {
                var ascii = IDN.toASCII(name);
                return ascii.equals(name) || IDN.toUnicode(ascii).equals(name) ? Optional.of(ascii) : Optional.empty();
            } catch (IllegalArgumentException notAName) {
                return Optional.empty();
            }
        }
    }

    /// An IP address in the text form of RFC 5952 (version 6) or with four decimal numbers (version 4).
    record Ip(String value) implements SubjectName {
        public Ip {
            value = canonical(value);
        }

        private static String canonical(String text) {
            return IpAddress.parse(text).map(IpAddress::toString)
                    .orElseThrow(() -> new Failure.Refused(new NameViolation.NotAnAddress(Field.SUBJECT_NAMES, text)));
        }

        @Override public String kind() {
            return "IP";
        }

        /// 4 or 16 octets.
        public byte[] octets() {
            return IpAddress.parse(value).orElseThrow().octets();
        }

        public static Checked<SubjectName> parse(String text) {
            return made(text, Ip::new);
        }
    }

    /// An absolute URI of at most 2048 ASCII characters.
    record Uri(String value) implements SubjectName {
        private static final int LONGEST = 2048;

        public Uri {
            if (!absoluteAscii(value)) {
                throw new Failure.Refused(new NameViolation.NotAUri(value));
            }
        }

        private static boolean absoluteAscii(String text) {
            try {
                return text.length() <= LONGEST && text.chars().allMatch(c -> c > 0x20 && c < 0x7f)
                        && new URI(text).isAbsolute();
            } catch (URISyntaxException malformed) {
                return false;
            }
        }

        @Override public String kind() {
            return "URI";
        }

        public static Checked<SubjectName> parse(String text) {
            return made(text, Uri::new);
        }
    }

    /// A mailbox (RFC 5280 calls it rfc822Name), ASCII.
    record Email(String value) implements SubjectName {
        public Email {
            if (!Text.isMailbox(value)) {
                throw new Failure.Refused(new NameViolation.NotAnEmail(Field.SUBJECT_NAMES, value));
            }
        }

        @Override public String kind() {
            return "email";
        }

        public static Checked<SubjectName> parse(String text) {
            return made(text, Email::new);
        }
    }

    private static Checked<SubjectName> made(String text, Function<String, SubjectName> name) {
        try {
            return Checked.valid(name.apply(text.strip()));
        } catch (Failure.Refused refused) {
            return new Checked.Invalid<>(refused.violations());
        }
    }

    /// The name in `text`, of the kind that stands before it, or of the kind that it looks like.
    static Checked<SubjectName> parse(String text) {
        var name = text.strip();
        var colon = name.indexOf(':');
        return switch (colon < 0 ? "" : name.substring(0, colon).toLowerCase(Locale.ROOT)) {
            case "dns" -> Dns.parse(name.substring(colon + 1));
            case "ip" -> Ip.parse(name.substring(colon + 1));
            case "urn" -> Uri.parse(name);
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

    /// The names in a text that separates them by commas, semicolons or line ends, each once; none for a blank text. A
    /// URI with a comma or semicolon of its own writes it `%2C` or `%3B` here.
    static Checked<List<SubjectName>> parseAll(String text) {
        return Checked.all(Arrays.stream(text.split("[,;\\n]")).map(String::strip)
                .filter(name -> !name.isEmpty()).map(SubjectName::parse).distinct().toList());
    }

    /// The text form, which [#parse] reads back.
    static String text(SubjectName name) {
        return name.kind() + ":" + name.value();
    }
}
