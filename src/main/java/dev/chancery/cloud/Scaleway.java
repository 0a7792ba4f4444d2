package dev.chancery.cloud;

import static dev.chancery.domain.CloudCall.STATUS;
import static dev.chancery.domain.CloudCall.VERIFY;

import dev.chancery.domain.CloudAnswer;
import dev.chancery.domain.CloudAnswer.Why;
import dev.chancery.domain.CloudCall;
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
import java.util.regex.Pattern;

/// Scaleway IoT Hub: the code is the hub's own id and never changes. A hub has one CA; setting one takes the place of
/// another.
final class Scaleway implements Cloud {

    private static final String UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final CloudTraits TRAITS = new CloudTraits(CloudKind.SCALEWAY, Map.of(Way.PROVEN, Shape.FIXED_CODE),
            List.of(PlaceInput.region(List.of("fr-par", "nl-ams", "pl-waw"), "[a-z]{2}-[a-z]{3}"),
                    PlaceInput.text(PlaceField.HUB, UUID, "8a5bd2f1-4c3d-4b0e-9d59-3a3f0f0e7a55"),
                    PlaceInput.address(false, "https://api.scaleway.com")),
            List.of(AuthKind.X_AUTH_TOKEN), new CodeForm(Pattern.compile(UUID), OptionalInt.of(36), Optional.empty()), Encoding.PEM,
            OptionalInt.of(1), false, new Keys(Keys.USUAL, false), Set.of(), Set.of(VERIFY, STATUS));

    @Override public CloudTraits traits() {
        return TRAITS;
    }

    @Override public boolean namesBeforehand() {
        return true;
    }

    @Override public String code(Dossier dossier) {
        return dossier.place(PlaceField.HUB);
    }

    @Override public CloudRequest request(CloudCall call, Dossier dossier) {
        return switch (call) {
            case VERIFY -> CloudRequest.json("POST", address(dossier), Json.write(Json.fields(
                    "ca_cert_pem", dossier.pem(), "challenge_cert_pem", dossier.fact(CloudFact.PROOF))));
            case STATUS -> CloudRequest.get(address(dossier));
            case LIST, UPLOAD, CODE, ACTIVATE, DEACTIVATE, DELETE -> throw new IllegalArgumentException("no " + call.code());
        };
    }

    private static URI address(Dossier dossier) {
        return URI.create("%s/iot/v1/regions/%s/hubs/%s/ca".formatted(dossier.place(PlaceField.ADDRESS, "https://api.scaleway.com"),
                Paths.segment(dossier.place(PlaceField.REGION)), Paths.segment(dossier.place(PlaceField.HUB))));
    }

    @Override public CloudAnswer read(CloudCall call, Dossier dossier, CloudReply reply) {
        var reading = Reading.of(reply);
        return reading.answer(found -> why(call, found), json -> meaning(call, dossier, json, reading));
    }

    private static Optional<Why> why(CloudCall call, Reading reading) {
        return call == VERIFY && reading.reply().status() == 400
                ? Optional.of(reading.says("challenge") ? Why.WRONG_CODE : Why.CERTIFICATE) : Optional.empty();
    }

    private static Optional<CloudAnswer> meaning(CloudCall call, Dossier dossier, Json json, Reading reading) {
        return switch (call) {
            case VERIFY -> Optional.of(verified());
            case STATUS -> Optional.of(json.certificate("ca_cert_pem").filter(dossier.certificate()::equals).isPresent()
                    ? verified() : reading.refused(Why.NOT_THERE));
            case LIST, UPLOAD, CODE, ACTIVATE, DEACTIVATE, DELETE -> Optional.empty();
        };
    }

    private static CloudAnswer verified() {
        return new CloudAnswer.Done(CloudFacts.NONE.with(CloudFact.VERIFIED, "true"));
    }
}
