package dev.chancery.pki;

import dev.chancery.domain.Breach;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Linted;
import dev.chancery.domain.Linted.Kind;
import dev.chancery.domain.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whatever there is in an input that the rules are for, each held to them.
public final class LintedInput {

    private static final String WHAT = "certificate, revocation list or request";

    private LintedInput() {}

    /// Of PEM every block with such a label, of DER the one that it is.
    ///
    /// @throws Failure.Malformed when there is none
    public static List<Linted> of(byte[] input) {
        var found = new ArrayList<Linted>();
        if (input.length > 0 && input[0] == DerElement.SEQUENCE) {
            found.add(der(input));
        } else {
            Pem.read(new String(input, StandardCharsets.ISO_8859_1)).forEach(block -> kind(block.label())
                    .ifPresent(kind -> found.add(linted(kind, found.size() + 1, block.content()))));
        }
        if (found.isEmpty()) {
            throw new Failure.Malformed("no " + WHAT);
        }
        return found;
    }

    private static Optional<Kind> kind(String label) {
        return switch (label) {
            case "CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE" -> Optional.of(Kind.CERTIFICATE);
            case "X509 CRL" -> Optional.of(Kind.REVOCATION_LIST);
            case "CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST" -> Optional.of(Kind.REQUEST);
            default -> Optional.empty();
        };
    }

    private static Linted linted(Kind kind, int place, byte[] der) {
        return new Linted(kind, place, breaches(kind, der));
    }

    private static List<Breach> breaches(Kind kind, byte[] der) {
        return switch (kind) {
            case CERTIFICATE -> Lint.certificate(der);
            case REVOCATION_LIST -> Lint.list(der, Optional.empty(), Optional.empty());
            case REQUEST -> Lint.request(der);
        };
    }

    /// A certificate where it can be read as one, or as nothing else either.
    private static Linted der(byte[] der) {
        return Stream.of(Kind.CERTIFICATE, Kind.REVOCATION_LIST, Kind.REQUEST).map(kind -> linted(kind, 1, der))
                .filter(one -> one.breaches().stream().noneMatch(breach -> breach.rule() == Rule.STRUCTURE)).findFirst()
                .orElseGet(() -> linted(Kind.CERTIFICATE, 1, der));
    }
}
