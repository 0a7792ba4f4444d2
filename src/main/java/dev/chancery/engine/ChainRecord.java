package dev.chancery.engine;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Cause;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Decoded;
import dev.chancery.domain.Finding;
import dev.chancery.domain.Revocation;
import dev.chancery.domain.Status;
import dev.chancery.domain.Verdict;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.Verifier.Examined;
import dev.chancery.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// A chain with what the store knows of it: where it ends, and what became of each certificate.
final class ChainRecord {

    private final Map<Bytes, Authority> known;
    private final Examined examined;
    private final List<Decoded> decoded;
    private final List<Optional<Certificate>> records;

    /// @param known the authorities of the store by their certificates
    ChainRecord(Transaction tx, Map<Bytes, Authority> known, Examined examined) {
        this.known = known;
        this.examined = examined;
        this.decoded = examined.chain().stream().map(der -> CertificateReader.decode(der.toArray())).toList();
        this.records = IntStream.range(0, decoded.size()).mapToObj(place -> record(tx, place)).toList();
    }

    private Optional<Certificate> record(Transaction tx, int place) {
        return decoded.get(place).serial().stream().flatMap(serial -> tx.certificates().bySerial(serial).stream())
                .filter(certificate -> certificate.der().equals(examined.chain().get(place))).findFirst();
    }

    /// Those of the examination and what the store adds.
    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        examined.findings().stream().filter(finding -> !(endsInStore() && finding.cause() instanceof Cause.IssuerMissing))
                .forEach(findings::add);
        findings.add(new Finding(0, trust()));
        for (int i = 0; i < decoded.size(); i++) {
            int place = i;
            told(place).ifPresent(cause -> findings.add(new Finding(place, cause)));
        }
        return findings;
    }

    Optional<String> missing() {
        return endsInStore() ? Optional.empty() : examined.missing();
    }

    private boolean endsInStore() {
        return anchor().isPresent();
    }

    private Optional<Authority> anchor() {
        return Optional.ofNullable(known.get(examined.chain().getLast())).filter(Authority::isRoot);
    }

    private Cause trust() {
        if (anchor().isPresent()) {
            return new Cause.EndsInStore(anchor().get().name());
        }
        return examined.findings().stream().anyMatch(finding -> finding.cause() instanceof Cause.SelfSigned)
                ? new Cause.EndsElsewhere(examined.labels().getLast()) : new Cause.EndsOpen();
    }

    private Optional<Cause> told(int place) {
        var record = records.get(place);
        if (record.isPresent()) {
            return Optional.of(record.get().revoked().<Cause>map(Cause.RevokedHere::new)
                    .orElseGet(() -> new Cause.IssuedHere(record.get().thing())));
        }
        var issuer = examined.chain().stream().skip(place + 1L).findFirst().map(known::get);
        if (issuer.isPresent()) {
            return issuer.map(authority -> new Cause.NotRecorded(authority.name()));
        }
        return place == 0 ? Optional.of(new Cause.IssuedElsewhere()) : Optional.empty();
    }

    List<Verdict.Link> links(Instant now) {
        return IntStream.range(0, decoded.size()).mapToObj(place -> new Verdict.Link(examined.labels().get(place),
                decoded.get(place), status(place, now), examined.chain().get(place), records.get(place).isPresent())).toList();
    }

    private Status status(int place, Instant now) {
        var revoked = records.get(place).flatMap(Certificate::revoked);
        if (revoked.isPresent() || isRevoked(place)) {
            return revoked.filter(Revocation::isHold).isPresent() ? Status.ON_HOLD : Status.REVOKED;
        }
        var validity = decoded.get(place).validity();
        if (now.isBefore(validity.notBefore())) {
            return Status.NOT_YET_VALID;
        }
        return now.isAfter(validity.notAfter()) ? Status.EXPIRED
                : now.plus(Status.SOON).isAfter(validity.notAfter()) ? Status.EXPIRING : Status.ACTIVE;
    }

    private boolean isRevoked(int place) {
        return examined.findings().stream().anyMatch(finding -> finding.at() == place && finding.cause() instanceof Cause.OnList);
    }
}
