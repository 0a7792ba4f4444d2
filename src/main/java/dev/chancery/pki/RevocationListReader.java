package dev.chancery.pki;

import dev.chancery.domain.Failure;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.SerialNumber;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.Signature;
import java.security.SignatureException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.Time;

/// A revocation list of anybody's (RFC 5280, 5), read where it lies: entries become values only when they are asked for.
///
/// Whoever relies on it asks [#isSignedBy] and looks at its times first. What could only be misunderstood is refused:
/// unknown critical extensions (5.2), and by [#read] also indirect lists and lists for some reasons only.
public final class RevocationListReader {

    static final String WHAT = "revocation list";

    private final byte[] octets;
    private final int bodyFrom;
    private final int bodyTo;
    private final AlgorithmIdentifier algorithm;
    private final byte[] signature;
    private final X500Name issuer;
    private final Instant thisUpdate;
    private final Optional<Instant> nextUpdate;
    private final RevokedEntries entries;
    private final String issuerText;
    private final ListExtensions extensions;

    /// Reads DER, or the first `X509 CRL` block of a PEM text.
    ///
    /// @throws Failure.Malformed when it is no list, is over [Limits#MOST_LIST_OCTETS] long, or says what Chancery does not
    ///         understand and must
    public static RevocationListReader read(byte[] derOrPem) {
        var list = Hostile.read(WHAT, () -> new RevocationListReader(ListInput.first(limited(derOrPem))));
        list.extensions.requireWhole();
        return list;
    }

    private static byte[] limited(byte[] input) {
        if (input.length > Limits.MOST_LIST_OCTETS) {
            throw malformed("%d octets, at most %d".formatted(input.length, Limits.MOST_LIST_OCTETS));
        }
        return input;
    }

    /// Reads DER, or every `X509 CRL` block of a PEM text: indirect lists and those of some reasons too, for who looks at
    /// [#scope].
    ///
    /// @throws Failure.Malformed as [#read] does, and when there are more than [Limits#MOST_CERTIFICATES]
    static List<RevocationListReader> readAll(byte[] derOrPem) {
        return Hostile.read(WHAT, () -> ListInput.all(limited(derOrPem)).stream().map(RevocationListReader::new).toList());
    }

    private RevocationListReader(byte[] der) {
        this.octets = der;
        var file = DerReader.of(WHAT, der);
        var list = file.enter(Der.SEQUENCE);
        file.requireEnd();
        this.bodyFrom = list.position();
        var body = list.enter(Der.SEQUENCE);
        this.bodyTo = list.position();
        this.algorithm = AlgorithmIdentifier.getInstance(list.element());
        this.signature = bits(list.enter(Der.BIT_STRING));
        list.requireEnd();
        boolean second = readVersion(body);
        requireSame(AlgorithmIdentifier.getInstance(body.element()));
        this.issuer = X500Name.getInstance(body.element());
        this.thisUpdate = time(body);
        this.nextUpdate = isTime(body) ? Optional.of(time(body)) : Optional.empty();
        this.entries = RevokedEntries.read(body);
        Optional<Extensions> own = second && body.hasMore()
                ? Optional.of(Extensions.getInstance(body.enter(Der.FIRST_OPTION).rest())) : Optional.empty();
        body.requireEnd();
        this.extensions = ListExtensions.of(own);
        if (entries.namesIssuers() && !extensions.isIndirect()) {
            throw malformed("an entry of another issuer");
        }
        this.issuerText = NameText.of(issuer);
    }

    private static byte[] bits(DerReader content) {
        var rest = content.rest();
        if (rest.length < 2 || rest[0] != 0) {
            throw malformed("no signature");
        }
        return Arrays.copyOfRange(rest, 1, rest.length);
    }

    /// A list of the first version does not say so, and has no extensions.
    private static boolean readVersion(DerReader body) {
        if (!body.nextIs(Der.INTEGER)) {
            return false;
        }
        if (!ASN1Integer.getInstance(body.element()).hasValue(1)) {
            throw malformed("an unknown version");
        }
        return true;
    }

    /// The outer algorithm must be the signed one (5.1.1.2).
    private void requireSame(AlgorithmIdentifier inner) {
        if (!algorithm.equals(inner)) {
            throw malformed("two different signature algorithms");
        }
    }

    private static boolean isTime(DerReader body) {
        return body.nextIs(Der.UTC_TIME) || body.nextIs(Der.GENERALIZED_TIME);
    }

    private static Instant time(DerReader body) {
        return TimeEncoding.instant(Time.getInstance(primitive(body)));
    }

    private static Object primitive(DerReader body) {
        try {
            return ASN1Primitive.fromByteArray(body.element());
        } catch (IOException noTime) {
            throw new IllegalArgumentException(noTime);
        }
    }

    /// The issuer's name, as people read it.
    public String issuer() {
        return issuerText;
    }

    X500Name issuerName() {
        return issuer;
    }

    public Optional<BigInteger> number() {
        return extensions.number();
    }

    /// The number of the list that this one tells the changes since; empty for a complete list.
    public Optional<BigInteger> base() {
        return extensions.base();
    }

    /// Whether it tells of authorities' certificates, or of the others (5.2.5).
    boolean tellsOf(boolean authorities) {
        return extensions.tellsOf(authorities);
    }

    /// Whether it may tell of other issuers' certificates too (5.2.5).
    boolean isIndirect() {
        return extensions.isIndirect();
    }

    /// Of which certificates and reasons it tells, and where it lies.
    Optional<IssuingDistributionPoint> scope() {
        return extensions.scope();
    }

    /// Whether it has a number as it should be (5.2.3).
    boolean isNumberFit() {
        return extensions.numberFit();
    }

    Optional<AuthorityKeyIdentifier> authorityKeyId() {
        return extensions.authorityKeyId();
    }

    public Instant thisUpdate() {
        return thisUpdate;
    }

    public Optional<Instant> nextUpdate() {
        return nextUpdate;
    }

    /// The DER.
    public byte[] encoded() {
        return octets.clone();
    }

    /// How many entries it has.
    public long count() {
        return entries.count();
    }

    /// One entry: a certificate and what became of it.
    public record Entry(SerialNumber serial, Instant when, Reason reason) {}

    /// The entry of the certificate with this serial number.
    public Optional<Entry> find(SerialNumber serial) {
        return Hostile.read(WHAT, () -> entries.find(serial));
    }

    /// What became of the certificate of this issuer with this serial number, of which nothing is presumed.
    Optional<RevokedEntries.Fate> fate(BigInteger serial, X500Name of) {
        return Hostile.read(WHAT, () -> entries.find(serial.toByteArray(), of, issuer));
    }

    /// Hands over one entry after the other.
    public void each(Consumer<Entry> taker) {
        Hostile.read(WHAT, () -> {
            entries.each(taker);
            return true;
        });
    }

    /// Whether the authority with this certificate has signed the list, and may (4.2.1.3).
    ///
    /// @throws Failure.Malformed when it is no certificate
    public boolean isSignedBy(byte[] certificateDer) {
        return ListSignature.holds(this, certificateDer);
    }

    byte[] signature() {
        return signature.clone();
    }

    AlgorithmIdentifier algorithm() {
        return algorithm;
    }

    /// What is signed, handed on where it lies.
    void feed(Signature verifier) throws SignatureException {
        verifier.update(octets, bodyFrom, bodyTo - bodyFrom);
    }

    void writeSigned(OutputStream out) throws IOException {
        out.write(octets, bodyFrom, bodyTo - bodyFrom);
    }

    static Failure.Malformed malformed(String detail) {
        return new Failure.Malformed(WHAT + ": " + detail);
    }
}
