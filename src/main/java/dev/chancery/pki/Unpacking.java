package dev.chancery.pki;

import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Objection;
import dev.chancery.domain.Progress;
import dev.chancery.pki.Found.Container;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Takes one piece of foreign material apart, in whatever format it is: PEM with anything around it, DER, PKCS#7, PKCS#12,
/// JKS, BCFKS. The content decides, never a name.
///
/// Nothing derives a key before somebody has given a passphrase, but for the first PKCS#12 file of a piece, on which the
/// empty one is tried: many are written with it.
public final class Unpacking {

    private static final byte[] JKS = {(byte) 0xfe, (byte) 0xed, (byte) 0xfe, (byte) 0xed};
    private static final byte[] JCEKS = {(byte) 0xce, (byte) 0xce, (byte) 0xce, (byte) 0xce};
    private static final int SNIFFED = 4096;
    private static final Pattern SSH = Pattern.compile(
            "(?s)\\s*(ssh-(rsa|dss|ed25519)|ecdsa-sha2-\\S+|sk-\\S+@openssh\\.com) AAAA.*|PuTTY-User-Key-File.*|---- BEGIN SSH2 .*");

    private final List<char[]> passphrases;
    private final Progress progress;
    private final Iterations budget;
    private final List<Found> found = new ArrayList<>();
    private boolean triedEmpty;

    private Unpacking(List<char[]> passphrases, Progress progress, Iterations budget) {
        this.passphrases = passphrases;
        this.progress = progress;
        this.budget = budget;
    }

    static List<Found> of(byte[] octets, List<char[]> passphrases) {
        return of(octets, passphrases, Progress.NONE);
    }

    /// Everything in it, in order; what is of no use says why. Never empty, and nothing is thrown at hostile input.
    ///
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled
    public static List<Found> of(byte[] octets, List<char[]> passphrases, Progress progress) {
        return of(octets, passphrases, progress, new Iterations(Limits.MOST_ITERATIONS_OF_A_PIECE));
    }

    /// The same within these rounds; what is over them says so.
    static List<Found> of(byte[] octets, List<char[]> passphrases, Progress progress, Iterations budget) {
        var unpacking = new Unpacking(passphrases, progress, budget);
        unpacking.guarded(0, () -> unpacking.add(octets));
        if (unpacking.found.isEmpty()) {
            unpacking.found.add(Found.unusable(new Objection.NotKnown()));
        }
        return List.copyOf(unpacking.found);
    }

    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }

    private void guarded(int line, Step step) {
        try {
            Hostile.read("piece", () -> {
                step.run();
                return true;
            });
        } catch (Failure.Malformed malformed) {
            found.add(Found.unusable(objection(malformed)).at(line));
        }
    }

    static Objection.Refusal objection(Failure.Malformed malformed) {
        return malformed.getMessage().contains("encryption: ") ? new Objection.UnknownEncryption()
                : new Objection.Unreadable(malformed.getMessage());
    }

    private void add(byte[] octets) throws Exception {
        if (octets.length > Limits.MOST_LIST_OCTETS) {
            found.add(Found.unusable(new Objection.TooMuch(Limits.MOST_LIST_OCTETS)));
        } else if (begins(octets, JKS)) {
            found.addAll(ForeignKeyStore.ofJks(octets, passphrases));
        } else if (begins(octets, JCEKS)) {
            found.add(Found.unusable(new Objection.OldKeyStore()));
        } else if (octets.length > 0 && octets[0] == Der.SEQUENCE) {
            addEncoded(octets, 0);
        } else {
            addText(octets);
        }
    }

    private static boolean begins(byte[] octets, byte[] with) {
        return octets.length > with.length && Arrays.equals(octets, 0, with.length, with, 0, with.length);
    }

    private void addText(byte[] octets) {
        var blocks = ForeignText.blocks(octets, Limits.MOST_FOUND);
        if (blocks.isEmpty() && isSsh(octets)) {
            found.add(Found.unusable(new Objection.SshKey()));
        }
        for (var block : blocks) {
            progress.checkCancelled();
            try {
                guarded(block.line(), () -> add(block));
            } finally {
                block.content().ifPresent(content -> wipe(block.label(), content));
            }
        }
    }

    private static void wipe(String label, byte[] content) {
        if (label.endsWith("PRIVATE KEY")) {
            Arrays.fill(content, (byte) 0);
        }
    }

    private static boolean isSsh(byte[] octets) {
        return SSH.matcher(new String(octets, 0, Math.min(octets.length, SNIFFED), StandardCharsets.ISO_8859_1)).matches();
    }

    private void add(ForeignText.Block block) throws Exception {
        switch (block.label()) {
            case "EC PARAMETERS", "DH PARAMETERS", "DSA PARAMETERS" -> { }
            case "OPENSSH PRIVATE KEY" -> found.add(Found.unusable(new Objection.SshKey()).at(block.line()));
            case "TRUSTED CERTIFICATE" -> addEncoded(firstValue(whole(block)), block.line());
            default -> {
                if (block.headers().stream().anyMatch(header -> header.startsWith("DEK-Info:"))) {
                    found.add(OldPemKey.open(block, whole(block), passphrases).at(block.line()));
                } else {
                    addEncoded(whole(block), block.line());
                }
            }
        }
    }

    private static byte[] whole(ForeignText.Block block) {
        return block.content().orElseThrow(() -> new Failure.Malformed(
                "PEM block \"%s\" at line %d: it has no end, or is not base64".formatted(block.label(), block.line())));
    }

    /// OpenSSL writes its own remarks behind a certificate that it trusts.
    private static byte[] firstValue(byte[] content) {
        return DerReader.of("certificate", content).element();
    }

    private void addEncoded(byte[] encoded, int line) throws Exception {
        if (encoded.length > Limits.MOST_OCTETS) {
            found.add(Found.of(new Found.RevocationList(RevocationListReader.read(encoded).encoded())).at(line));
            return;
        }
        for (var one : unpacked(encoded)) {
            found.add(line == 0 ? one : one.at(line));
        }
    }

    private List<Found> unpacked(byte[] encoded) throws Exception {
        return switch (Shape.of(encoded)) {
            case CERTIFICATE -> List.of(Found.of(new Found.Certificate(encoded)));
            case REQUEST -> List.of(Found.of(new Found.Request(encoded)));
            case REVOCATION_LIST -> List.of(Found.of(new Found.RevocationList(encoded)));
            case KEY -> List.of(key("PRIVATE KEY", encoded));
            case RSA_KEY -> List.of(key("RSA PRIVATE KEY", encoded));
            case EC_KEY -> List.of(key("EC PRIVATE KEY", encoded));
            case LOCKED_KEY -> List.of(LockedKey.open(encoded, passphrases, budget));
            case PUBLIC_KEY -> List.of(Found.unusable(new Objection.PublicKeyOnly()));
            case MESSAGE -> ForeignMessage.open(encoded);
            case PKCS12 -> opened(encoded);
            case BCFKS -> ForeignKeyStore.ofBcfks(encoded, passphrases, budget);
            case OTHER -> List.of(Found.unusable(new Objection.NotKnown()));
        };
    }

    private static Found key(String label, byte[] encoded) {
        return Found.of(new Found.Key(ForeignKey.of(new Pem.Block(label, encoded))));
    }

    private List<Found> opened(byte[] p12) throws Exception {
        var tries = triedEmpty ? passphrases : Stream.concat(Stream.of(new char[0]), passphrases.stream()).toList();
        triedEmpty = true;
        for (var passphrase : tries) {
            try {
                return ForeignPkcs12.open(p12, passphrase, budget);
            } catch (AccessFailure.WrongPassphrase another) {
                continue;
            }
        }
        return List.of(Found.of(new Found.Locked(Container.PKCS12)));
    }
}
