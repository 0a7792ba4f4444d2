package dev.chancery.engine;

import dev.chancery.domain.CloudFact;
import dev.chancery.domain.CloudFacts;
import dev.chancery.domain.CloudViolation;
import dev.chancery.domain.CloudViolation.UnfitProof.Why;
import dev.chancery.domain.Failure;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.Pem;
import dev.chancery.pki.Possession;
import java.util.Base64;
import java.util.List;

/// A proof that somebody brings from the machine that has the key: hostile until it has been checked.
final class Brought {

    private Brought() {}

    /// @throws Failure.Refused when it is not exactly one certificate for this code by this authority
    static CloudFacts certificate(String text, byte[] authority, String code) {
        var blocks = blocks(text);
        require(blocks.stream().noneMatch(block -> block.label().contains("PRIVATE KEY")), Why.HOLDS_A_KEY);
        require(blocks.size() == 1 && blocks.getFirst().label().equals("CERTIFICATE"), Why.NOT_ONE);
        var der = blocks.getFirst().content();
        require(fits(der, authority, code), Why.PROVES_NOTHING);
        var facts = CertificateReader.facts(der);
        return CloudFacts.NONE.with(CloudFact.PROOF, Pem.certificate(der)).with(CloudFact.PROOF_SERIAL, facts.serial().hex())
                .with(CloudFact.PROOF_UNTIL, facts.validity().notAfter().toString());
    }

    private static List<Pem.Block> blocks(String text) {
        try {
            return Pem.read(text);
        } catch (Failure.Malformed none) {
            throw new Failure.Refused(new CloudViolation.UnfitProof(Why.NOT_ONE));
        }
    }

    private static boolean fits(byte[] der, byte[] authority, String code) {
        try {
            return Possession.fits(der, authority, code);
        } catch (Failure.Malformed none) {
            return false;
        }
    }

    /// @throws Failure.Refused when it is no signature over this code by this authority
    static CloudFacts signature(String text, byte[] authority, String code) {
        try {
            var octets = Base64.getMimeDecoder().decode(text.strip());
            require(Possession.signs(octets, authority, code), Why.PROVES_NOTHING);
            return CloudFacts.NONE.with(CloudFact.PROOF, Base64.getEncoder().encodeToString(octets));
        } catch (IllegalArgumentException none) {
            throw new Failure.Refused(new CloudViolation.UnfitProof(Why.NOT_ONE));
        }
    }

    private static void require(boolean condition, Why otherwise) {
        if (!condition) {
            throw new Failure.Refused(new CloudViolation.UnfitProof(otherwise));
        }
    }
}
