package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CloudFact;
import dev.chancery.domain.CloudTraits.Step;
import dev.chancery.domain.CloudViolation;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.ProofJob;
import dev.chancery.domain.Registration;
import dev.chancery.domain.RegistrationState;
import dev.chancery.domain.SerialNumber;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.Issuer;
import dev.chancery.pki.Pem;
import dev.chancery.pki.Possession;
import dev.chancery.pki.SigningKey;
import dev.chancery.store.Transaction;
import java.util.Base64;
import java.util.Optional;
import java.util.function.BiFunction;

/// Makes the proof that a cloud asks for, with the key of the certificate that is being registered.
final class Proving {

    private final Desk desk;
    private final RegistrationBook book;

    Proving(Desk desk, RegistrationBook book) {
        this.desk = desk;
        this.book = book;
    }

    /// @throws Failure.Refused when it is not the turn of the proof, or it must not be signed
    /// @throws KeyFailure.NoKeyHere when the authority's key is not in this store
    Registration prove(Registration seen, KeySpec key) {
        var way = book.way(seen);
        requireTurn(seen, way);
        var code = way.cloud().code(way.dossier());
        return switch (way.shape().artifact()) {
            case CERTIFICATE -> certificate(seen, way, code, key);
            case SIGNATURE -> signature(seen, way, code);
            case NONE -> throw new Failure.Refused(new CloudViolation.NotNow(seen.state()));
        };
    }

    /// A proof can be made anew as long as its code is good.
    private static boolean isTurn(RegistrationWay way) {
        return way.step() == Step.PROOF || way.registration().state() == RegistrationState.PROOF_ISSUED;
    }

    private Registration certificate(Registration seen, RegistrationWay way, String code, KeySpec key) {
        var certificate = desk.read(tx -> RegistrationChecks.certificate(tx, seen.plan()));
        return certified(seen.plan().authority(), certificate, code, key, (tx, proof) -> {
            var made = CertificateReader.facts(proof);
            var facts = seen.facts().with(CloudFact.PROOF, Pem.certificate(proof)).with(CloudFact.PROOF_SERIAL, made.serial().hex())
                    .with(CloudFact.PROOF_UNTIL, made.validity().notAfter().toString());
            return book.advance(tx, seen, RegistrationState.PROOF_ISSUED, facts, Act.REGISTRATION_PROVEN, detail(made.serial(), code));
        });
    }

    private static String detail(SerialNumber serial, String code) {
        return "verification certificate %s for code %s".formatted(serial.hex(), code);
    }

    /// The serial number is on disk before the key is used, and what `keep` does with the proof before anybody sees it. It
    /// is nobody's certificate: no list of the store shows it.
    private <T> T certified(AuthorityId authority, Certificate of, String code, KeySpec key, BiFunction<Transaction, byte[], T> keep) {
        var der = of.der().toArray();
        var serial = desk.newSerial();
        var draft = Possession.draft(Issuer.of(der), CertificateReader.facts(der).validity(), code, key, serial, desk.now()).orRefuse();
        var signingKey = signingKey(authority, of);
        var id = desk.reserve(Optional.of(authority), serial);
        var proof = Possession.certificate(draft, signingKey, code, key, desk.surroundings().random());
        return desk.change(tx -> {
            tx.intents().abandon(id);
            return keep.apply(tx, proof);
        });
    }

    private Registration signature(Registration seen, RegistrationWay way, String code) {
        var signature = Possession.signature(signingKey(seen.plan().authority(),
                desk.read(tx -> RegistrationChecks.certificate(tx, seen.plan()))), code);
        var facts = seen.facts().with(CloudFact.PROOF, Base64.getEncoder().encodeToString(signature));
        return book.advance(seen, RegistrationState.PROOF_ISSUED, facts, Act.REGISTRATION_PROVEN, "signature over code " + code);
    }

    /// The proof for a registration that is in another store, as a file carries it.
    ///
    /// @throws Failure.Refused when it must not be signed
    /// @throws KeyFailure.NoKeyHere when the authority's key is not in this store
    String elsewhere(Authority authority, ProofJob job, KeySpec key) {
        return switch (job.artifact()) {
            case CERTIFICATE -> certified(authority.id(), authority.certificate(), job.code(), key, (tx, proof) -> {
                desk.note(tx, Act.REGISTRATION_PROVEN, authority.name(), "for another store, %s: %s".formatted(job.cloud().code(),
                        detail(CertificateReader.facts(proof).serial(), job.code())));
                return Pem.certificate(proof);
            });
            case SIGNATURE -> {
                var signature = Possession.signature(new SigningKeys(desk).of(authority), job.code());
                desk.write(tx -> desk.note(tx, Act.REGISTRATION_PROVEN, authority.name(),
                        "for another store, %s: signature over code %s".formatted(job.cloud().code(), job.code())));
                yield Base64.getEncoder().encodeToString(signature) + "\n";
            }
            case NONE -> throw new IllegalArgumentException("nothing to prove");
        };
    }

    /// Takes a proof that was made where the key is.
    ///
    /// @throws Failure.Refused when it is none for this code and this authority, or it is not its turn
    Registration take(Registration seen, String text) {
        var way = book.way(seen);
        requireTurn(seen, way);
        var code = way.cloud().code(way.dossier());
        var authority = way.dossier().certificate().toArray();
        var facts = switch (way.shape().artifact()) {
            case CERTIFICATE -> Brought.certificate(text, authority, code);
            case SIGNATURE -> Brought.signature(text, authority, code);
            case NONE -> throw new Failure.Refused(new CloudViolation.NotNow(seen.state()));
        };
        return book.advance(seen, RegistrationState.PROOF_ISSUED, seen.facts().with(facts), Act.REGISTRATION_PROVEN,
                "made elsewhere for code " + code);
    }

    private static void requireTurn(Registration seen, RegistrationWay way) {
        if (!seen.state().mayBecome(RegistrationState.PROOF_ISSUED) || !isTurn(way)) {
            throw new Failure.Refused(new CloudViolation.NotNow(seen.state()));
        }
    }

    private SigningKey signingKey(AuthorityId authority, Certificate certificate) {
        return new SigningKeys(desk).of(desk.read(tx -> Authorities.required(tx, authority)), certificate);
    }
}
