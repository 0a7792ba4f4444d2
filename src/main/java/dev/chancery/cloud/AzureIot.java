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

/// Azure IoT Hub and its Device Provisioning Service, through Azure Resource Manager. Every change names the version of
/// the certificate that it is made to (ETag) and makes another.
final class AzureIot implements Cloud {

    private final CloudTraits traits;
    private final String resource;
    private final String version;

    private AzureIot(CloudKind kind, OptionalInt most, String resource, String version) {
        this.resource = resource;
        this.version = version;
        this.traits = new CloudTraits(kind, Map.of(Way.PROVEN, Shape.UPLOAD_FIRST, Way.TRUSTED, Shape.NO_PROOF),
                List.of(PlaceInput.text(PlaceField.SUBSCRIPTION, "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}",
                        "91d12660-3dec-467a-be2a-213b5544ddc0"),
                        PlaceInput.text(PlaceField.RESOURCE_GROUP, "[-\\w._()]{1,90}", "plant-rg"),
                        PlaceInput.text(PlaceField.HUB, "[A-Za-z0-9][A-Za-z0-9-]{1,62}[A-Za-z0-9]", "plant-hub"),
                        PlaceInput.text(PlaceField.NAME, "[A-Za-z0-9._-]{1,64}", "plant-ca"),
                        PlaceInput.address(false, "https://management.azure.com")),
                List.of(AuthKind.BEARER_TOKEN, AuthKind.CLIENT_CREDENTIALS), CodeForm.ANY, Encoding.BASE64_DER, most, false,
                new Keys(Keys.USUAL, false), Set.of(), Set.of(UPLOAD, CODE, VERIFY, LIST, STATUS, DELETE));
    }

    static AzureIot hub() {
        return new AzureIot(CloudKind.AZURE_HUB, OptionalInt.empty(), "IotHubs", "2023-06-30");
    }

    static AzureIot provisioning() {
        return new AzureIot(CloudKind.AZURE_DPS, OptionalInt.of(25), "provisioningServices", "2022-12-12");
    }

    @Override public CloudTraits traits() {
        return traits;
    }

    @Override public boolean namesBeforehand() {
        return true;
    }

    @Override public CloudRequest request(CloudCall call, Dossier dossier) {
        return switch (call) {
            case LIST -> CloudRequest.get(address(dossier, ""));
            case UPLOAD -> CloudRequest.json("PUT", address(dossier, name(dossier)), Json.write(Map.of("properties", Json.fields(
                    "certificate", dossier.base64(), "isVerified", dossier.plan().way() == Way.TRUSTED))));
            case CODE -> CloudRequest.of("POST", address(dossier, name(dossier) + "/generateVerificationCode"))
                    .with("If-Match", dossier.fact(CloudFact.ETAG));
            case VERIFY -> CloudRequest.json("POST", address(dossier, name(dossier) + "/verify"), Json.write(Map.of("certificate",
                    Dossier.body(dossier.fact(CloudFact.PROOF))))).with("If-Match", dossier.fact(CloudFact.ETAG));
            case STATUS -> CloudRequest.get(address(dossier, name(dossier)));
            case DELETE -> CloudRequest.of("DELETE", address(dossier, name(dossier))).with("If-Match", dossier.fact(CloudFact.ETAG));
            case ACTIVATE, DEACTIVATE -> throw new IllegalArgumentException("no " + call.code());
        };
    }

    private URI address(Dossier dossier, String below) {
        return URI.create("%s/subscriptions/%s/resourceGroups/%s/providers/Microsoft.Devices/%s/%s/certificates%s?api-version=%s".formatted(
                dossier.place(PlaceField.ADDRESS, "https://management.azure.com"), Paths.segment(dossier.place(PlaceField.SUBSCRIPTION)),
                Paths.segment(dossier.place(PlaceField.RESOURCE_GROUP)), resource, Paths.segment(dossier.place(PlaceField.HUB)), below, version));
    }

    private static String name(Dossier dossier) {
        return "/" + Paths.segment(dossier.place(PlaceField.NAME));
    }

    @Override public CloudAnswer read(CloudCall call, Dossier dossier, CloudReply reply) {
        var reading = Reading.of(reply);
        return reading.answer(AzureIot::why, json -> meaning(call, dossier, json, reading));
    }

    /// Its codes are numbers that begin with a status, or `IH400053`, or words.
    private static Optional<Why> why(Reading reading) {
        if (reading.says("Proof-Of-Possession") || reading.says("IH400053") || reading.says("verification code")) {
            return Optional.of(Why.WRONG_CODE);
        }
        if (reading.says("Invalid ETag") || reading.says("PreconditionFailed") || reading.error().startsWith("412")) {
            return Optional.of(Why.STALE);
        }
        if (reading.says("ExpiredAuthenticationToken") || reading.says("InvalidAuthenticationToken")) {
            return Optional.of(Why.TOKEN);
        }
        return reading.says("quota") || reading.says("maximum number") ? Optional.of(Why.FULL)
                : reading.reply().status() == 400 && reading.says("certificate") ? Optional.of(Why.CERTIFICATE) : Optional.empty();
    }

    private static Optional<CloudAnswer> meaning(CloudCall call, Dossier dossier, Json json, Reading reading) {
        return switch (call) {
            case LIST -> Optional.of(json).filter(found -> found.at("value").isPresent()).map(found -> new CloudAnswer.Listed(
                    found.list("value").stream().flatMap(one -> entry(one).stream()).toList(), Optional.empty()));
            case DELETE -> Optional.of(new CloudAnswer.Done(CloudFacts.NONE));
            case CODE -> json.text("properties", "verificationCode").map(_ -> new CloudAnswer.Done(facts(json, reading)));
            case UPLOAD, VERIFY -> json.at("properties").map(_ -> new CloudAnswer.Done(facts(json, reading)));
            case STATUS -> json.at("properties").map(found -> found.certificate("certificate")
                    .filter(there -> !there.equals(dossier.certificate())).isPresent() ? reading.refused(Why.ALREADY_THERE)
                    : new CloudAnswer.Done(facts(json, reading)));
            case ACTIVATE, DEACTIVATE -> Optional.empty();
        };
    }

    private static Optional<CloudEntry> entry(Json json) {
        return json.text("name").map(name -> new CloudEntry(name, name, json.text("properties", "subject").orElse(""),
                json.flag("properties", "isVerified"), Optional.empty(), json.text("properties", "expiry").orElse(""),
                json.certificate("properties", "certificate"), facts(json, Reading.of(CloudReply.ofBody("{}")))));
    }

    private static CloudFacts facts(Json json, Reading reading) {
        var found = json.facts(Map.of("name", CloudFact.NAME, "id", CloudFact.ID, "etag", CloudFact.ETAG));
        var inner = json.at("properties").map(properties -> properties.facts(Map.of("subject", CloudFact.COMMON_NAME, "expiry",
                CloudFact.EXPIRES, "isVerified", CloudFact.VERIFIED, "verificationCode", CloudFact.CODE))).orElse(CloudFacts.NONE);
        var both = found.with(inner);
        return both.text(CloudFact.ETAG).isPresent() ? both
                : reading.reply().header("etag").map(tag -> both.with(CloudFact.ETAG, tag)).orElse(both);
    }
}
