package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.VaultCertificate;
import dev.chancery.domain.VaultErrand;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultFailure.VaultRefused;
import dev.chancery.domain.VaultNotice;
import dev.chancery.engine.VaultSettled.Fate;
import dev.chancery.pki.CertificateReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings to an end what was asked of a Vault: stores what is genuine, revokes there what must not stay, and looks for what
/// was lost on the way.
public final class VaultLedger {

    private static final Logger LOG = LoggerFactory.getLogger(VaultLedger.class);

    private final Desk desk;
    private final VaultLines lines;
    private final VaultDesk book;

    VaultLedger(Desk desk, VaultLines lines) {
        this.desk = desk;
        this.lines = lines;
        this.book = new VaultDesk(desk);
    }

    /// What was found out about everything that this authority was asked and whose answer was lost, by the end of the program
    /// or of the line. A certificate is found by its key.
    ///
    /// @throws VaultFailure when Vault cannot be asked; nothing is lost by that
    public List<VaultSettled> settle(AuthorityId authority, Progress progress) {
        return settled(lines.of(authority, progress), new ArrayList<>());
    }

    /// The same, as what there is to show of it.
    List<VaultResult> settle(VaultAsking line) {
        var results = new ArrayList<VaultResult>();
        settled(line, results);
        return results;
    }

    private List<VaultSettled> settled(VaultAsking line, List<VaultResult> results) {
        var open = book.open(line.home().authority());
        var strays = open.stream().anyMatch(errand -> errand.answer().isEmpty()) ? line.strays() : List.<VaultCertificate>of();
        return open.stream().map(errand -> new VaultSettled(errand, errand.answer().isPresent()
                ? judgedAgain(line, errand, errand.answer().get().toArray(), results) : looked(line, errand, strays, results))).toList();
    }

    private Fate looked(VaultAsking line, VaultErrand errand, List<VaultCertificate> strays, List<VaultResult> results) {
        var fitting = strays.stream().filter(one -> VaultAsking.fits(errand, one)).sorted(BY_START).toList();
        var good = fitting.stream().filter(one -> one.revoked().isEmpty()).toList();
        if (good.isEmpty()) {
            return none(line, errand, fitting.isEmpty());
        }
        if (errand.request().isEmpty()) {
            return Fate.KEY_LOST;
        }
        good.subList(0, good.size() - 1).forEach(one -> line.mount().revoke(serial(one)));
        var der = good.getLast().certificate().toArray();
        return judgedAgain(line, book.answered(errand, der, Optional.empty()), der, results);
    }

    private Fate none(VaultAsking line, VaultErrand errand, boolean nothing) {
        if (nothing && !line.isOver(errand)) {
            return Fate.WAITS;
        }
        book.drop(errand, nothing ? Act.VAULT_UNANSWERED : Act.VAULT_DISCARDED, nothing ? "nothing was signed" : "revoked there");
        return nothing ? Fate.NOTHING_SIGNED : Fate.REVOKED;
    }

    private static final Comparator<VaultCertificate> BY_START =
            Comparator.comparing(one -> CertificateReader.facts(one.certificate().toArray()).validity().notBefore());

    private static SerialNumber serial(VaultCertificate one) {
        return CertificateReader.facts(one.certificate().toArray()).serial();
    }

    private Fate judgedAgain(VaultAsking line, VaultErrand errand, byte[] der, List<VaultResult> results) {
        try {
            var result = judged(line, errand, der, List.of());
            results.add(result);
            return result instanceof VaultResult.Kept ? Fate.ADOPTED : Fate.ASKS;
        } catch (Failure.Refused lies) {
            LOG.warn("an answer of {} is not what was asked: {}", line.home().label(), lies.getMessage());
            discard(line, errand, der);
            return Fate.REVOKED;
        }
    }

    /// Stores the certificate if it is what was asked, and asks if it is genuine and otherwise.
    ///
    /// @throws Failure.Refused when it is neither
    VaultResult judged(VaultAsking line, VaultErrand errand, byte[] der, List<? extends VaultNotice> said) {
        var answer = book.answer(errand, der);
        var authority = desk.read(tx -> Authorities.required(tx, line.home().authority()));
        var lies = answer.lies(authority.certificate().der().toArray(), desk.now());
        if (!lies.isEmpty()) {
            throw new Failure.Refused(lies);
        }
        var notices = Stream.concat(answer.notices().stream(), said.stream()).map(VaultNotice.class::cast).toList();
        return notices.stream().anyMatch(VaultNotice::asks) ? new VaultResult.Asks(errand, CertificateReader.decode(der), notices)
                : new VaultResult.Kept(book.file(errand, der), notices);
    }

    VaultResult.Asks question(VaultErrand errand) {
        var der = errand.answer().orElseThrow().toArray();
        return new VaultResult.Asks(errand, CertificateReader.decode(der), book.answer(errand, der).notices());
    }

    /// Revokes what came and could not be stored. What fails here is tried again by [#settle]; the errand stays until then.
    void takeBack(VaultAsking line, VaultErrand errand, byte[] der, RuntimeException why) {
        try {
            discard(line, errand, der);
        } catch (RuntimeException later) {
            LOG.warn("a certificate of {} could be neither stored nor revoked: {}", line.home().label(), later.getMessage());
            why.addSuppressed(later);
        }
    }

    /// Revokes the certificate there, and ends its errand. A serial number that stands for another certificate of the store
    /// is never revoked for it.
    void discard(VaultAsking line, VaultErrand errand, byte[] der) {
        if (!book.isTaken(errand, der)) {
            revoke(line, CertificateReader.facts(der).serial());
        }
        book.drop(errand, Act.VAULT_DISCARDED, CertificateReader.facts(der).serial().hex());
    }

    /// What is not there or has ended needs no revocation.
    static void revoke(VaultAsking line, SerialNumber serial) {
        try {
            line.mount().revoke(serial);
        } catch (VaultRefused refused) {
            if (refused.why() != VaultRefused.Why.NOT_THERE && refused.why() != VaultRefused.Why.EXPIRED) {
                throw refused;
            }
        }
    }
}
