package dev.chancery.pki;

import dev.chancery.domain.Checked;
import dev.chancery.domain.Csr;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.RequestViolation;
import dev.chancery.domain.Violation;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.asn1.pkcs.CertificationRequestInfo;

/// Reads one request, which is hostile: each part behind its own wall, so that a failure names the place.
final class RequestReader {

    private final byte[] der;
    private final CertificationRequest request;
    private final SubjectKey key;

    /// @throws Failure.Malformed when it is not even a request from the outside
    RequestReader(byte[] der) {
        this.der = der;
        if (der.length > Limits.MOST_OCTETS_OF_A_REQUEST) {
            throw new Failure.Malformed("%s: %d octets, at most %d"
                    .formatted(SigningRequest.WHAT, der.length, Limits.MOST_OCTETS_OF_A_REQUEST));
        }
        Nesting.require(SigningRequest.WHAT, der);
        this.request = in("structure", () -> CertificationRequest.getInstance(der));
        this.key = new SubjectKey(info().getSubjectPublicKeyInfo());
    }

    private static <T> T in(String place, Callable<T> reader) {
        return Hostile.read(SigningRequest.WHAT + ": " + place, reader);
    }

    private CertificationRequestInfo info() {
        return request.getCertificationRequestInfo();
    }

    Csr csr() {
        var subject = in("subject", () -> new RequestedSubject(info().getSubject()));
        var wishes = in("attributes", () -> new RequestedExtensions(info().getAttributes()));
        var spec = in("key", key::spec);
        var signature = signature();
        var violations = new ArrayList<>(spec.violations());
        proof(signature, spec).ifPresent(violations::add);
        return new Csr(subject.text(), subject.name(), in("alternative names", wishes::names), fit(spec),
                in("key", key::text), in("signature", signature::label), in("extensions", wishes::shown), violations,
                Stream.concat(subject.notices().stream(), wishes.notices().stream()).toList(),
                in("key", key::sha256), CertificateReader.sha256(der));
    }

    private static Optional<KeySpec> fit(Checked<KeySpec> spec) {
        return spec instanceof Checked.Valid<KeySpec>(var known) ? Optional.of(known) : Optional.empty();
    }

    private RequestSignature signature() {
        return in("signature", () -> new RequestSignature(request.getSignatureAlgorithm(), request.getSignature().getOctets()));
    }

    /// An unfit key proves nothing, and arithmetic with it is not tried.
    private Optional<Violation> proof(RequestSignature signature, Checked<KeySpec> spec) {
        var objection = signature.objection();
        if (objection.isPresent() || !(spec instanceof Checked.Valid<KeySpec>(var known))) {
            return objection;
        }
        var signed = Nesting.firstChild(SigningRequest.WHAT, der);
        var publicKey = in("key", () -> key.key(known, Crypto.chosen()));
        return in("signature", () -> signature.verifies(known, publicKey, signed, Crypto.chosen()))
                ? Optional.empty() : Optional.of(new RequestViolation.BadSignature());
    }

    /// Only after [#csr] has found no violation.
    PublicKey publicKey() {
        return in("key", () -> key.key(key.spec().orRefuse(), Crypto.chosen()));
    }
}
