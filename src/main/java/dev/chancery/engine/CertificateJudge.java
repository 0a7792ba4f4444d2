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

    /// What a certificate says, or why it cannot be believed.
    private sealed interface Seen {
        record Good(Facts facts) implements Seen {}

        record Bad(StoreFinding why) implements Seen {}
    }

    List<StoreFinding> findings(CheckedCertificate row) {
        var found = new ArrayList<StoreFinding>();
        if (!row.revocation()) {
            found.add(new StoreFinding.RevocationOdd(row.which()));
        }
        var seen = seen(row);
        found.addAll(switch (seen) {
            case Seen.Bad(var why) -> List.of(why);
            case Seen.Good(var facts) -> differences(row, facts);
        });
        row.sealed().flatMap(sealed -> key(row, sealed, seen)).ifPresent(found::add);
        return found;
    }

    private Seen seen(CheckedCertificate row) {
        if (row.der().isEmpty() || row.sha256().isEmpty()) {
            return new Seen.Bad(new StoreFinding.CertificateGone(row.which()));
        }
        var der = row.der().get().toArray();
        if (!CertificateReader.sha256(der).equals(row.sha256().get())) {
            return new Seen.Bad(new StoreFinding.CertificateChanged(row.which()));
        }
        try {
            return signatories.signed(row.issuer(), der).orElse(true) ? new Seen.Good(CertificateReader.facts(der))
                    : new Seen.Bad(new StoreFinding.SignatureWrong(row.which(), signatories.name(row.issuer())));
        } catch (Failure.Malformed unreadable) {
            return new Seen.Bad(new StoreFinding.CertificateUnreadable(row.which()));
        }
    }

    private static List<StoreFinding> differences(CheckedCertificate row, Facts facts) {
        var read = read(row, facts);
        return row.index().differences(read).stream().<StoreFinding>map(column -> new StoreFinding.ColumnDiffers(
                row.which(), column, row.index().text(column), read.text(column))).toList();
    }

    /// What is to be kept beside the certificate of this row, if it can be believed and something else is.
    Optional<IndexColumns> correction(CheckedCertificate row) {
        return seen(row) instanceof Seen.Good(var facts)
                ? Optional.of(read(row, facts)).filter(read -> !row.index().equals(read)) : Optional.empty();
    }

    /// What was left behind by a thing that was removed is searched for with its id or, in stores of old, without.
    private static IndexColumns read(CheckedCertificate row, Facts facts) {
        var read = IndexColumns.of(certificate(row, facts, row.thing().or(row::former)));
        if (row.index().equals(read) || row.thing().isPresent() || row.former().isEmpty()) {
            return read;
        }
        var without = IndexColumns.of(certificate(row, facts, Optional.empty()));
        return row.index().search().equals(without.search()) ? without : read;
    }

    private static Certificate certificate(CheckedCertificate row, Facts facts, Optional<String> thing) {
        return new Certificate(new CertificateId(row.id()), new AuthorityId(row.issuer()), facts.serial(), facts.subject(),
                thing.flatMap(CertificateJudge::id), "", facts.key().orElseThrow(() -> new Failure.Malformed("key of a certificate")),
                facts.validity(), Instant.EPOCH, Optional.empty(), false, facts.sha256(), row.der().orElseThrow());
    }

    private static Optional<ThingId> id(String text) {
        return ThingId.of(text) instanceof Checked.Valid<ThingId>(var id) ? Optional.of(id) : Optional.empty();
    }

    /// Whether it belongs to the certificate is not asked where that is not to be believed.
    private Optional<StoreFinding> key(CheckedCertificate row, Bytes sealed, Seen seen) {
        return switch (seals.at(sealed, Filing.KEY_TABLE, row.id(), pkcs8 ->
                !(seen instanceof Seen.Good(var facts)) || belongs(pkcs8, row, facts))) {
            case GOOD -> Optional.empty();
            case SHUT -> Optional.of(new StoreFinding.KeyUnopened(row.which()));
            case FOREIGN -> Optional.of(new StoreFinding.KeyForeign(row.which()));
        };
    }

    /// Of an authority's the public half is worked out.
    private static boolean belongs(byte[] pkcs8, CheckedCertificate row, Facts facts) {
        return Pairing.ofCertificate(pkcs8, row.der().orElseThrow().toArray(), facts.ca() ? Care.WORKED_OUT : Care.STATED);
    }
}
