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

/// Huawei Cloud IoTDA, version 5. The code comes with the answer to the upload and stands in the list, which is all that
/// there is to ask for one certificate.
final class Huawei implements Cloud {

    private static final int PAGE = 50;
    private static final CloudTraits TRAITS = new CloudTraits(CloudKind.HUAWEI, Map.of(Way.PROVEN, Shape.UPLOAD_FIRST),
            List.of(PlaceInput.address(true, "https://xxxx.iotda-app.eu-west-101.myhuaweicloud.eu"),
                    PlaceInput.text(PlaceField.PROJECT, "[0-9a-zA-Z]{1,64}", "05ab13f8a9c04a3b8e2f9f5b2a3c4d5e"),
                    PlaceInput.text(PlaceField.INSTANCE, "[0-9A-Za-z-]{1,64}", "dc1f3d2c-33ab-4d5e-9a0b-111213141516").optional()),
            List.of(AuthKind.X_AUTH_TOKEN), CodeForm.ANY, Encoding.PEM, OptionalInt.of(100), false, new Keys(Keys.USUAL, false),
            Set.of(), Set.of(UPLOAD, CODE, VERIFY, LIST, STATUS, DELETE));

    @Override public CloudTraits traits() {
        return TRAITS;
    }

    @Override public CloudRequest request(CloudCall call, Dossier dossier) {
        var request = plain(call, dossier);
        return dossier.plan().place().value(PlaceField.INSTANCE).map(id -> request.with("Instance-Id", id)).orElse(request);
    }

    private static CloudRequest plain(CloudCall call, Dossier dossier) {
        return switch (call) {
            case LIST, CODE, STATUS -> CloudRequest.get(address(dossier, "?limit=" + PAGE
                    + (dossier.page().isEmpty() ? "" : "&offset=" + Paths.segment(dossier.page()))));
            case UPLOAD -> CloudRequest.json("POST", address(dossier, ""), Json.write(Json.fields("content", dossier.pem())));
            case VERIFY -> CloudRequest.json("POST", address(dossier, id(dossier) + "/action?action_id=verify"),
                    Json.write(Json.fields("verify_content", dossier.fact(CloudFact.PROOF))));
            case DELETE -> CloudRequest.of("DELETE", address(dossier, id(dossier)));
            case ACTIVATE, DEACTIVATE -> throw new IllegalArgumentException("no " + call.code());
        };
    }

    private static URI address(Dossier dossier, String below) {
        return URI.create("%s/v5/iot/%s/certificates%s".formatted(dossier.place(PlaceField.ADDRESS),
                Paths.segment(dossier.place(PlaceField.PROJECT)), below));
    }

    private static String id(Dossier dossier) {
        return "/" + Paths.segment(dossier.fact(CloudFact.ID));
    }

    @Override public CloudAnswer read(CloudCall call, Dossier dossier, CloudReply reply) {
        var reading = Reading.of(reply);
        return reading.answer(found -> why(call, found), json -> meaning(call, dossier, json, reading));
    }

    private static Optional<Why> why(CloudCall call, Reading reading) {
        return reading.says("quota") || reading.says("limit") ? Optional.of(Why.FULL)
                : reading.says("IOTDA.000006") || reading.says("token expired") ? Optional.of(Why.TOKEN)
                : reading.reply().status() == 400 && call == VERIFY ? Optional.of(Why.WRONG_CODE)
                : reading.says("certificate") && reading.reply().status() == 400 ? Optional.of(Why.CERTIFICATE) : Optional.empty();
    }

    private static Optional<CloudAnswer> meaning(CloudCall call, Dossier dossier, Json json, Reading reading) {
        return switch (call) {
            case LIST -> Optional.of(json).filter(found -> found.at("certificates").isPresent()).map(found -> listed(dossier, found));
            case UPLOAD -> facts(json).map(CloudAnswer.Done::new);
            case CODE, STATUS -> Optional.of(json).filter(found -> found.at("certificates").isPresent())
                    .map(found -> own(dossier, found).<CloudAnswer>map(CloudAnswer.Done::new).orElseGet(() -> reading.refused(Why.NOT_THERE)));
            case VERIFY -> Optional.of(new CloudAnswer.Done(CloudFacts.NONE.with(CloudFact.VERIFIED, "true")));
            case DELETE -> Optional.of(new CloudAnswer.Done(CloudFacts.NONE));
            case ACTIVATE, DEACTIVATE -> Optional.empty();
        };
    }

    private static Optional<CloudFacts> own(Dossier dossier, Json json) {
        var id = dossier.fact(CloudFact.ID);
        return json.list("certificates").stream().filter(one -> one.text("certificate_id").filter(id::equals).isPresent())
                .findFirst().flatMap(Huawei::facts);
    }

    private static CloudAnswer listed(Dossier dossier, Json json) {
        var entries = json.list("certificates").stream().flatMap(one -> entry(one).stream()).toList();
        var at = dossier.page().isEmpty() ? 0 : Integer.parseInt(dossier.page());
        return new CloudAnswer.Listed(entries, entries.size() < PAGE ? Optional.empty() : Optional.of(Integer.toString(at + PAGE)));
    }

    private static Optional<CloudEntry> entry(Json json) {
        return facts(json).map(facts -> new CloudEntry(facts.text(CloudFact.ID).orElseThrow(), "", json.text("cn_name").orElse(""),
                json.flag("status"), Optional.empty(), json.text("expiry_date").orElse(""), Optional.empty(), facts));
    }

    private static Optional<CloudFacts> facts(Json json) {
        return json.text("certificate_id").map(_ -> json.facts(Map.of("certificate_id", CloudFact.ID, "cn_name", CloudFact.COMMON_NAME,
                "expiry_date", CloudFact.EXPIRES, "status", CloudFact.VERIFIED, "verify_code", CloudFact.CODE)));
    }
}
