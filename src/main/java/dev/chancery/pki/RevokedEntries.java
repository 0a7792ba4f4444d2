package dev.chancery.pki;

import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.SerialNumber;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.Time;

/// The entries of somebody's revocation list (RFC 5280, 5.1.2.6 and 5.3), walked through where they lie.
final class RevokedEntries {

    private static final byte[] REASON_CODE = {0x55, 0x1d, 0x15};
    private static final byte[] CERTIFICATE_ISSUER = {0x55, 0x1d, 0x1d};
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int BOOLEAN = 0x01;
    private static final int OCTET_STRING = 0x04;
    private static final int ENUMERATED = 0x0a;

    /// What became of a certificate, and when.
    record Fate(Instant when, Reason reason) {}

    private final byte[] element;
    private final int from;
    private final int to;
    private final long count;
    private boolean namesIssuers;

    private RevokedEntries(DerReader body, int from, int to) {
        this.element = body.octets();
        this.from = from;
        this.to = to;
        this.count = countEntries();
    }

    /// The entries that come next, or none; each has been looked at when this returns.
    static RevokedEntries read(DerReader body) {
        if (!body.nextIs(Der.SEQUENCE)) {
            return new RevokedEntries(body, 0, 0);
        }
        var content = body.next();
        return new RevokedEntries(body, content.position(), body.position());
    }

    private DerReader walk() {
        return DerReader.of(RevocationListReader.WHAT, element, from, to);
    }

    private long countEntries() {
        long found = 0;
        for (var entries = walk(); entries.hasMore(); found++) {
            var entry = entries.enter(Der.SEQUENCE);
            entry.enter(Der.INTEGER).requireShortestInteger();
            time(entry);
            namesIssuers |= issuer(entry.copy()).isPresent();
            reason(entry);
        }
        return found;
    }

    /// Whether an entry says that it is of another issuer's certificate (5.3.3).
    boolean namesIssuers() {
        return namesIssuers;
    }

    long count() {
        return count;
    }

    Optional<RevocationListReader.Entry> find(SerialNumber serial) throws IOException {
        var wanted = serial.octets();
        for (var entries = walk(); entries.hasMore();) {
            var entry = entries.enter(Der.SEQUENCE);
            if (entry.enter(Der.INTEGER).restIs(wanted)) {
                return Optional.of(entry(serial, entry));
            }
        }
        return Optional.empty();
    }

    /// The entry of an issuer's certificate in an indirect list: until an entry names another issuer, the list's own is meant
    /// (5.3.3).
    Optional<Fate> find(byte[] wanted, X500Name of, X500Name lists) throws IOException {
        var current = List.of(lists);
        for (var entries = walk(); entries.hasMore();) {
            var entry = entries.enter(Der.SEQUENCE);
            boolean same = entry.enter(Der.INTEGER).restIs(wanted);
            var rest = entry.copy();
            time(rest);
            current = issuer(rest).map(RevokedEntries::names).orElse(current);
            if (same && current.stream().anyMatch(name -> NameMatch.same(name, of))) {
                return Optional.of(new Fate(when(entry), reason(entry)));
            }
        }
        return Optional.empty();
    }

    private static List<X500Name> names(byte[] issuer) {
        return Arrays.stream(GeneralNames.getInstance(issuer).getNames()).filter(name -> name.getTagNo() == GeneralName.directoryName)
                .map(name -> X500Name.getInstance(name.getName())).toList();
    }

    /// The value of `certificateIssuer` in what is left of an entry behind its time.
    private static Optional<byte[]> issuer(DerReader entry) {
        Optional<byte[]> found = Optional.empty();
        if (entry.hasMore()) {
            for (var extensions = entry.enter(Der.SEQUENCE); extensions.hasMore();) {
                var extension = extensions.enter(Der.SEQUENCE);
                if (extension.enter(OBJECT_IDENTIFIER).restIs(CERTIFICATE_ISSUER)) {
                    if (extension.nextIs(BOOLEAN)) {
                        extension.next();
                    }
                    found = Optional.of(extension.enter(OCTET_STRING).rest());
                }
            }
        }
        return found;
    }

    void each(Consumer<RevocationListReader.Entry> taker) throws IOException {
        for (var entries = walk(); entries.hasMore();) {
            var entry = entries.enter(Der.SEQUENCE);
            var serial = SerialNumber.ofOctets(entry.enter(Der.INTEGER).rest());
            taker.accept(entry(serial, entry));
        }
    }

    private static RevocationListReader.Entry entry(SerialNumber serial, DerReader rest) throws IOException {
        return new RevocationListReader.Entry(serial, when(rest), reason(rest));
    }

    private static Instant when(DerReader rest) throws IOException {
        return TimeEncoding.instant(Time.getInstance(ASN1Primitive.fromByteArray(time(rest))));
    }

    private static byte[] time(DerReader entry) {
        if (!entry.nextIs(Der.UTC_TIME) && !entry.nextIs(Der.GENERALIZED_TIME)) {
            throw RevocationListReader.malformed("an entry without a time");
        }
        return entry.element();
    }

    private static Reason reason(DerReader entry) {
        var reason = Reason.UNSPECIFIED;
        if (entry.hasMore()) {
            for (var extensions = entry.enter(Der.SEQUENCE); extensions.hasMore();) {
                reason = reason(extensions.enter(Der.SEQUENCE), reason);
            }
            entry.requireEnd();
        }
        return reason;
    }

    /// An entry that says in a way that must be understood what we do not, makes the list useless (5.3).
    private static Reason reason(DerReader extension, Reason otherwise) {
        var oid = extension.enter(OBJECT_IDENTIFIER);
        boolean code = oid.restIs(REASON_CODE);
        boolean critical = extension.nextIs(BOOLEAN) && !extension.next().restIs(new byte[] {0});
        if (!code) {
            if (critical && !oid.restIs(CERTIFICATE_ISSUER)) {
                throw RevocationListReader.malformed("an entry that must be understood");
            }
            return otherwise;
        }
        var value = extension.enter(OCTET_STRING).enter(ENUMERATED).rest();
        return value.length == 1 ? Reason.ofCode(value[0]).orElse(Reason.UNSPECIFIED) : Reason.UNSPECIFIED;
    }
}
