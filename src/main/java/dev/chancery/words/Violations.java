package dev.chancery.words;

import dev.chancery.domain.Field;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.KeyUsage;
import dev.chancery.domain.PathPattern;
import dev.chancery.domain.TopicPattern;
import dev.chancery.domain.Violation;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds the words for a broken rule, to stand beside its field.
public final class Violations {

    private Violations() {}

    /// One plain sentence.
    public static String words(Violation violation) {
        return switch (violation) {
            case Violation.Missing(var field) -> missing(field);
            case Violation.TooLong(_, int length, int limit) -> Words.of("failures.rule.tooLong", length, limit);
            case Violation.TooShort(_, int length, int least) -> Words.of("failures.rule.tooShort", length, least);
            case Violation.NotACountryCode _ -> Words.of("failures.rule.notACountryCode");
            case Violation.ForbiddenCharacter(_, int point, int index) -> forbidden(point, index);
            case Violation.NotADnsName(var text) -> Words.of("failures.rule.notADnsName", text);
            case Violation.NotAnAddress(_, var text) -> Words.of("failures.rule.notAnAddress", text);
            case Violation.NotAUri(var text) -> Words.of("failures.rule.notAUri", text);
            case Violation.NotAnEmail(_, var text) -> Words.of("failures.rule.notAnEmail", text);
            case Violation.ReservedName(_, var text) -> Words.of("failures.rule.reservedName", text);
            case Violation.UnknownPart(var word) -> Words.of("failures.rule.unknownPart", "{" + word + "}",
                    Stream.of(PathPattern.Part.values()).map(part -> "{" + part.word() + "}").collect(Collectors.joining(", ")));
            case Violation.NoSshKey(var label, var key) -> Words.of("failures.rule.noSshKey", label, key.label());
            case Violation.TwoOfOneName(var name) -> Words.of("failures.rule.twoOfOneName", name);
            case Violation.LooksLikeFormula _ -> Words.of("failures.rule.looksLikeFormula");
            case Violation.MalformedTtl(var text) -> Words.of("failures.rule.malformedTtl", text);
            case Violation.TtlOutOfRange(_, var least, var most) ->
                    Words.of("failures.rule.ttlOutOfRange", Words.span(least), Words.span(most));
            case Violation.UnsupportedKeyType(var type) -> Words.of("failures.rule.unsupportedKeyType", type);
            case Violation.UnsupportedKeySize(var algorithm, int bits, var supported) -> keySize(algorithm, bits, supported);
            case Violation.OutlivesIssuer(var asked, var ends) ->
                    Words.of("failures.rule.outlivesIssuer", Words.date(asked), Words.date(ends));
            case Violation.IssuerNotValid(var issuer, _) ->
                    Words.of("failures.rule.issuerNotValid", Words.date(issuer.notBefore()), Words.date(issuer.notAfter()));
            case Violation.IssuerKeyAway() -> Words.of("failures.rule.issuerKeyAway");
            case Violation.IssuerRevoked(var revocation) ->
                    Words.of("failures.rule.issuerRevoked", Words.date(revocation.when()));
            case Violation.NotEligibleYet(var from) -> Words.of("failures.rule.notEligibleYet", Words.date(from));
            case Violation.RevokedForGood(var revocation) -> Words.of("failures.rule.revokedForGood", Words.date(revocation.when()));
            case Violation.ReplacedAlready(var successor) -> Words.of("failures.rule.replacedAlready", successor.colonHex());
            case Violation.OfAnotherThing(_, var thing) -> Words.of("failures.rule.ofAnotherThing", thing.value());
            case Violation.OfAnAuthority() -> Words.of("failures.rule.ofAnAuthority");
            case Violation.WrittenElsewhere() -> Words.of("failures.rule.writtenElsewhere");
            case Violation.NotATime _ -> Words.of("failures.rule.notATime");
            case Violation.OutOfRange(_, _, int least, int most) -> Words.of("failures.rule.outOfRange", least, most);
            case Violation.NotAFolderPath _ -> Words.of("failures.rule.notAFolderPath");
            case Violation.NotAFilePath _ -> Words.of("failures.rule.notAFilePath");
            case Violation.NotAUrl _ -> Words.of("failures.rule.notAUrl");
            case Violation.NotAServer _ -> Words.of("failures.rule.notAServer");
            case Violation.PathTooLong(int allowed, _) -> Words.of("failures.rule.pathTooLong", allowed);
            case Violation.WrongProfile _ -> Words.of("failures.rule.wrongProfile");
            case Violation.NoServerName() -> Words.of("failures.rule.noServerName");
            case Violation.UnfitKey(var why) -> unfitKey(why);
            case Violation.KeyOfAuthority(var authority) -> Words.of("failures.rule.keyOfAuthority", authority);
            case Violation.BadSignature() -> Words.of("failures.rule.badSignature");
            case Violation.UnsupportedSignature(var algorithm) -> Words.of("failures.rule.unsupportedSignature", algorithm);
            case Violation.RequestSettled() -> Words.of("failures.rule.requestSettled");
            case Violation.UnfitAnswer(var why) -> unfitAnswer(why);
            case Violation.Taken(_, var text, int line) -> line == 0
                    ? Words.of("failures.rule.taken", text) : Words.of("failures.rule.takenInLine", text, line);
            case Violation.FileExists(var name) -> Words.of("failures.rule.fileExists", name);
            case Violation.PassphrasesDiffer() -> Words.of("failures.rule.passphrasesDiffer");
            case Violation.MistypedGroup(int group) -> Words.of("failures.rule.mistypedGroup", group);
            case Violation.UnfinishedRecoveryKey(int typed, int whole) -> Words.of("failures.rule.unfinishedRecoveryKey", typed, whole);
            case Violation.WrongColumnCount(int found, int expected) ->
                    Words.of("failures.rule.wrongColumnCount", found, expected);
            case Violation.UnclosedQuote() -> Words.of("failures.rule.unclosedQuote");
            case Violation.MisplacedQuote() -> Words.of("failures.rule.misplacedQuote");
            case Violation.NotUtf8() -> Words.of("failures.rule.notUtf8");
            case Violation.UnknownPlaceholder(_, var text) -> Words.of("failures.rule.unknownPlaceholder", text);
            case Violation.NothingFor(_, var placeholder) -> Words.of("failures.rule.nothingFor", placeholder);
            case Violation.NoKindOfName(var text) -> Words.of("failures.rule.noKindOfName", text);
            case Violation.NotALink(var text) -> Words.of("failures.rule.notALink", text);
            case Violation.NotAnOid(_, var text) -> Words.of("failures.rule.notAnOid", text);
            case Violation.NotAConstraint(var text) -> Words.of("failures.rule.notAConstraint", text);
            case Violation.UsageUnfitForKey(var usage, var algorithm) ->
                    Words.of("failures.rule.usageUnfitForKey", usage.code(), label(algorithm));
            case Violation.UsageOfAuthorities(var usage) -> Words.of("failures.rule.usageOfAuthorities", usage.code());
            case Violation.AuthorityMustSign() -> Words.of("failures.rule.authorityMustSign");
            case Violation.AuthorityMustSay() -> Words.of("failures.rule.authorityMustSay");
            case Violation.OnlyWithAgreement() -> Words.of("failures.rule.onlyWithAgreement");
            case Violation.PurposeNeedsUsage(var purpose, var oneOf) -> Words.of("failures.rule.purposeNeedsUsage", purpose,
                    oneOf.stream().map(KeyUsage::code).collect(Collectors.joining(", ")));
            case Violation.PurposesOfRoot() -> Words.of("failures.rule.purposesOfRoot");
            case Violation.ConstraintsOfAuthorities() -> Words.of("failures.rule.constraintsOfAuthorities");
            case Violation.ExtensionTaken(var oid) -> Words.of("failures.rule.extensionTaken", oid);
            case Violation.NotAnExtension _ -> Words.of("failures.rule.notAnExtension");
            case Violation.OutsideConstraints(var name) -> Words.of("failures.rule.outsideConstraints", name);
            case Violation.LivesTooLong(_, var longest) ->
                    Words.of("failures.rule.livesTooLong", Words.span(longest.duration()));
            case Violation.KeyNotAllowed(var key, var allowed) -> Words.of("failures.rule.keyNotAllowed", key.label(),
                    allowed.stream().map(KeySpec::label).collect(Collectors.joining(", ")));
            case Violation.ProfileNotAllowed(var profile) -> Words.of("failures.rule.profileNotAllowed", profile);
            case Violation.NotAProfile(var where) -> where.isEmpty() ? Words.of("failures.rule.notAProfile")
                    : Words.of("failures.rule.notAProfileAt", where);
            case Violation.ProfileInUse(var authority) -> Words.of("failures.rule.profileInUse", authority);
            case Violation.UnfitCross(var why) -> unfitCross(why);
            case Violation.FollowedAlready(var successor) -> Words.of("failures.rule.followedAlready", successor);
            case Violation.BuiltInProfile() -> Words.of("failures.rule.builtInProfile");
            case Violation.NotInForm(_, var example) -> Words.of("failures.rule.notInForm", example);
            case Violation.UnfitCode(int length, var expected) -> expected.isPresent()
                    ? Words.of("failures.rule.unfitCodeOf", length, expected.getAsInt())
                    : Words.of("failures.rule.unfitCode", length);
            case Violation.UnfitProof(var why) -> unfitProof(why);
            case Violation.CloudFull(int most) -> Words.of("failures.rule.cloudFull", most);
            case Violation.CloudWouldRefuse(var check) -> CloudChecks.words(check);
            case Violation.NotNow(var state) -> Words.of("failures.rule.notNow", Registered.words(state));
            case Violation.UnfitPattern(var why, int at) -> unfitPattern(why, at);
            case Violation.TooManyNames(int most) -> Words.of("failures.rule.tooManyNames", most);
            case Violation.NameTwice(var name) -> Words.of("failures.rule.nameTwice", name);
            case Violation.UnfitName(var name, var why) -> Words.of("failures.rule.unfitName", name, words(why));
            case Violation.BreaksRule(var breach) -> RuleWords.paragraph(breach);
            case Violation.PlainHttp(_, var host) -> Words.of("failures.rule.plainHttp", host);
            case Violation.NotALabel _ -> Words.of("failures.rule.notALabel");
            case Violation.ForeignNames(var asked) -> Words.of("failures.rule.foreignNames", asked);
            case Violation.OtherNamesThanBefore(var serial) -> Words.of("failures.rule.otherNamesThanBefore", serial.colonHex());
            case Violation.RequestOfAnother() -> Words.of("failures.rule.requestOfAnother");
            case Violation.RequestRejected(var reason) -> Words.of("failures.rule.requestRejected", reason);
            case Violation.EventsOfOneTopic() -> Words.of("failures.rule.eventsOfOneTopic", "{event}");
            case Violation.UnknownTopicPart(var word) -> Words.of("failures.rule.unknownTopicPart", "{" + word + "}",
                    Stream.of(TopicPattern.Part.values()).map(part -> "{" + part.word() + "}").collect(Collectors.joining(", ")));
            case Violation.NoCertificateGiven() -> Words.of("failures.rule.noCertificateGiven");
            case Violation.CannotBeShown() -> Words.of("failures.rule.cannotBeShown");
            case Violation.UnfitTokenKey() -> Words.of("failures.rule.unfitTokenKey");
            case Violation.IssuerInVault(var place) -> Words.of("failures.rule.issuerInVault", place);
            case Violation.AgainstVaultRole(var saying) -> Words.of("failures.rule.againstVaultRole", saying);
            case Violation.NoHoldInVault(var place) -> Words.of("failures.rule.noHoldInVault", place);
            case Violation.VaultRootMissing(var issuer) -> Words.of("failures.rule.vaultRootMissing", issuer);
            case Violation.VaultDiffers(var notices) -> Words.of("failures.rule.vaultDiffers", VaultWords.joined(notices));
            case Violation.NoKeyForVault(var serial) -> Words.of("failures.rule.noKeyForVault", serial.colonHex());
        };
    }

    /// The sentence with the name of its field before it, for a list that does not stand beside the form.
    public static String withField(Violation violation) {
        return Words.of("failures.rule.withField", name(violation.field()), words(violation));
    }

    /// What a form calls this field.
    public static String name(Field field) {
        return Words.of(switch (field) {
            case NAME -> "failures.field.name";
            case COUNTRY -> "failures.field.country";
            case STATE -> "failures.field.state";
            case LOCALITY -> "failures.field.locality";
            case ORGANIZATION -> "failures.field.organization";
            case ORGANIZATIONAL_UNIT -> "failures.field.organizationalUnit";
            case COMMON_NAME -> "failures.field.commonName";
            case EMAIL -> "failures.field.email";
            case SUBJECT -> "failures.field.subject";
            case SUBJECT_NAMES -> "failures.field.subjectNames";
            case KEY -> "failures.field.key";
            case LIFE -> "failures.field.life";
            case PATH_LENGTH -> "failures.field.pathLength";
            case ISSUER -> "failures.field.issuer";
            case PROFILE -> "failures.field.profile";
            case SIGNATURE -> "failures.field.signature";
            case REQUEST -> "failures.field.request";
            case ANSWER -> "failures.field.answer";
            case REASON -> "failures.field.reason";
            case THING_ID -> "failures.field.thingId";
            case GROUP -> "failures.field.group";
            case TAGS -> "failures.field.tags";
            case NOTES -> "failures.field.notes";
            case HARDWARE_SERIAL -> "failures.field.hardwareSerial";
            case ADDRESS -> "failures.field.address";
            case LIST_HOURS -> "failures.field.listHours";
            case LIST_PATH -> "failures.field.listPath";
            case LIST_FOLDER -> "failures.field.listFolder";
            case LIST_URL -> "failures.field.listUrl";
            case URI_DOMAIN -> "failures.field.uriDomain";
            case CERTIFICATE -> "failures.field.certificate";
            case RENEWAL_TIME -> "failures.field.renewalTime";
            case RENEWAL_WINDOW -> "failures.field.renewalWindow";
            case RENEWAL_GRACE -> "failures.field.renewalGrace";
            case PASSPHRASE -> "failures.field.passphrase";
            case PASSPHRASE_AGAIN -> "failures.field.passphraseAgain";
            case FILE -> "failures.field.file";
            case FOLDER -> "failures.field.folder";
            case ROW -> "failures.field.row";
            case KEY_USAGE -> "failures.field.keyUsage";
            case PURPOSES -> "failures.field.purposes";
            case LINKS -> "failures.field.links";
            case POLICIES -> "failures.field.policies";
            case CONSTRAINTS -> "failures.field.constraints";
            case EXTENSIONS -> "failures.field.extensions";
            case CLOUD_REGION -> "failures.field.cloudRegion";
            case CLOUD_ADDRESS -> "failures.field.cloudAddress";
            case TENANT -> "failures.field.tenant";
            case SUBSCRIPTION -> "failures.field.subscription";
            case RESOURCE_GROUP -> "failures.field.resourceGroup";
            case HUB -> "failures.field.hub";
            case PROJECT -> "failures.field.project";
            case INSTANCE -> "failures.field.instance";
            case CLOUD_NAME -> "failures.field.cloudName";
            case CLOUD_TEMPLATE -> "failures.field.cloudTemplate";
            case CLOUD_ROLE -> "failures.field.cloudRole";
            case CODE -> "failures.field.code";
            case CREDENTIAL -> "failures.field.credential";
            case REGISTRATION -> "failures.field.registration";
            case BACKUP_FOLDER -> "failures.field.backupFolder";
            case BACKUPS_NEWEST -> "failures.field.backupsNewest";
            case BACKUPS_DAYS -> "failures.field.backupsDays";
            case BACKUPS_MONTHS -> "failures.field.backupsMonths";
            case BACKUP_BEFORE -> "failures.field.backupBefore";
            case RECOVERY_KEY -> "failures.field.recoveryKey";
            case VAULT_ADDRESS -> "failures.field.vaultAddress";
            case VAULT_NAMESPACE -> "failures.field.vaultNamespace";
            case VAULT_MOUNT -> "failures.field.vaultMount";
            case VAULT_ROLE -> "failures.field.vaultRole";
            case VAULT_TOKEN -> "failures.field.vaultToken";
            case VAULT_ROLE_ID -> "failures.field.vaultRoleId";
            case VAULT_SECRET_ID -> "failures.field.vaultSecretId";
            case VAULT_POLICY -> "failures.field.vaultPolicy";
            case ENDPOINT_ADDRESS -> "failures.field.endpointAddress";
            case ENDPOINT_PORT -> "failures.field.endpointPort";
            case ENDPOINT_AUTHORITY -> "failures.field.endpointAuthority";
            case ENDPOINT_HOSTS -> "failures.field.endpointHosts";
            case KEY_USES -> "failures.field.keyUses";
            case ENROLMENT_LABEL -> "failures.field.enrolmentLabel";
            case EVENT_TOPIC -> "failures.field.eventTopic";
            case EVENTS -> "failures.field.events";
            case CLIENT_ID -> "failures.field.clientId";
            case USER_NAME -> "failures.field.userName";
            case BROKER_TRUST -> "failures.field.brokerTrust";
            case TOKEN -> "failures.field.token";
            case VAULT_APP_ROLE -> "failures.field.vaultAppRole";
        });
    }

    private static String unfitKey(Violation.UnfitKey.Why why) {
        return Words.of(switch (why) {
            case EXPONENT -> "failures.rule.keyExponent";
            case GUESSABLE -> "failures.rule.keyGuessable";
            case NOT_ON_CURVE -> "failures.rule.keyNotOnCurve";
        });
    }

    private static String unfitAnswer(Violation.UnfitAnswer.Why why) {
        return Words.of(switch (why) {
            case OTHER_KEY -> "failures.rule.answerOtherKey";
            case FOR_AUTHORITY -> "failures.rule.answerForAuthority";
            case EXPIRED -> "failures.rule.answerExpired";
            case BAD_SIGNATURE -> "failures.rule.answerBadSignature";
            case OTHER_NAME -> "failures.rule.answerOtherName";
        });
    }

    private static String unfitCross(Violation.UnfitCross.Why why) {
        return Words.of(switch (why) {
            case UNREADABLE -> "failures.rule.crossUnreadable";
            case NO_AUTHORITY -> "failures.rule.crossNoAuthority";
            case EXPIRED -> "failures.rule.crossExpired";
            case BAD_SIGNATURE -> "failures.rule.crossBadSignature";
            case ITSELF -> "failures.rule.crossItself";
            case REVOKED -> "failures.rule.crossRevoked";
        });
    }

    private static String unfitProof(Violation.UnfitProof.Why why) {
        return Words.of(switch (why) {
            case HOLDS_A_KEY -> "failures.rule.proofHoldsKey";
            case NOT_ONE -> "failures.rule.proofNotOne";
            case PROVES_NOTHING -> "failures.rule.proofNothing";
            case NO_REQUEST -> "failures.rule.proofNoRequest";
            case OTHER_AUTHORITY -> "failures.rule.proofOtherAuthority";
        });
    }

    private static String unfitPattern(Violation.UnfitPattern.Why why, int at) {
        return Words.of(switch (why) {
            case UNCLOSED -> "failures.rule.patternUnclosed";
            case UNOPENED -> "failures.rule.patternUnopened";
            case NESTED -> "failures.rule.patternNested";
            case EMPTY -> "failures.rule.patternEmpty";
            case NO_RANGE -> "failures.rule.patternNoRange";
            case NO_STEP -> "failures.rule.patternNoStep";
            case BACKSLASH -> "failures.rule.patternBackslash";
        }, at + 1);
    }

    private static String missing(Field field) {
        return field == Field.PASSPHRASE
                ? Words.of("failures.rule.missingPassphrase") : Words.of("failures.rule.missing", name(field));
    }

    private static String forbidden(int codePoint, int index) {
        var code = "U+%04X".formatted(codePoint);
        return codePoint == '/' || codePoint == '\\'
                ? Words.of("failures.rule.pathSeparator", Character.toString(codePoint), index + 1)
                : Words.of("failures.rule.forbiddenCharacter", code, index + 1);
    }

    private static String label(KeySpec.Algorithm algorithm) {
        return switch (algorithm) {
            case RSA -> "RSA";
            case EC -> "EC";
            case ED25519 -> "Ed25519";
            case ML_DSA -> "ML-DSA";
        };
    }

    private static String keySize(KeySpec.Algorithm algorithm, int bits, List<Integer> supported) {
        var sizes = supported.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return Words.of("failures.rule.unsupportedKeySize", label(algorithm), String.valueOf(bits), sizes);
    }
}
