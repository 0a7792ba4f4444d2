package dev.chancery.engine;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Failure;
import dev.chancery.domain.StoreFinding;
import dev.chancery.domain.ThingId;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.Facts;
import dev.chancery.pki.Pairing;
import dev.chancery.pki.Pairing.Care;
import dev.chancery.store.CheckedCertificate;
import dev.chancery.store.IndexColumns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is wrong with a certificate and with what is kept beside it. Safe for use by many threads.
record CertificateJudge(SealedLook seals, Signatories signatories) {

    List<StoreFinding> findings(CheckedCertificate row) {
        var found = new ArrayList<StoreFinding>();
        if (!row.revocation()) {
            found.add(new StoreFinding.RevocationOdd(row.which()));
        }
        var wrong = wrong(row);
        wrong.ifPresentOrElse(found::add, () -> found.addAll(differences(row)));
        row.sealed().flatMap(sealed -> key(row, sealed, wrong.isEmpty())).ifPresent(found::add);
        return found;
    }

    /// Why the certificate cannot be believed; empty when it can.
    private Optional<StoreFinding> wrong(CheckedCertificate row) {
        var which = row.which();
        if (row.der().isEmpty() || row.sha256().isEmpty()) {
            return Optional.of(new StoreFinding.CertificateGone(which));
        }
        try {
            var der = row.der().get().toArray();
            if (!CertificateReader.sha256(der).equals(row.sha256().get())) {
                return Optional.of(new StoreFinding.CertificateChanged(which));
            }
            CertificateReader.facts(der);
            return signatories.signed(row.issuer(), der).orElse(true) ? Optional.empty()
                    : Optional.of(new StoreFinding.SignatureWrong(which, signatories.name(row.issuer())));
        } catch (Failure.Malformed unreadable) {
            return Optional.of(new StoreFinding.CertificateUnreadable(which));
        }
    }

    private static List<StoreFinding> differences(CheckedCertificate row) {
        var read = read(row);
        return row.index().differences(read).stream().<StoreFinding>map(column -> new StoreFinding.ColumnDiffers(
                row.which(), column, row.index().text(column), read.text(column))).toList();
    }

    /// What is to be kept beside the certificate of this row, if it can be believed and something else is.
    Optional<IndexColumns> correction(CheckedCertificate row) {
        return wrong(row).isPresent() || differences(row).isEmpty() ? Optional.empty() : Optional.of(read(row));
    }

    /// What was left behind by a thing that was removed is searched for with its id or, in stores of old, without.
    private static IndexColumns read(CheckedCertificate row) {
        var der = row.der().orElseThrow();
        var facts = CertificateReader.facts(der.toArray());
        var read = IndexColumns.of(certificate(row, facts, der, row.thing().or(row::former)));
        var without = row.thing().isEmpty() && row.former().isPresent()
                ? IndexColumns.of(certificate(row, facts, der, Optional.empty())) : read;
        return row.index().search().equals(without.search()) ? without : read;
    }

    private static Certificate certificate(CheckedCertificate row, Facts facts, Bytes der, Optional<String> thing) {
        return new Certificate(new CertificateId(row.id()), new AuthorityId(row.issuer()), facts.serial(), facts.subject(),
                thing.flatMap(CertificateJudge::id), "", facts.key().orElseThrow(() -> new Failure.Malformed("key of a certificate")),
                facts.validity(), Instant.EPOCH, Optional.empty(), false, facts.sha256(), der);
    }

    private static Optional<ThingId> id(String text) {
        return ThingId.of(text) instanceof Checked.Valid<ThingId>(var id) ? Optional.of(id) : Optional.empty();
    }

    /// Whether it belongs to the certificate is not asked where that is not to be believed.
    private Optional<StoreFinding> key(CheckedCertificate row, Bytes sealed, boolean comparable) {
        return switch (seals.at(sealed, Filing.KEY_TABLE, row.id(), pkcs8 -> !comparable || belongs(pkcs8, row))) {
            case GOOD -> Optional.empty();
            case SHUT -> Optional.of(new StoreFinding.KeyUnopened(row.which()));
            case FOREIGN -> Optional.of(new StoreFinding.KeyForeign(row.which()));
        };
    }

    /// Of an authority's the public half is worked out.
    private static boolean belongs(byte[] pkcs8, CheckedCertificate row) {
        var der = row.der().orElseThrow().toArray();
        return Pairing.ofCertificate(pkcs8, der, CertificateReader.uses(der).authority() ? Care.WORKED_OUT : Care.STATED);
    }
}
