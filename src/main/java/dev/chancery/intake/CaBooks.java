package dev.chancery.intake;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.FileFailure.ForeignStore;
import dev.chancery.domain.Holdings.ListNumber;
import dev.chancery.domain.Holdings.Revoked;
import dev.chancery.domain.Holdings.Unread;
import dev.chancery.domain.Holdings.Why;
import dev.chancery.domain.Progress;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What `openssl ca` has written down in `index.txt` and `crlnumber`, and the certificate of the authority beside them.
final class CaBooks {

    static final long MOST_OCTETS = 64L << 20;

    static final int MOST_LINES = 500_000;

    /// Lines that are told one by one as malformed.
    static final int MOST_MALFORMED = 1_000;

    /// Where OpenSSL's manual, easy-rsa and widespread guides put the authority's certificate.
    private static final List<String> CERTIFICATES = List.of("cacert.pem", "ca.crt", "ca.pem", "ca-cert.pem", "ca.cert.pem", "cacert.crt",
            "cacert.cer", "certs/ca.cert.pem", "certs/ca.crt", "certs/ca.pem", "certs/cacert.pem", "certs/intermediate.cert.pem");

    private static final Pattern NUMBER = Pattern.compile("[0-9A-Fa-f]{1,40}");

    private final Path index;
    private final String place;
    private final Optional<Bytes> issuer;
    private final List<Revoked> revoked = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();
    private final Set<String> serials = new HashSet<>();
    private int malformed;
    private long octets;

    CaBooks(Path index, String place) {
        this.index = index;
        this.place = place;
        this.issuer = CERTIFICATES.stream().map(index::resolveSibling).flatMap(file -> CertificateFile.read(file).stream()).findFirst();
    }

    /// @throws IOException when the index cannot be read
    /// @throws ForeignStore when it is too long, or most of it is no index
    void read(Progress progress) throws IOException {
        require(Files.size(index) <= MOST_OCTETS, ForeignStore.Why.TOO_LARGE, "an index of more than " + MOST_OCTETS + " octets");
        try (var lines = new IndexLines(index)) {
            int number = 0;
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                progress.checkCancelled();
                require(++number <= MOST_LINES, ForeignStore.Why.TOO_LARGE, "an index of more than " + MOST_LINES + " lines");
                take(line.get(), place + " " + number);
            }
            octets = lines.octets();
        }
        judgeMalformed();
    }

    private void take(String line, String where) {
        switch (IndexLine.of(line)) {
            case IndexLine.Nothing() -> {}
            case IndexLine.Malformed() -> malformed(where);
            case IndexLine.TakenBack() -> unread.add(new Unread(where, Why.TAKEN_BACK));
            case IndexLine.Issued(var serial) -> serials.add(plainHex(serial.hex()));
            case IndexLine.RevokedOne(var serial, var revocation) -> {
                serials.add(plainHex(serial.hex()));
                revoked.add(new Revoked(where, issuer, serial, revocation));
            }
        }
    }

    private void malformed(String where) {
        if (++malformed <= MOST_MALFORMED) {
            unread.add(new Unread(where, Why.MALFORMED));
        }
    }

    /// Some other text may be called `index.txt` too. In a real one nothing may be lost, for it may be a revocation.
    private void judgeMalformed() {
        if (serials.isEmpty() && malformed > 0) {
            unread.clear();
            unread.add(new Unread(place, Why.MALFORMED));
        } else {
            require(malformed <= MOST_MALFORMED, ForeignStore.Why.DAMAGED, malformed + " lines are none of an index");
        }
    }

    private void require(boolean condition, ForeignStore.Why why, String otherwise) {
        if (!condition) {
            throw new ForeignStore(index, why, otherwise);
        }
    }

    /// How long the index is.
    long octets() {
        return octets;
    }

    List<Revoked> revoked() {
        return revoked;
    }

    List<Unread> unread() {
        return unread;
    }

    /// As [#plainHex] writes them.
    Set<String> serials() {
        return serials;
    }

    /// A serial number in hex as it compares: upper case, without leading zeros.
    static String plainHex(String text) {
        return text.toUpperCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
    }

    /// `crlnumber` holds the number of the next list.
    ///
    /// @throws IOException when it cannot be read
    Optional<ListNumber> listNumber() throws IOException {
        var file = index.resolveSibling("crlnumber");
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (var octets = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            var text = new String(octets.readNBytes(64), StandardCharsets.US_ASCII).strip();
            if (!NUMBER.matcher(text).matches()) {
                return Optional.empty();
            }
            var last = new BigInteger(text, 16).subtract(BigInteger.ONE);
            return last.signum() > 0 ? Optional.of(new ListNumber(issuer, last)) : Optional.empty();
        }
    }
}
