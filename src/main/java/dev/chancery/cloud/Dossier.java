package dev.chancery.cloud;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.CloudFact;
import dev.chancery.domain.CloudFacts;
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.Registration.Plan;
import dev.chancery.pki.Pem;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/// Everything that a request is made from. `certificate` is the CA's in DER; `page` is where in a list to go on, empty for
/// its beginning.
public record Dossier(Plan plan, CloudFacts facts, Bytes certificate, String page) {

    public static Dossier of(Plan plan, CloudFacts facts, Bytes certificate) {
        return new Dossier(plan, facts, certificate, "");
    }

    public Dossier at(String next) {
        return new Dossier(plan, facts, certificate, next);
    }

    String place(PlaceField field) {
        return plan.place().required(field);
    }

    String place(PlaceField field, String otherwise) {
        return plan.place().value(field).orElse(otherwise);
    }

    /// @throws IllegalArgumentException when no step before this one has learned it
    String fact(CloudFact fact) {
        return facts.text(fact).orElseThrow(() -> new IllegalArgumentException("no " + fact.code() + " yet"));
    }

    String pem() {
        return Pem.certificate(certificate.toArray());
    }

    String base64() {
        return Base64.getEncoder().encodeToString(certificate.toArray());
    }

    /// The one certificate in `pem` as the base64 of its DER.
    static String body(String pem) {
        return Base64.getEncoder().encodeToString(Pem.read(pem).getFirst().content());
    }

    /// The fingerprint by which some name a certificate; nothing rests on its strength.
    String sha1() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(certificate.toArray()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
