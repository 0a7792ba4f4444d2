package dev.chancery.words;

import static java.util.Map.entry;

import dev.chancery.domain.Decoded;
import dev.chancery.domain.ExtensionLine;
import dev.chancery.domain.KeyUsage;
import java.util.Map;
import java.util.stream.Collectors;

/// The words for the extensions of a certificate.
public final class DecodedWords {

    private static final Map<String, String> NAMES = Map.ofEntries(
            entry("2.5.29.19", "decoded.basicConstraints"),
            entry("2.5.29.15", "decoded.keyUsage"),
            entry("2.5.29.37", "decoded.extendedKeyUsage"),
            entry("2.5.29.17", "decoded.subjectNames"),
            entry("2.5.29.18", "decoded.issuerNames"),
            entry("2.5.29.14", "decoded.subjectKeyId"),
            entry("2.5.29.35", "decoded.authorityKeyId"),
            entry("2.5.29.31", "decoded.distributionPoints"),
            entry("2.5.29.32", "decoded.policies"),
            entry("2.5.29.30", "decoded.nameConstraints"),
            entry("1.3.6.1.5.5.7.1.1", "decoded.access"));

    private static final Map<String, String> PURPOSES = Map.of(
            "2.5.29.37.0", "decoded.purpose.any",
            "1.3.6.1.5.5.7.3.1", "decoded.purpose.server",
            "1.3.6.1.5.5.7.3.2", "decoded.purpose.client",
            "1.3.6.1.5.5.7.3.3", "decoded.purpose.code",
            "1.3.6.1.5.5.7.3.4", "decoded.purpose.email",
            "1.3.6.1.5.5.7.3.8", "decoded.purpose.time",
            "1.3.6.1.5.5.7.3.9", "decoded.purpose.ocsp");

    private static final Map<String, String> METHODS = Map.of(
            "1.3.6.1.5.5.7.48.1", "decoded.access.ocsp",
            "1.3.6.1.5.5.7.48.2", "decoded.access.issuers");

    private DecodedWords() {}

    /// What the field calls it; its object identifier where it has no name.
    public static String name(Decoded.Extension extension) {
        return name(extension.oid());
    }

    /// The same for the extension with this identifier.
    public static String name(String oid) {
        return NAMES.containsKey(oid) ? Words.of(NAMES.get(oid)) : oid;
    }

    /// Its value, one line for each element.
    public static String value(Decoded.Extension extension) {
        return extension.lines().stream().map(DecodedWords::line).collect(Collectors.joining("\n"));
    }

    private static String line(ExtensionLine line) {
        return switch (line) {
            case ExtensionLine.Plain(var text) -> text;
            case ExtensionLine.Octets(var hex, int all) -> Words.of("decoded.octets", hex, all);
            case ExtensionLine.Constraints constraints -> constraints(constraints);
            case ExtensionLine.Usages(var usages) ->
                    usages.stream().map(DecodedWords::usage).collect(Collectors.joining(", "));
            case ExtensionLine.Purpose(var oid) ->
                    PURPOSES.containsKey(oid) ? Words.of("decoded.purpose", Words.of(PURPOSES.get(oid)), oid) : oid;
            case ExtensionLine.IssuerSerial(var number) -> Words.of("decoded.issuerSerial", line(number));
            case ExtensionLine.Access(var method, var place) ->
                    (METHODS.containsKey(method) ? Words.of(METHODS.get(method)) : method) + " " + line(place);
            case ExtensionLine.Constrained(boolean permitted, var names) ->
                    Words.of(permitted ? "decoded.permitted" : "decoded.excluded", line(names));
            case ExtensionLine.OtherName(int kind) -> Words.of("decoded.otherName", kind);
            case ExtensionLine.MadeFromKey() -> Words.of("decoded.madeFromKey");
            case ExtensionLine.More() -> "…";
        };
    }

    private static String constraints(ExtensionLine.Constraints constraints) {
        var authority = Words.of(constraints.authority() ? "decoded.authority.yes" : "decoded.authority.no");
        return constraints.pathLength().map(length -> Words.of("decoded.pathLength", authority, length)).orElse(authority);
    }

    private static String usage(KeyUsage usage) {
        return Words.of(switch (usage) {
            case DIGITAL_SIGNATURE -> "decoded.usage.digitalSignature";
            case CONTENT_COMMITMENT -> "decoded.usage.contentCommitment";
            case KEY_ENCIPHERMENT -> "decoded.usage.keyEncipherment";
            case DATA_ENCIPHERMENT -> "decoded.usage.dataEncipherment";
            case KEY_AGREEMENT -> "decoded.usage.keyAgreement";
            case KEY_CERT_SIGN -> "decoded.usage.certSign";
            case CRL_SIGN -> "decoded.usage.crlSign";
            case ENCIPHER_ONLY -> "decoded.usage.encipherOnly";
            case DECIPHER_ONLY -> "decoded.usage.decipherOnly";
        });
    }
}
