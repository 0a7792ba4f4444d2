package dev.chancery.engine;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.ListNumber;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.export.PublicFile;
import dev.chancery.pki.RevocationList;
import dev.chancery.pki.RevocationListReader;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Revocation lists on their way into files.
///
/// A PEM file holds the list of its authority first and then those of the authorities above it, because servers that look
/// at a whole chain want one for each of them in the same file.
final class ListFiles {

    private static final String PEM_BEGIN = "-----BEGIN X509 CRL-----";
    private static final byte DER_BEGIN = 0x30;
    private static final long LARGEST_LOOKED_AT = 8 << 20;

    private final Desk desk;
    private final ListMaker maker;

    ListFiles(Desk desk, ListMaker maker) {
        this.desk = desk;
        this.maker = maker;
    }

    /// Writes the list of the chain's first authority, and returns how many entries it has.
    ///
    /// @throws FileFailure.AlreadyExists when the file holds something else than a list; it is untouched then
    long complete(List<Authority> chain, ListNumber number, Instant now, Path file) {
        requireReplaceable(file);
        var own = settings(chain.getFirst());
        var lists = new ArrayList<RevocationList>();
        try {
            lists.add(maker.complete(chain.getFirst(), number, now, own.hours()));
            if (!own.isDer()) {
                chain.stream().skip(1).filter(above -> above.canSign() && !hasEnded(above, now)).forEach(above ->
                        lists.add(maker.complete(above, maker.reserve(above.id()), now, own.hours())));
            }
            write(file, own.isDer(), lists);
            return lists.getFirst().entries();
        } finally {
            lists.forEach(RevocationList::close);
        }
    }

    private static boolean hasEnded(Authority authority, Instant now) {
        return now.isAfter(authority.certificate().validity().notAfter());
    }

    /// Writes the delta list beside the complete one: `crl.pem` has `crl-delta.pem`.
    void delta(Authority authority, ListNumber number, Instant now, ListNumber base) {
        var settings = settings(authority);
        var file = beside(settings.file().orElseThrow());
        requireReplaceable(file);
        try (var list = maker.delta(authority, number, now, base)) {
            write(file, settings.isDer(), List.of(list));
        }
    }

    /// A wrong name must not cost anybody a key or a store. An empty file may have been made for us.
    private static void requireReplaceable(Path file) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && !isList(file)) {
            throw new FileFailure.AlreadyExists(file);
        }
    }

    private static boolean isList(Path file) {
        try (var in = Files.newInputStream(file)) {
            var begin = in.readNBytes(PEM_BEGIN.length());
            return begin.length == 0 || new String(begin, StandardCharsets.ISO_8859_1).equals(PEM_BEGIN) || isDer(file, begin);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static boolean isDer(Path file, byte[] begin) throws IOException {
        try {
            return begin[0] == DER_BEGIN
                    && (Files.size(file) > LARGEST_LOOKED_AT || RevocationListReader.read(Files.readAllBytes(file)).count() >= 0);
        } catch (Failure.Malformed another) {
            return false;
        }
    }

    /// The number of the authority's list in this file, if there is one.
    ///
    /// @throws FileFailure.AlreadyExists when no list can follow it: what is there is not a list that anybody may have
    static Optional<BigInteger> number(Path file, Certificate issuer) {
        var number = signedNumber(file, issuer);
        if (number.filter(one -> !ListNumber.canFollow(one)).isPresent()) {
            throw new FileFailure.AlreadyExists(file);
        }
        return number;
    }

    private static Optional<BigInteger> signedNumber(Path file, Certificate issuer) {
        try {
            if (Files.size(file) > LARGEST_LOOKED_AT) {
                return Optional.empty();
            }
            var list = RevocationListReader.read(Files.readAllBytes(file));
            return list.number().filter(_ -> list.isSignedBy(issuer.der().toArray()));
        } catch (IOException | Failure.Malformed noList) {
            return Optional.empty();
        }
    }

    static Path beside(Path file) {
        var name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return file.resolveSibling(dot <= 0 ? name + "-delta" : name.substring(0, dot) + "-delta" + name.substring(dot));
    }

    /// Writes one list and nothing else.
    void single(Authority authority, ListNumber number, Instant now, Path file) {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        try (var list = maker.complete(authority, number, now, settings(authority).hours())) {
            write(file, name.endsWith(".der") || name.endsWith(".crl"), List.of(list));
        }
    }

    private RevocationListSettings settings(Authority authority) {
        return desk.read(tx -> tx.revocationLists().settings(authority.id()));
    }

    private static void write(Path file, boolean der, List<RevocationList> lists) {
        var octets = lists.stream().mapToLong(RevocationList::size).sum();
        PublicFile.replace(file, der ? octets : octets * 3 / 2 + 256, out -> {
            for (var list : lists) {
                write(list, der, out);
            }
        });
    }

    private static void write(RevocationList list, boolean der, OutputStream out) throws IOException {
        if (der) {
            list.writeDer(out);
        } else {
            list.writePem(out);
        }
    }
}
