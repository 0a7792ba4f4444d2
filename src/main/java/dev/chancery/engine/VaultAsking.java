package dev.chancery.engine;

import dev.chancery.domain.Failure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.VaultCertificate;
import dev.chancery.domain.VaultErrand;
import dev.chancery.domain.VaultErrand.Asked;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultHome;
import dev.chancery.domain.VaultIssued;
import dev.chancery.domain.VaultKey;
import dev.chancery.domain.VaultPath;
import dev.chancery.domain.VaultWish;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.ForeignKey;
import dev.chancery.pki.Found;
import dev.chancery.pki.Pem;
import dev.chancery.pki.Unpacking;
import dev.chancery.vault.PkiMount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What is said over the line for one authority in a Vault.
final class VaultAsking {

    /// How long after it was asked a request may still come to something there.
    static final Duration GRACE = Duration.ofMinutes(2);

    private final Desk desk;
    private final VaultHome home;
    private final PkiMount mount;
    private final Progress progress;

    VaultAsking(Desk desk, VaultHome home, PkiMount mount, Progress progress) {
        this.desk = desk;
        this.home = home;
        this.mount = mount;
        this.progress = progress;
    }

    VaultHome home() {
        return home;
    }

    Progress progress() {
        return progress;
    }

    PkiMount mount() {
        return mount;
    }

    /// @throws VaultFailure when nothing usable came
    VaultIssued ask(VaultErrand errand, VaultWish wish) {
        var role = new VaultPath(home.role());
        var issued = errand.request().isPresent() ? mount.sign(role, wish, Pem.request(errand.request().get().der().toArray()))
                : mount.issue(role, wish);
        heard();
        return issued;
    }

    void heard() {
        desk.write(tx -> tx.vaults().heard(home.authority(), desk.now()));
    }

    /// The private key that Vault made for this certificate; to be closed.
    ///
    /// @throws Failure.Malformed when it is none, or another one's
    static ForeignKey key(VaultKey key, byte[] der) {
        var found = key.use(pem -> Unpacking.of(pem, List.of(), Progress.NONE)).stream().map(Found::what)
                .filter(Found.Key.class::isInstance).map(Found.Key.class::cast).map(Found.Key::key).toList();
        if (found.size() != 1 || !found.getFirst().keySha256().equals(CertificateReader.keySha256(der))) {
            found.forEach(ForeignKey::close);
            throw new Failure.Malformed("private key from a Vault: not the certificate's");
        }
        return found.getFirst();
    }

    /// Those certificates there that the store does not have.
    List<VaultCertificate> strays() {
        var here = new HashSet<>(desk.read(tx -> tx.certificates().serialsOf(home.authority())));
        var found = new ArrayList<VaultCertificate>();
        for (var serial : mount.serials()) {
            progress.checkCancelled();
            if (!here.contains(serial)) {
                mount.certificate(serial).filter(one -> !isOurs(one)).ifPresent(found::add);
            }
        }
        heard();
        return found;
    }

    /// A mount lists its own authority too.
    private boolean isOurs(VaultCertificate one) {
        return desk.read(tx -> tx.authorities().all()).stream().anyMatch(authority -> authority.certificate().der().equals(one.certificate()));
    }

    /// Whether this certificate came of the errand: by its key, or where Vault made that by its name and age.
    static boolean fits(VaultErrand errand, VaultCertificate certificate) {
        var der = certificate.certificate().toArray();
        return errand.request().map(sent -> sent.keySha256().equals(CertificateReader.keySha256(der)))
                .orElseGet(() -> couldBe(errand.asked(), errand.at(), der));
    }

    private static boolean couldBe(Asked asked, Instant at, byte[] der) {
        var facts = CertificateReader.facts(der);
        return facts.subject().commonName().equals(asked.subject().commonName()) && !facts.ca()
                && facts.validity().notBefore().isAfter(at.minus(Duration.ofMinutes(10)))
                && facts.validity().notBefore().isBefore(at.plus(GRACE));
    }

    boolean isOver(VaultErrand errand) {
        return desk.now().isAfter(errand.at().plus(GRACE));
    }

    /// The same request once more, where one for the same is open and may have come to nothing.
    Optional<VaultErrand> open(Asked asked, List<VaultErrand> errands) {
        return errands.stream().filter(errand -> errand.answer().isEmpty() && errand.request().isPresent())
                .filter(errand -> isSame(errand.asked(), asked)).findFirst();
    }

    static boolean isSame(Asked one, Asked other) {
        return one.subject().equals(other.subject()) && one.names().equals(other.names()) && one.thing().equals(other.thing())
                && one.profile().equals(other.profile()) && one.replaces().map(VaultErrand.Replaces::old).equals(other.replaces().map(VaultErrand.Replaces::old));
    }

}
