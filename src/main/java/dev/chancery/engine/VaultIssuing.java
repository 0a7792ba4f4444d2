package dev.chancery.engine;

import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Thing;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.VaultErrand;
import dev.chancery.domain.VaultErrand.Asked;
import dev.chancery.domain.VaultErrand.Replaces;
import dev.chancery.domain.VaultErrand.Sent;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultHome;
import dev.chancery.domain.VaultIssued;
import dev.chancery.domain.VaultKey;
import dev.chancery.domain.VaultNotice;
import dev.chancery.domain.VaultViolation;
import dev.chancery.domain.VaultWish;
import dev.chancery.domain.Wish;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.Keys;
import dev.chancery.pki.SigningRequest;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Certificates from authorities whose keys live in a Vault.
///
/// What is asked is on disk before it is asked. What comes back is held against it, and stored only if it is genuine; what
/// cannot be stored is revoked there again. Whatever is lost on the way is found again by [VaultLedger#settle].
public final class VaultIssuing {

    /// Where a new key is made.
    private enum Making {
        HERE, THERE, AS_SET;

        boolean isThere(VaultHome home) {
            return this == THERE || this == AS_SET && home.keysThere();
        }
    }

    private final Desk desk;
    private final Authorities authorities;
    private final VaultLines lines;
    private final VaultDesk book;
    private final VaultLedger ledger;

    VaultIssuing(Desk desk, Authorities authorities, VaultLines lines, VaultLedger ledger) {
        this.desk = desk;
        this.authorities = authorities;
        this.lines = lines;
        this.book = new VaultDesk(desk);
        this.ledger = ledger;
    }

    /// Has one certificate signed; its key is made here, or there where the authority is set to that. When an earlier
    /// request for the same was signed and its answer lost, that certificate is the result.
    ///
    /// @throws Failure.Refused with all violations: nothing was asked then, or what came is not what was asked and was revoked
    /// @throws AccessFailure.VaultSignIn when nobody is signed in there
    /// @throws VaultFailure when it says no, or no answer comes; what it may have signed is looked for the next time
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled
    public VaultResult issue(Order order, Progress progress) {
        return issue(order, Making.AS_SET, Optional.empty(), Optional.empty(), progress);
    }

    /// The same with a key that is made there, or here, whatever the authority is set to.
    public VaultResult issue(Order order, boolean keyThere, Progress progress) {
        return issue(order, keyThere ? Making.THERE : Making.HERE, Optional.empty(), Optional.empty(), progress);
    }

    /// The same in the place of another certificate, and with a key that exists already where `pair` has one.
    VaultResult issue(Order order, Optional<Replaces> replaces, Optional<KeyPair> pair, Progress progress) {
        return issue(order, Making.AS_SET, replaces, pair, progress);
    }

    private VaultResult issue(Order order, Making making, Optional<Replaces> replaces, Optional<KeyPair> pair, Progress progress) {
        var asked = asked(order, replaces);
        var line = lines.of(order.terms().issuer(), progress);
        return found(asked, Optional.empty(), ledger.settle(line)).orElseGet(() -> {
            var errand = line.open(asked, book.open(order.terms().issuer()).stream().filter(book::bringsKey).toList())
                    .orElseGet(() -> begin(line, order, asked, making, pair));
            return send(line, errand, order.terms().life());
        });
    }

    private Asked asked(Order order, Optional<Replaces> replaces) {
        var terms = order.terms();
        new Drafting(desk, authorities.chain(terms.issuer()), terms).draft(order, desk.newSerial(), desk.now()).orRefuse();
        return new Asked(order.subject(), order.names(), terms.profile().code(), order.thing().map(Thing::id),
                terms.profile().validity(desk.now(), terms.life()).notAfter(), replaces);
    }

    /// Has this request of somebody else signed (DER, and the fingerprint of its key): the certificate has no key here.
    VaultResult sign(Order order, Sent request, Progress progress) {
        var asked = asked(order, Optional.empty());
        var line = lines.of(order.terms().issuer(), progress);
        return found(asked, Optional.of(request.keySha256()), ledger.settle(line)).orElseGet(() -> {
            var errand = line.open(asked, book.open(order.terms().issuer()).stream().filter(one -> one.request().equals(Optional.of(request))).toList())
                    .orElseGet(() -> book.begin(order.terms().issuer(), asked, Optional.of(request), Optional.empty()));
            return send(line, errand, order.terms().life());
        });
    }

    /// What was settled just now and is what is asked for, with this key or with one of the store.
    private Optional<VaultResult> found(Asked asked, Optional<Bytes> key, List<VaultResult> settled) {
        return settled.stream().filter(one -> switch (one) {
            case VaultResult.Kept(var certificate, _) -> certificate.subject().equals(asked.subject())
                    && certificate.thing().equals(asked.thing()) && certificate.profile().equals(asked.profile())
                    && key.map(CertificateReader.keySha256(certificate.der().toArray())::equals).orElse(certificate.hasKey());
            case VaultResult.Asks(var errand, _, _) -> VaultAsking.isSame(errand.asked(), asked)
                    && key.map(given -> errand.request().map(Sent::keySha256).equals(Optional.of(given))).orElseGet(() -> book.bringsKey(errand));
        }).findFirst();
    }

    private VaultErrand begin(VaultAsking line, Order order, Asked asked, Making making, Optional<KeyPair> given) {
        if (making.isThere(line.home()) && given.isEmpty()) {
            return book.begin(line.home().authority(), asked, Optional.empty(), Optional.empty());
        }
        var pair = given.orElseGet(() -> Keys.generate(order.terms().key(), desk.surroundings().random()));
        var der = SigningRequest.write(new Wish(order.subject(), order.names(), order.terms().key(), order.terms().profile()), pair);
        var sent = new Sent(Bytes.of(der), SigningRequest.read(der).keySha256());
        var pkcs8 = pair.getPrivate().getEncoded();
        try {
            return book.begin(line.home().authority(), asked, Optional.of(sent), Optional.of(pkcs8));
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    private VaultResult send(VaultAsking line, VaultErrand errand, Ttl life) {
        var asked = errand.asked();
        var wish = new VaultWish(asked.subject().commonName(), asked.names(), Optional.of(life), Optional.empty());
        try (var issued = asked(line, errand, wish)) {
            return received(line, errand, issued);
        }
    }

    /// What was certainly not done is no errand any more.
    private VaultIssued asked(VaultAsking line, VaultErrand errand, VaultWish wish) {
        try {
            return line.ask(errand, wish);
        } catch (VaultFailure refused) {
            if (!refused.mayBeDone()) {
                book.drop(errand, Act.VAULT_UNANSWERED, refused.getMessage());
            }
            throw refused;
        }
    }

    private VaultResult received(VaultAsking line, VaultErrand errand, VaultIssued issued) {
        var der = issued.certificate().toArray();
        try {
            var answered = answered(errand, der, issued.key());
            return ledger.judged(line, answered, der, issued.warnings().stream().map(VaultNotice.Said::new).toList());
        } catch (RuntimeException unsaved) {
            ledger.takeBack(line, errand, der, unsaved);
            throw unsaved;
        }
    }

    private VaultErrand answered(VaultErrand errand, byte[] der, Optional<VaultKey> key) {
        if (errand.request().isPresent() || key.isEmpty()) {
            return book.answered(errand, der, Optional.empty());
        }
        try (var made = VaultAsking.key(key.get(), der)) {
            return book.answered(errand, der, Optional.of(made.pkcs8()));
        }
    }

    /// Stores the certificate all the same, and revokes there what it replaces at once.
    ///
    /// @throws Failure.Overtaken when it was settled in the meantime
    public Certificate keep(VaultErrand errand) {
        return book.file(errand, errand.answer().orElseThrow().toArray());
    }

    /// Revokes the certificate there; nothing of it stays here.
    ///
    /// @throws VaultFailure when Vault does not do it: the certificate goes on waiting, and it can be tried again
    public void giveUp(VaultErrand errand, Progress progress) {
        ledger.discard(lines.of(errand.authority(), progress), errand, errand.answer().orElseThrow().toArray());
    }

    /// The same as a certificate: one that differs from what was asked for is revoked again.
    ///
    /// @throws Failure.Refused as [#issue] does, and when it differs
    Certificate issueStrictly(Order order, Progress progress) {
        return strictly(issue(order, progress), progress);
    }

    /// The same of what came.
    Certificate strictly(VaultResult result, Progress progress) {
        return switch (result) {
            case VaultResult.Kept(var certificate, _) -> certificate;
            case VaultResult.Asks(var errand, _, var notices) -> {
                giveUp(errand, progress);
                throw new Failure.Refused(new VaultViolation.VaultDiffers(notices));
            }
        };
    }

    /// What waits for somebody to say whether it is kept.
    public List<VaultResult.Asks> waiting(AuthorityId authority) {
        return book.open(authority).stream().filter(errand -> errand.answer().isPresent()).map(ledger::question).toList();
    }

    /// How many requests have no answer yet.
    public int unanswered(AuthorityId authority) {
        return (int) book.open(authority).stream().filter(errand -> errand.answer().isEmpty()).count();
    }
}
