package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.CloudFact;
import dev.chancery.domain.CloudTraits.Step;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Registration;
import dev.chancery.domain.RegistrationState;
import dev.chancery.domain.Violation;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.Issuer;
import dev.chancery.pki.Keys;
import dev.chancery.pki.Pem;
import dev.chancery.pki.Possession;
import dev.chancery.pki.SigningKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// Makes the proof that a cloud asks for, with the key of the certificate that is being registered.
final class Proving {

    private final Desk desk;
    private final RegistrationBook book;

    Proving(Desk desk, RegistrationBook book) {
        this.desk = desk;
        this.book = book;
    }

    /// @throws Failure.Refused when it is not the turn of the proof, or it must not be signed
    /// @throws Failure.NoKeyHere when the authority's key is not in this store
    Registration prove(Registration seen, KeySpec key) {
        var way = book.way(seen);
        requireTurn(seen, way);
        var code = way.cloud().code(way.dossier());
        return switch (way.shape().artifact()) {
            case CERTIFICATE -> certificate(seen, way, code, key);
            case SIGNATURE -> signature(seen, way, code);
            case NONE -> throw new Failure.Refused(new Violation.NotNow(seen.state()));
        };
    }

    /// A proof can be made anew as long as its code is good.
    private static boolean isTurn(RegistrationWay way) {
        return way.step() == Step.PROOF || way.registration().state() == RegistrationState.PROOF_ISSUED;
    }

    /// The serial number is on disk before the key is used, and the proof before anybody sees it. It is nobody's
    /// certificate: no list of the store shows it.
    private Registration certificate(Registration seen, RegistrationWay way, String code, KeySpec key) {
        var der = way.dossier().certificate().toArray();
        var serial = desk.newSerial();
        var draft = Possession.draft(Issuer.of(der), CertificateReader.facts(der).validity(), code, key, serial, desk.now()).orRefuse();
        var signingKey = signingKey(seen, der);
        var id = desk.reserve(Optional.of(seen.plan().authority()), serial);
        var proof = Possession.certificate(draft, signingKey, code, key, desk.surroundings().random());
        var facts = seen.facts().with(CloudFact.PROOF, Pem.certificate(proof)).with(CloudFact.PROOF_SERIAL, serial.hex())
                .with(CloudFact.PROOF_UNTIL, CertificateReader.facts(proof).validity().notAfter().toString());
        return desk.change(tx -> {
            tx.intents().abandon(id);
            return book.advance(tx, seen, RegistrationState.PROOF_ISSUED, facts, Act.REGISTRATION_PROVEN,
                    "verification certificate %s for code %s".formatted(serial.hex(), code));
        });
    }

    private Registration signature(Registration seen, RegistrationWay way, String code) {
        var signature = Possession.signature(signingKey(seen, way.dossier().certificate().toArray()), code);
        var facts = seen.facts().with(CloudFact.PROOF, Base64.getEncoder().encodeToString(signature));
        return book.advance(seen, RegistrationState.PROOF_ISSUED, facts, Act.REGISTRATION_PROVEN, "signature over code " + code);
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
            case NONE -> throw new Failure.Refused(new Violation.NotNow(seen.state()));
        };
        return book.advance(seen, RegistrationState.PROOF_ISSUED, seen.facts().with(facts), Act.REGISTRATION_PROVEN,
                "made elsewhere for code " + code);
    }

    private static void requireTurn(Registration seen, RegistrationWay way) {
        if (!seen.state().mayBecome(RegistrationState.PROOF_ISSUED) || !isTurn(way)) {
            throw new Failure.Refused(new Violation.NotNow(seen.state()));
        }
    }

    private SigningKey signingKey(Registration seen, byte[] der) {
        var certificate = desk.read(tx -> RegistrationChecks.certificate(tx, seen.plan()));
        var sealed = desk.read(tx -> tx.keys().sealed(certificate.id()))
                .orElseThrow(() -> new Failure.NoKeyHere(certificate.serial()));
        var pkcs8 = desk.seal().unseal(sealed, Filing.KEY_TABLE, certificate.id().value());
        try {
            return SigningKey.of(der, Keys.privateKey(certificate.key(), pkcs8));
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }
}
