package dev.chancery.cloud;

import static dev.chancery.domain.CloudCall.CODE;
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
import dev.chancery.domain.CloudTraits.Shape;
import dev.chancery.domain.CloudTraits.Way;
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.PlaceInput;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Siemens MindSphere (Insights Hub): the CA certificates of its MindConnect MQTT API, version 3. A tenant has two of them
/// at most, and its agents' certificates come from the root itself.
final class MindSphere implements Cloud {

    private static final String PATH = "/api/mindconnectmqtt/v3/caCertificates";
    private static final CloudTraits TRAITS = new CloudTraits(CloudKind.MINDSPHERE, Map.of(Way.PROVEN, Shape.UPLOAD_FIRST),
            List.of(PlaceInput.choice(PlaceField.REGION, List.of("eu1", "eu2")),
                    PlaceInput.address(false, "https://gateway.eu1.mindsphere.io"),
                    PlaceInput.text(PlaceField.TENANT, "[A-Za-z0-9_-]{1,32}", "castidev"),
                    PlaceInput.text(PlaceField.NAME, "[^\\p{Cntrl}]{1,64}", "Hall 3 CA")),
            List.of(AuthKind.BEARER_TOKEN, AuthKind.CLIENT_CREDENTIALS), CodeForm.ANY, Encoding.PEM, OptionalInt.of(2), true,
            new Keys(Keys.USUAL, false), Set.of(), Set.of(UPLOAD, CODE, VERIFY, LIST, STATUS, DELETE));

    @Override public CloudTraits traits() {
        return TRAITS;
    }

    @Override public CloudRequest request(CloudCall call, Dossier dossier) {
        return switch (call) {
            case LIST -> CloudRequest.get(address(dossier, ""));
            case UPLOAD -> CloudRequest.json("POST", address(dossier, ""), Json.write(Json.fields(
                    "name", dossier.place(PlaceField.NAME), "caCertificate", dossier.pem())));
            case CODE -> CloudRequest.get(address(dossier, id(dossier) + "/registrationCode"));
            case VERIFY -> CloudRequest.json("POST", address(dossier, id(dossier) + "/verify"),
                    Json.write(Json.fields("verificationCertificate", dossier.fact(CloudFact.PROOF))));
            case STATUS -> CloudRequest.get(address(dossier, id(dossier)));
            case DELETE -> CloudRequest.of("DELETE", address(dossier, id(dossier)));
            case ACTIVATE, DEACTIVATE -> throw new IllegalArgumentException("no " + call.code());
        };
    }

    private static URI address(Dossier dossier, String below) {
        var base = dossier.place(PlaceField.ADDRESS, "https://gateway.%s.mindsphere.io".formatted(dossier.place(PlaceField.REGION)));
        return URI.create(base + PATH + below);
    }

    private static String id(Dossier dossier) {
        return "/" + Paths.segment(dossier.fact(CloudFact.ID));
    }

    @Override public CloudAnswer read(CloudCall call, Dossier dossier, CloudReply reply) {
        return Reading.of(reply).answer(MindSphere::why, json -> meaning(call, json));
    }

    private static Optional<Why> why(Reading reading) {
        if (reading.reply().status() != 400 && reading.reply().status() != 0) {
            return Optional.empty();
        }
        return reading.says("limit") || reading.says("maximum") ? Optional.of(Why.FULL)
                : reading.says("registration code") || reading.says("registrationCode") ? Optional.of(Why.WRONG_CODE)
                : reading.says("certificate") ? Optional.of(Why.CERTIFICATE) : Optional.empty();
    }

    private static Optional<CloudAnswer> meaning(CloudCall call, Json json) {
        return switch (call) {
            case LIST -> listed(json);
            case UPLOAD, STATUS -> facts(json).map(CloudAnswer.Done::new);
            case CODE -> json.text("registrationCode").map(code -> done(CloudFact.CODE, code));
            case VERIFY -> json.text("id").map(_ -> new CloudAnswer.Done(
                    facts(json).orElseThrow().with(CloudFact.VERIFIED, json.flag("isVerified").orElse(true).toString())));
            case DELETE -> Optional.of(new CloudAnswer.Done(CloudFacts.NONE));
            case ACTIVATE, DEACTIVATE -> Optional.empty();
        };
    }

    private static CloudAnswer done(CloudFact fact, String value) {
        return new CloudAnswer.Done(CloudFacts.NONE.with(fact, value));
    }

    /// The list's form is not documented: a bare list, or one that is wrapped as the vendor's other lists are.
    private static Optional<CloudAnswer> listed(Json json) {
        var wrapped = json.at("content").or(() -> json.at("caCertificates")).or(() -> json.at("_embedded", "caCertificates"));
        return Optional.of(wrapped.orElse(json)).filter(Json::isList).map(list -> new CloudAnswer.Listed(
                list.list().stream().flatMap(one -> entry(one).stream()).toList(), Optional.empty()));
    }

    private static Optional<CloudEntry> entry(Json json) {
        return facts(json).map(facts -> new CloudEntry(facts.text(CloudFact.ID).orElseThrow(), json.text("name").orElse(""),
                json.text("commonName").orElse(""), json.flag("isVerified"), Optional.empty(),
                json.text("expiration").orElse(""), json.certificate("caCertificate"), facts));
    }

    private static Optional<CloudFacts> facts(Json json) {
        return json.text("id").map(id -> json.facts(Map.of("id", CloudFact.ID, "name", CloudFact.NAME, "commonName",
                CloudFact.COMMON_NAME, "expiration", CloudFact.EXPIRES, "isVerified", CloudFact.VERIFIED)));
    }
}
