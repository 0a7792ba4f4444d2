package dev.chancery.words;

import dev.chancery.domain.Advice;
import dev.chancery.domain.BuiltIn;
import dev.chancery.domain.KeyUsage;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Usages;
import java.util.ArrayList;
import java.util.stream.Collectors;

/// What a profile means, in plain language.
public final class ProfileWords {

    private ProfileWords() {}

    /// What people call it: their own word, or that of the language for one that comes with the program.
    public static String name(Profile profile) {
        return BuiltIn.ofCode(profile.code()).isPresent() ? builtIn(profile.code(), profile.name()) : profile.name();
    }

    private static String builtIn(String code, String otherwise) {
        return switch (code) {
            case "device" -> Words.of("profiles.name.device");
            case "server" -> Words.of("profiles.name.server");
            case "both" -> Words.of("profiles.name.both");
            case "mainflux" -> Words.of("profiles.name.mainflux");
            case "mainflux-id" -> Words.of("profiles.name.mainfluxId");
            case "vault" -> Words.of("profiles.name.vault");
            case "amqtt-device" -> Words.of("profiles.name.amqttDevice");
            case "mindsphere-ca" -> Words.of("profiles.name.mindsphereCa");
            case "root" -> Words.of("profiles.name.root");
            case "intermediate" -> Words.of("profiles.name.intermediate");
            default -> otherwise;
        };
    }

    /// What a certificate by it lets somebody do, in one sentence.
    public static String says(Profile profile) {
        return switch (profile.kind()) {
            case ROOT -> Words.of("profiles.says.root");
            case INTERMEDIATE -> Words.of("profiles.says.intermediate");
            case END_ENTITY -> saysOf(profile.usages());
        };
    }

    private static String saysOf(Usages usages) {
        if (usages.purposes().isEmpty()) {
            return Words.of("profiles.says.anything");
        }
        var server = usages.allows(Usages.SERVER_AUTH);
        if (usages.allows(Usages.CLIENT_AUTH)) {
            return Words.of(server ? "profiles.says.both" : "profiles.says.device");
        }
        return server ? Words.of("profiles.says.server") : Words.of("profiles.says.other",
                usages.purposes().stream().map(ProfileWords::purpose).collect(Collectors.joining(", ")));
    }

    /// How long it lives and how its subject is called, in whole sentences.
    public static String terms(Profile profile) {
        var found = new ArrayList<String>();
        found.add(profile.terms().longest().isEmpty() ? Words.of("profiles.says.life", Words.span(profile.life().duration()))
                : Words.of("profiles.says.lifeAtMost", Words.span(profile.life().duration()),
                        Words.span(profile.terms().longest().get().duration())));
        if (!profile.forAuthority()) {
            found.add(profile.naming().alternatives().isEmpty() ? Words.of("profiles.says.noNames")
                    : Words.of("profiles.says.names", profile.naming().alternatives().size()));
        }
        return String.join(" ", found);
    }

    public static String purpose(String oid) {
        return switch (oid) {
            case Usages.SERVER_AUTH -> Words.of("profiles.purpose.server");
            case Usages.CLIENT_AUTH -> Words.of("profiles.purpose.client");
            case Usages.CODE_SIGNING -> Words.of("profiles.purpose.code");
            case Usages.EMAIL_PROTECTION -> Words.of("profiles.purpose.email");
            case Usages.TIME_STAMPING -> Words.of("profiles.purpose.time");
            case Usages.OCSP_SIGNING -> Words.of("profiles.purpose.ocsp");
            default -> oid;
        };
    }

    public static String usage(KeyUsage usage) {
        return Words.of(switch (usage) {
            case DIGITAL_SIGNATURE -> "profiles.usage.digitalSignature";
            case CONTENT_COMMITMENT -> "profiles.usage.contentCommitment";
            case KEY_ENCIPHERMENT -> "profiles.usage.keyEncipherment";
            case DATA_ENCIPHERMENT -> "profiles.usage.dataEncipherment";
            case KEY_AGREEMENT -> "profiles.usage.keyAgreement";
            case KEY_CERT_SIGN -> "profiles.usage.keyCertSign";
            case CRL_SIGN -> "profiles.usage.crlSign";
            case ENCIPHER_ONLY -> "profiles.usage.encipherOnly";
            case DECIPHER_ONLY -> "profiles.usage.decipherOnly";
        });
    }

    public static String warning(Advice advice) {
        return advice == Advice.SERVER_WITHOUT_NAMES ? Words.of("profiles.advice.serverWithoutNames", "DNS:{id}")
                : Words.of(key(advice));
    }

    private static String key(Advice advice) {
        return switch (advice) {
            case SECRET_INSIDE -> "profiles.advice.secretInside";
            case ANYTHING_GOES -> "profiles.advice.anythingGoes";
            case SERVER_WITHOUT_NAMES -> "profiles.advice.serverWithoutNames";
            case LONG_SERVER_LIFE -> "profiles.advice.longServerLife";
            case UNKNOWN_CRITICAL -> "profiles.advice.unknownCritical";
            case YOUNG_KEY -> "profiles.advice.youngKey";
            case NO_BACKDATE -> "profiles.advice.noBackdate";
        };
    }

    /// What a profile asks for by this placeholder of its own.
    public static String asked(String placeholder) {
        return switch (placeholder) {
            case "uri" -> Words.of("profiles.asked.uri");
            case "vault" -> Words.of("profiles.asked.vault");
            default -> placeholder;
        };
    }
}
