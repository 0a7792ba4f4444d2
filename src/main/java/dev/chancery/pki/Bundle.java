package dev.chancery.pki;

import dev.chancery.domain.Failure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/// What somebody hands in to be verified: certificates in any order, perhaps a private key, perhaps revocation lists.
///
/// Of a private key only the public half is kept; the secret is wiped once that is known.
public final class Bundle {

    private static final String WHAT = "certificates";
    private static final byte SEQUENCE = 0x30;
    private static final String WRITTEN_LINE_FEED = "\\n";

    /// What became of the private key.
    sealed interface Key {
        record None() implements Key {}

        record Encrypted() implements Key {}

        record Unreadable() implements Key {}

        record Of(SubjectPublicKeyInfo half) implements Key {}
    }

    private final List<Sighted> certificates = new ArrayList<>();
    private final List<byte[]> lists = new ArrayList<>();
    private Optional<Sighted> own = Optional.empty();
    private Key key = new Key.None();

    private Bundle() {}

    /// Reads DER, or PEM with as many blocks as there are; one-line PEM with `\n` written out too. `input` stays the
    /// caller's to wipe.
    ///
    /// @throws Failure.Malformed when there is no certificate in it, one that cannot be read, or too much
    public static Bundle read(byte[] input) {
        var bundle = new Bundle();
        if (input.length > 0 && input[0] == SEQUENCE) {
            bundle.addCertificate(input);
        } else {
            bundle.addBlocks(input);
        }
        require(!bundle.certificates.isEmpty(), "none");
        return bundle;
    }

    /// Certificates as a server sends them: its own comes first (RFC 8446, 4.4.2), the others in any order.
    ///
    /// @throws Failure.Malformed as [#read] does
    public static Bundle of(List<byte[]> ders) {
        var bundle = new Bundle();
        ders.forEach(bundle::addCertificate);
        bundle.own = bundle.certificates.stream().findFirst();
        require(!bundle.certificates.isEmpty(), "none");
        return bundle;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new Failure.Malformed(WHAT + ": " + otherwise);
        }
    }

    private void addBlocks(byte[] input) {
        require(input.length <= Limits.MOST_OCTETS, "too long");
        var text = new String(input, StandardCharsets.ISO_8859_1).replace("\\r", "").replace(WRITTEN_LINE_FEED, "\n");
        var blocks = Pem.read(text);
        try {
            blocks.forEach(this::add);
        } finally {
            blocks.forEach(block -> Arrays.fill(block.content(), (byte) 0));
        }
    }

    private void add(Pem.Block block) {
        switch (block.label()) {
            case "CERTIFICATE", "X509 CERTIFICATE" -> addCertificate(block.content());
            case "X509 CRL" -> addList(block.content().clone());
            case "ENCRYPTED PRIVATE KEY" -> key = new Key.Encrypted();
            case "PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY" -> key = key(block);
            default -> { }
        }
    }

    private void addList(byte[] der) {
        require(lists.size() < Limits.MOST_LISTS, "more than %d revocation lists".formatted(Limits.MOST_LISTS));
        lists.add(der);
    }

    private static Key key(Pem.Block block) {
        try {
            return new Key.Of(PublicHalf.of(block));
        } catch (Failure.Malformed unreadable) {
            return new Key.Unreadable();
        }
    }

    private void addCertificate(byte[] der) {
        var sighted = Sighted.of(der);
        if (!certificates.contains(sighted)) {
            require(certificates.size() < Limits.MOST_CERTIFICATES, "more than %d".formatted(Limits.MOST_CERTIFICATES));
            certificates.add(sighted);
        }
    }

    List<Sighted> certificates() {
        return List.copyOf(certificates);
    }

    List<byte[]> lists() {
        return List.copyOf(lists);
    }

    Key key() {
        return key;
    }

    /// The one that the others are there for: the server's own, whose key came with it, or else the first that has issued
    /// none of them.
    Sighted leaf() {
        return own.or(() -> certificates.stream().filter(this::isKeys).findFirst())
                .or(() -> certificates.stream().filter(this::issuesNone).findFirst()).orElseGet(certificates::getFirst);
    }

    private boolean isKeys(Sighted one) {
        return key instanceof Key.Of(var half) && PublicHalf.isOf(half, one);
    }

    private boolean issuesNone(Sighted one) {
        return certificates.stream().noneMatch(other -> !other.equals(one) && other.names(one));
    }

    /// The DER of the one that is verified: whose key came with it, or else the first that has issued none of the others.
    public byte[] certificate() {
        return leaf().der().toArray();
    }

    /// The URIs among the alternative names of the certificate, in order; empty when it has no alternative names at all.
    public Optional<List<String>> uris() {
        return SubjectUris.of(leaf());
    }
}
