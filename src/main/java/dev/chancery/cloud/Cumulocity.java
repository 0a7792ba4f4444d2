package dev.chancery.cloud;

import static dev.chancery.domain.CloudCall.ACTIVATE;
import static dev.chancery.domain.CloudCall.CODE;
import static dev.chancery.domain.CloudCall.DEACTIVATE;
import static dev.chancery.domain.CloudCall.DELETE;
import static dev.chancery.domain.CloudCall.LIST;
import static dev.chancery.domain.CloudCall.STATUS;
import static dev.chancery.domain.CloudCall.UPLOAD;
import static dev.chancery.domain.CloudCall.VERIFY;

import dev.chancery.domain.CloudAnswer;
import dev.chancery.domain.CloudAnswer.Why;
import dev.chancery.domain.CloudCall;
import dev.chancery.domain.CloudEntry;
import dev.chancery.domain.CloudFact;
import dev.chancery.domain.CloudFacts;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.CloudReply;
import dev.chancery.domain.CloudRequest;
import dev.chancery.domain.CloudTraits;
import dev.chancery.domain.CloudTraits.AuthKind;
import dev.chancery.domain.CloudTraits.CodeForm;
import dev.chancery.domain.CloudTraits.Encoding;
import dev.chancery.domain.CloudTraits.Keys;
import dev.chancery.domain.CloudTraits.Option;
import dev.chancery.domain.CloudTraits.Shape;
import dev.chancery.domain.CloudTraits.Way;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.PlaceInput;
import java.net.URI;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Cumulocity, and Siemens' MindConnect IoT Extension, which is the same: the key signs the code itself. A certificate is
/// named by its SHA-1 fingerprint there.
final class Cumulocity implements Cloud {

    private static final int PAGE = 100;
    private static final CloudTraits TRAITS = new CloudTraits(CloudKind.CUMULOCITY, Map.of(Way.PROVEN, Shape.SIGNED_CODE),
            List.of(PlaceInput.address(true, "https://plant.cumulocity.com"),
                    PlaceInput.text(PlaceField.TENANT, "[A-Za-z0-9_-]{1,32}", "t07007007"),
                    PlaceInput.text(PlaceField.NAME, "[^\\p{Cntrl}]{1,64}", "Hall 3 CA")),
            List.of(AuthKind.USER_PASSWORD, AuthKind.BEARER_TOKEN), CodeForm.ANY, Encoding.BASE64_BODY, OptionalInt.empty(), false,
            new Keys(Set.of(KeySpec.RSA_2048, KeySpec.RSA_3072, KeySpec.RSA_4096, KeySpec.EC_P256, KeySpec.EC_P384, KeySpec.EC_P521), true),
            Set.of(Option.ACTIVE, Option.AUTO_REGISTRATION),
            Set.of(UPLOAD, CODE, VERIFY, LIST, STATUS, ACTIVATE, DEACTIVATE, DELETE));

    @Override public CloudTraits traits() {
        return TRAITS;
    }

    @Override public boolean namesBeforehand() {
        return true;
    }

    @Override public CloudRequest request(CloudCall call, Dossier dossier) {
        return switch (call) {
            case LIST -> CloudRequest.get(address(dossier, "trusted-certificates?pageSize=%s&currentPage=%s".formatted(PAGE,
                    dossier.page().isEmpty() ? "1" : dossier.page())));
            case UPLOAD -> CloudRequest.json("POST", address(dossier, "trusted-certificates"), Json.write(Json.fields(
                    "name", dossier.place(PlaceField.NAME), "certInPemFormat", dossier.base64(),
                    "status", dossier.plan().options().contains(Option.ACTIVE) ? "ENABLED" : "DISABLED",
                    "autoRegistrationEnabled", dossier.plan().options().contains(Option.AUTO_REGISTRATION))));
            case CODE -> CloudRequest.of("POST", proof(dossier, "/verification-code"));
            case VERIFY -> CloudRequest.json("POST", proof(dossier, "/pop"), Json.write(Json.fields(
                    "proofOfPossessionSignedVerificationCode", dossier.fact(CloudFact.PROOF))));
            case STATUS -> CloudRequest.get(one(dossier));
            case ACTIVATE -> CloudRequest.json("PUT", one(dossier), Json.write(Json.fields("status", "ENABLED")));
            case DEACTIVATE -> CloudRequest.json("PUT", one(dossier), Json.write(Json.fields("status", "DISABLED")));
            case DELETE -> CloudRequest.of("DELETE", one(dossier));
        };
    }

    private static URI address(Dossier dossier, String below) {
        return URI.create("%s/tenant/tenants/%s/%s".formatted(dossier.place(PlaceField.ADDRESS),
                Paths.segment(dossier.place(PlaceField.TENANT)), below));
    }

    private static URI one(Dossier dossier) {
        return address(dossier, "trusted-certificates/" + fingerprint(dossier));
    }

    private static URI proof(Dossier dossier, String below) {
        return address(dossier, "trusted-certificates-pop/" + fingerprint(dossier) + below);
    }

    private static String fingerprint(Dossier dossier) {
        return Paths.segment(dossier.facts().text(CloudFact.ID).orElseGet(dossier::sha1));
    }

    @Override public CloudAnswer read(CloudCall call, Dossier dossier, CloudReply reply) {
        return Reading.of(reply).answer(reading -> why(call, reading), json -> meaning(call, json));
    }

    private static Optional<Why> why(CloudCall call, Reading reading) {
        if (reading.reply().status() == 401 || reading.reply().status() == 403) {
            return Optional.empty();
        }
        return call == VERIFY && (reading.reply().status() / 100 == 4 && reading.reply().status() != 404 && reading.reply().status() != 429
                || reading.says("verify signature")) ? Optional.of(Why.WRONG_CODE)
                : reading.reply().status() == 422 ? Optional.of(Why.CERTIFICATE) : Optional.empty();
    }

    private static Optional<CloudAnswer> meaning(CloudCall call, Json json) {
        return switch (call) {
            case LIST -> Optional.of(json).filter(found -> found.at("certificates").isPresent()).map(Cumulocity::listed);
            case UPLOAD, CODE, STATUS, ACTIVATE, DEACTIVATE -> facts(json).map(CloudAnswer.Done::new);
            case VERIFY -> facts(json).map(found -> new CloudAnswer.Done(found.without(CloudFact.CODE, CloudFact.CODE_UNTIL)));
            case DELETE -> Optional.of(new CloudAnswer.Done(CloudFacts.NONE));
        };
    }

    private static CloudAnswer listed(Json json) {
        var entries = json.list("certificates").stream().flatMap(one -> entry(one).stream()).toList();
        var page = json.text("statistics", "currentPage").map(Integer::parseInt).orElse(1);
        return new CloudAnswer.Listed(entries, entries.size() < PAGE ? Optional.empty() : Optional.of(Integer.toString(page + 1)));
    }

    private static Optional<CloudEntry> entry(Json json) {
        return facts(json).map(facts -> new CloudEntry(facts.text(CloudFact.ID).orElseThrow(), json.text("name").orElse(""),
                json.text("subject").orElse(""), json.flag("proofOfPossessionValid"), json.text("status").map("ENABLED"::equals),
                json.text("notAfter").orElse(""), json.certificate("certInPemFormat"), facts));
    }

    private static Optional<CloudFacts> facts(Json json) {
        return json.text("fingerprint").map(_ -> {
            var found = json.facts(Map.of("fingerprint", CloudFact.ID, "name", CloudFact.NAME, "subject", CloudFact.COMMON_NAME,
                    "notAfter", CloudFact.EXPIRES, "proofOfPossessionValid", CloudFact.VERIFIED, "autoRegistrationEnabled",
                    CloudFact.AUTO_REGISTRATION, "proofOfPossessionUnsignedVerificationCode", CloudFact.CODE));
            var active = json.text("status").map(status -> found.with(CloudFact.ACTIVE, Boolean.toString(status.equals("ENABLED")))).orElse(found);
            return json.text("proofOfPossessionVerificationCodeUsableUntil").flatMap(Cumulocity::instant)
                    .map(until -> active.with(CloudFact.CODE_UNTIL, until)).orElse(active);
        });
    }

    private static Optional<String> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant().toString());
        } catch (DateTimeException another) {
            return Optional.empty();
        }
    }
}
