package dev.chancery.engine;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Profile;
import dev.chancery.domain.VaultErrand;
import dev.chancery.intake.ProfileJson;
import dev.chancery.pki.RemoteAnswer;
import dev.chancery.store.BulkRow;
import dev.chancery.store.Transaction;
import java.time.Duration;

/// Writes what a Vault signed into the books of the bulk job that waits for it, in the transaction that stores the
/// certificate: also when its answer was lost and it is found later, no job asks for it again.
final class BulkBooks {

    private BulkBooks() {}

    /// Does nothing where no open job waits for it: for a certificate of this thing on these terms, or for one in the place of
    /// the one that it replaces.
    static void note(Transaction tx, VaultErrand errand, Certificate certificate) {
        errand.asked().replaces().ifPresentOrElse(replaces -> tx.bulkReplacements().replaced(replaces.old(), certificate.id()),
                () -> noteIssued(tx, errand, certificate));
    }

    private static void noteIssued(Transaction tx, VaultErrand errand, Certificate certificate) {
        certificate.thing().ifPresent(thing -> tx.bulkItems().waiting(errand.authority(), thing).stream()
                .filter(place -> tx.bulk().byId(place.job()).flatMap(BulkRow::terms).filter(terms -> fits(terms, errand)).isPresent()).findFirst()
                .ifPresent(place -> tx.bulkItems().issued(place.job(), place.position(), certificate.id())));
    }

    private static boolean fits(BulkRow.Terms terms, VaultErrand errand) {
        if (!(ProfileJson.read(terms.profile()) instanceof Checked.Valid<Profile>(var profile)) || !profile.code().equals(errand.asked().profile())) {
            return false;
        }
        var ends = profile.validity(errand.at(), terms.life()).notAfter();
        return Duration.between(ends, errand.asked().ends()).abs().compareTo(RemoteAnswer.TOLERANCE) <= 0;
    }
}
