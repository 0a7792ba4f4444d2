package dev.chancery.ui.cloud;

import dev.chancery.domain.CleanedCode.Removed;
import dev.chancery.domain.CloudFact;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.CloudPlace;
import dev.chancery.domain.CloudTraits.AuthKind;
import dev.chancery.domain.CloudTraits.Option;
import dev.chancery.domain.CloudTraits.Step;
import dev.chancery.domain.CloudTraits.Way;
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.Registration;
import dev.chancery.domain.RegistrationState;
import dev.chancery.engine.NextStep;
import dev.chancery.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The words for clouds, places and steps.
final class CloudWords {

    private static final Set<PlaceField> UNSAID = EnumSet.of(PlaceField.SUBSCRIPTION, PlaceField.NAME, PlaceField.TEMPLATE, PlaceField.ROLE);

    private CloudWords() {}

    static String name(CloudKind cloud) {
        return cloud == CloudKind.BY_HAND ? Words.of("cloud.kind.byHand") : cloud.label();
    }

    /// How the cloud comes to trust a CA, in a line.
    static String meaning(CloudKind cloud) {
        return Words.of(switch (cloud) {
            case MINDSPHERE -> "cloud.meaning.mindsphere";
            case AWS -> "cloud.meaning.aws";
            case AZURE_HUB -> "cloud.meaning.azureHub";
            case AZURE_DPS -> "cloud.meaning.azureDps";
            case CUMULOCITY -> "cloud.meaning.cumulocity";
            case HUAWEI -> "cloud.meaning.huawei";
            case SCALEWAY -> "cloud.meaning.scaleway";
            case BY_HAND -> "cloud.meaning.byHand";
        });
    }

    /// What to do for the devices once the CA is trusted.
    static String devices(CloudKind cloud) {
        return Words.of(switch (cloud) {
            case MINDSPHERE -> "cloud.devices.mindsphere";
            case AWS -> "cloud.devices.aws";
            case AZURE_HUB -> "cloud.devices.azureHub";
            case AZURE_DPS -> "cloud.devices.azureDps";
            case CUMULOCITY -> "cloud.devices.cumulocity";
            case HUAWEI -> "cloud.devices.huawei";
            case SCALEWAY, BY_HAND -> "cloud.devices.other";
        });
    }

    /// Where at the cloud: what was given, but not what the certificate is called there and what becomes of its devices.
    static String place(CloudPlace place) {
        return Arrays.stream(PlaceField.values()).filter(field -> !UNSAID.contains(field))
                .map(place::value).flatMap(Optional::stream).collect(Collectors.joining(" · "));
    }

    static String step(Step step) {
        return Words.of(switch (step) {
            case UPLOAD -> "cloud.step.upload";
            case CODE -> "cloud.step.code";
            case PROOF -> "cloud.step.proof";
            case VERIFY -> "cloud.step.verify";
        });
    }

    static String way(Way way) {
        return Words.of(way == Way.PROVEN ? "cloud.way.proven" : "cloud.way.trusted");
    }

    static String option(Option option) {
        return Words.of(option == Option.ACTIVE ? "cloud.option.active" : "cloud.option.autoRegistration");
    }

    static String removed(Removed removed) {
        return Words.of(switch (removed) {
            case SPACE -> "cloud.removed.space";
            case LINE_BREAK -> "cloud.removed.lineBreak";
            case INVISIBLE -> "cloud.removed.invisible";
            case QUOTES -> "cloud.removed.quotes";
            case JSON -> "cloud.removed.json";
        });
    }

    static String source(Source source) {
        return switch (source) {
            case Source.Typed(var kind) -> auth(kind);
            case Source.Kept(var since) -> Words.of("cloud.source.kept", Words.dateTime(since));
            case Source.AwsEnvironment() -> Words.of("cloud.source.awsEnvironment");
            case Source.AwsProfile(var name) -> Words.of("cloud.source.awsProfile", name);
            case Source.AzureSignIn() -> Words.of("cloud.source.azureSignIn");
            case Source.AzureCommandLine() -> Words.of("cloud.source.azureCli");
        };
    }

    private static String auth(AuthKind kind) {
        return Words.of(switch (kind) {
            case BEARER_TOKEN, X_AUTH_TOKEN -> "cloud.source.token";
            case CLIENT_CREDENTIALS -> "cloud.source.client";
            case AWS_KEYS -> "cloud.source.awsKeys";
            case USER_PASSWORD -> "cloud.source.user";
        });
    }

    static String part(Part part) {
        return Words.of(switch (part) {
            case TOKEN -> "cloud.part.token";
            case TOKEN_ADDRESS -> "cloud.part.tokenAddress";
            case ID -> "cloud.part.id";
            case SECRET -> "cloud.part.secret";
            case SCOPE -> "cloud.part.scope";
            case SESSION -> "cloud.part.session";
            case USER -> "cloud.part.user";
            case PASSWORD -> "cloud.part.password";
            case SIGN_IN -> "cloud.part.signIn";
            case DIRECTORY -> "cloud.part.directory";
            case APPLICATION -> "cloud.part.application";
        });
    }

    /// What stands next.
    static String next(Registration registration, NextStep next) {
        return Words.of(switch (next) {
            case NextStep.Send send -> switch (send.call()) {
                case UPLOAD -> "cloud.next.upload";
                case CODE -> "cloud.next.code";
                case VERIFY, LIST, STATUS, ACTIVATE, DEACTIVATE, DELETE -> "cloud.next.verify";
            };
            case NextStep.TypeCode() -> "cloud.next.typeCode";
            case NextStep.Prove _ -> "cloud.next.prove";
            case NextStep.CarryProof _ -> "cloud.next.carry";
            case NextStep.Finished() -> registration.trustedUnproven() ? "cloud.next.trusted"
                    : registration.state() == RegistrationState.REMOVED ? "cloud.next.removed" : "cloud.next.finished";
        });
    }

    /// Until when: code and proof while they count, and the CA itself.
    static List<String> deadlines(Registration registration, Instant caEnds, Instant now) {
        var found = new ArrayList<String>();
        if (registration.state().isOpen()) {
            registration.facts().instant(CloudFact.CODE_UNTIL).map(end -> left("cloud.until.code", end, now)).ifPresent(found::add);
            registration.facts().instant(CloudFact.PROOF_UNTIL).map(end -> left("cloud.until.proof", end, now)).ifPresent(found::add);
        }
        found.add(left("cloud.until.ca", caEnds, now));
        return found;
    }

    private static String left(String key, Instant end, Instant now) {
        return Words.of(key, Words.date(end), end.isAfter(now) ? Words.of("cloud.left", Words.span(Duration.between(now, end)))
                : Words.of("cloud.over"));
    }
}
