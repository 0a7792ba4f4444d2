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
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.PlaceInput;
import dev.chancery.pki.CertificateReader;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/// AWS IoT Core: with a proof it is the account's alone in its region (mode DEFAULT), without one many accounts may hold it
/// and devices name their server (mode SNI_ONLY). The code belongs to account and region and does not run out.
final class AwsIot implements Cloud {

    private static final CloudTraits TRAITS = new CloudTraits(CloudKind.AWS,
            Map.of(Way.PROVEN, Shape.CODE_FIRST, Way.TRUSTED, Shape.NO_PROOF),
            List.of(PlaceInput.region(List.of("eu-central-1", "eu-west-1", "eu-north-1", "us-east-1", "us-east-2", "us-west-2",
                    "ap-northeast-1", "ap-southeast-1", "ap-southeast-2", "ap-south-1"), "[a-z]{2}(-[a-z]+){1,2}-[1-9]"),
                    PlaceInput.address(false, "https://iot-fips.us-east-1.amazonaws.com"),
                    PlaceInput.text(PlaceField.TEMPLATE, "[0-9A-Za-z_-]{1,36}", "PressTemplate").optional(),
                    PlaceInput.text(PlaceField.ROLE, "arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]+",
                            "arn:aws:iam::123456789012:role/JITPRole").optional()),
            List.of(AuthKind.AWS_KEYS), new CodeForm(Pattern.compile("[0-9a-f]{64}"), OptionalInt.of(64), Optional.empty()),
            Encoding.PEM, OptionalInt.empty(), false, new Keys(Keys.USUAL, true), Set.of(Option.ACTIVE, Option.AUTO_REGISTRATION),
            Set.of(UPLOAD, CODE, VERIFY, LIST, STATUS, ACTIVATE, DEACTIVATE, DELETE));

    /// How AWS names its refusals, and what they mean.
    private static final Map<String, Why> ERRORS = Map.ofEntries(
            Map.entry("RegistrationCodeValidationException", Why.WRONG_CODE), Map.entry("CertificateValidationException", Why.CERTIFICATE),
            Map.entry("ThrottlingException", Why.TOO_FAST), Map.entry("LimitExceededException", Why.FULL),
            Map.entry("UnauthorizedException", Why.FORBIDDEN), Map.entry("AccessDeniedException", Why.FORBIDDEN),
            Map.entry("ForbiddenException", Why.FORBIDDEN), Map.entry("ExpiredTokenException", Why.TOKEN),
            Map.entry("ExpiredToken", Why.TOKEN), Map.entry("UnrecognizedClientException", Why.TOKEN),
            Map.entry("InvalidClientTokenId", Why.TOKEN), Map.entry("InvalidSignatureException", Why.TOKEN),
            Map.entry("SignatureDoesNotMatch", Why.TOKEN), Map.entry("MissingAuthenticationTokenException", Why.TOKEN),
            Map.entry("IncompleteSignatureException", Why.TOKEN), Map.entry("ResourceNotFoundException", Why.NOT_THERE),
            Map.entry("ResourceAlreadyExistsException", Why.ALREADY_THERE), Map.entry("ServiceUnavailableException", Why.FAULT),
            Map.entry("InternalFailureException", Why.FAULT));

    @Override public CloudTraits traits() {
        return TRAITS;
    }

    @Override public boolean namesBeforehand() {
        return true;
    }

    @Override public CloudRequest request(CloudCall call, Dossier dossier) {
        return unsigned(call, dossier).signedFor(dossier.place(PlaceField.REGION));
    }

    private static CloudRequest unsigned(CloudCall call, Dossier dossier) {
        return switch (call) {
            case CODE -> CloudRequest.get(address(dossier, "/registrationcode"));
            case UPLOAD -> register(dossier, Json.fields("caCertificate", dossier.pem(), "certificateMode", "SNI_ONLY"));
            case VERIFY -> register(dossier, Json.fields("caCertificate", dossier.pem(), "verificationCertificate",
                    dossier.fact(CloudFact.PROOF), "certificateMode", "DEFAULT"));
            case LIST -> CloudRequest.get(address(dossier, "/cacertificates?pageSize=250"
                    + (dossier.page().isEmpty() ? "" : "&marker=" + Paths.segment(dossier.page()))));
            case STATUS -> CloudRequest.get(address(dossier, one(dossier)));
            case ACTIVATE -> CloudRequest.json("PUT", address(dossier, one(dossier) + "?newStatus=ACTIVE"), "{}");
            case DEACTIVATE -> CloudRequest.json("PUT", address(dossier, one(dossier) + "?newStatus=INACTIVE"), "{}");
            case DELETE -> CloudRequest.of("DELETE", address(dossier, one(dossier)));
        };
    }

    private static CloudRequest register(Dossier dossier, Map<String, Object> body) {
        var wishes = new StringJoiner("&", "?", "").setEmptyValue("");
        if (dossier.plan().options().contains(Option.ACTIVE)) {
            wishes.add("setAsActive=true");
        }
        if (dossier.plan().options().contains(Option.AUTO_REGISTRATION)) {
            wishes.add("allowAutoRegistration=true");
        }
        var template = dossier.place(PlaceField.TEMPLATE, "");
        if (!template.isEmpty()) {
            body.put("registrationConfig", Json.fields("templateName", template, "roleArn", dossier.place(PlaceField.ROLE)));
        }
        return CloudRequest.json("POST", address(dossier, "/cacertificate" + wishes), Json.write(body));
    }

    private static URI address(Dossier dossier, String path) {
        var region = dossier.place(PlaceField.REGION);
        var usual = "https://iot.%s.amazonaws.com%s".formatted(region, region.startsWith("cn-") ? ".cn" : "");
        return URI.create(dossier.place(PlaceField.ADDRESS, usual) + path);
    }

    private static String one(Dossier dossier) {
        return "/cacertificate/" + Paths.segment(dossier.facts().text(CloudFact.ID).orElseGet(() -> ownId(dossier)));
    }

    /// AWS names a certificate by its SHA-256.
    private static String ownId(Dossier dossier) {
        return CertificateReader.facts(dossier.certificate().toArray()).sha256().hex();
    }

    @Override public CloudAnswer read(CloudCall call, Dossier dossier, CloudReply reply) {
        var reading = Reading.of(reply);
        if (isOurOwn(call, dossier, reading)) {
            return new CloudAnswer.Done(registered(ownId(dossier), dossier));
        }
        return reading.answer(AwsIot::why, json -> meaning(call, dossier, json, reading));
    }

    /// Registering what is there already: done before, and the answer was lost.
    private static boolean isOurOwn(CloudCall call, Dossier dossier, Reading reading) {
        return (call == VERIFY || call == UPLOAD) && why(reading).equals(Optional.of(Why.ALREADY_THERE))
                && reading.json().flatMap(json -> json.text("resourceId")).filter(ownId(dossier)::equals).isPresent();
    }

    private static Optional<Why> why(Reading reading) {
        var known = Optional.ofNullable(ERRORS.get(reading.error()));
        return known.or(() -> reading.says("expired") && reading.reply().status() == 403 ? Optional.of(Why.TOKEN)
                : reading.error().equals("InvalidRequestException") && reading.says("certificate") ? Optional.of(Why.CERTIFICATE)
                : Optional.empty());
    }

    private static Optional<CloudAnswer> meaning(CloudCall call, Dossier dossier, Json json, Reading reading) {
        return switch (call) {
            case CODE -> json.text("registrationCode").map(code -> new CloudAnswer.Done(CloudFacts.NONE.with(CloudFact.CODE, code)));
            case UPLOAD, VERIFY -> json.text("certificateId").map(id -> new CloudAnswer.Done(json.text("certificateArn")
                    .map(arn -> registered(id, dossier).with(CloudFact.ARN, arn)).orElseGet(() -> registered(id, dossier))));
            case LIST -> Optional.of(json).filter(found -> found.at("certificates").isPresent()).map(AwsIot::listed);
            case STATUS -> json.at("certificateDescription").map(found -> described(dossier, found, reading));
            case ACTIVATE -> done("true");
            case DEACTIVATE -> done("false");
            case DELETE -> Optional.of(new CloudAnswer.Done(CloudFacts.NONE));
        };
    }

    private static Optional<CloudAnswer> done(String active) {
        return Optional.of(new CloudAnswer.Done(CloudFacts.NONE.with(CloudFact.ACTIVE, active)));
    }

    private static CloudFacts registered(String id, Dossier dossier) {
        return CloudFacts.NONE.with(CloudFact.ID, id).with(CloudFact.VERIFIED, "true")
                .with(CloudFact.ACTIVE, Boolean.toString(dossier.plan().options().contains(Option.ACTIVE)));
    }

    /// Ours, and held in the mode that was asked for: a proof that AWS never saw is not taken for one.
    private static CloudAnswer described(Dossier dossier, Json json, Reading reading) {
        var other = json.certificate("certificatePem").filter(found -> !found.equals(dossier.certificate())).isPresent();
        var unproven = dossier.plan().way() == Way.PROVEN && json.text("certificateMode").filter("SNI_ONLY"::equals).isPresent();
        return other || unproven ? reading.refused(Why.ALREADY_THERE) : new CloudAnswer.Done(facts(json));
    }

    private static CloudAnswer listed(Json json) {
        return new CloudAnswer.Listed(json.list("certificates").stream().flatMap(one -> entry(one).stream()).toList(),
                json.text("nextMarker"));
    }

    private static Optional<CloudEntry> entry(Json json) {
        return json.text("certificateId").map(id -> new CloudEntry(id, id, "", Optional.of(true),
                json.text("status").map("ACTIVE"::equals), "", Optional.empty(), facts(json)));
    }

    private static CloudFacts facts(Json json) {
        var found = json.facts(Map.of("certificateId", CloudFact.ID, "certificateArn", CloudFact.ARN))
                .with(CloudFact.VERIFIED, "true");
        return json.text("status").map(status -> found.with(CloudFact.ACTIVE, Boolean.toString(status.equals("ACTIVE")))).orElse(found)
                .with(CloudFact.AUTO_REGISTRATION, json.text("autoRegistrationStatus").map("ENABLE"::equals).orElse(false).toString());
    }
}
