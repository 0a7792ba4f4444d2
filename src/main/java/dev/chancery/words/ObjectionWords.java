package dev.chancery.words;

import dev.chancery.domain.Holdings.Why;
import dev.chancery.domain.Objection;
import java.util.stream.Collectors;

/// What is wrong with an item, and what to do.
public final class ObjectionWords {

    private ObjectionWords() {}

    public static String of(Objection objection) {
        return switch (objection) {
            case Objection.Refusal refusal -> refusal(refusal);
            case Objection.Warning warning -> warning(warning);
        };
    }

    private static String refusal(Objection.Refusal refusal) {
        return switch (refusal) {
            case Objection.Unreadable(var detail) -> Words.of("importing.unreadable", detail);
            case Objection.NotKnown() -> Words.of("importing.notKnown");
            case Objection.LeftOut(var why) -> leftOut(why);
            case Objection.SshKey() -> Words.of("importing.ssh");
            case Objection.PublicKeyOnly() -> Words.of("importing.publicKey");
            case Objection.OldKeyStore() -> Words.of("importing.jceks");
            case Objection.UnknownEncryption() -> Words.of("importing.encryption");
            case Objection.TooMuch(var most) -> Words.of("importing.tooMuch", most);
            case Objection.KeyUnfit(var key) -> Words.of("importing.keyUnfit", key);
            case Objection.IssuerMissing(var issuer) -> Words.of("importing.issuerMissing", issuer);
            case Objection.SignatureFails(var issuer) -> Words.of("importing.signatureFails", issuer);
            case Objection.NotAnAuthority() -> Words.of("importing.notAnAuthority");
            case Objection.MaySignNothing() -> Words.of("importing.maySignNothing");
            case Objection.KeyDiffers(var certificate) -> Words.of("importing.keyDiffers", certificate);
            case Objection.NoCertificate() -> Words.of("importing.noCertificate");
            case Objection.SerialTaken(var label) -> Words.of("importing.serialTaken", label);
            case Objection.AnotherOf(var authority) -> Words.of("importing.anotherOf", authority);
            case Objection.AnswersRequest(var label) -> Words.of("importing.answers", label);
            case Objection.RequestUnfit(var violations) -> Words.of("importing.requestUnfit",
                    violations.stream().map(Violations::words).collect(Collectors.joining(" ")));
            case Objection.ListOfChanges() -> Words.of("importing.delta");
            case Objection.ListOfNobody(var issuer) -> issuer.isEmpty()
                    ? Words.of("importing.listOfNobody.unnamed") : Words.of("importing.listOfNobody", issuer);
            case Objection.ListNumberTooHigh() -> Words.of("importing.listNumber");
            case Objection.Dangerous(var breach) -> RuleWords.paragraph(breach);
        };
    }

    private static String leftOut(Why why) {
        return Words.of(switch (why) {
            case MALFORMED -> "importing.left.malformed";
            case TOO_LARGE -> "importing.left.tooLarge";
            case UNREADABLE -> "importing.left.unreadable";
            case LINK -> "importing.left.link";
            case HIDDEN -> "importing.left.hidden";
            case TOO_DEEP -> "importing.left.tooDeep";
            case NOT_A_FILE -> "importing.left.notAFile";
            case TEMPLATE -> "importing.left.template";
            case ON_TOKEN -> "importing.left.onToken";
            case PUBLIC_KEY -> "importing.publicKey";
            case OLD_ENCRYPTION -> "importing.left.oldEncryption";
            case OPENVPN_KEY -> "importing.left.openVpn";
            case TAKEN_BACK -> "importing.left.takenBack";
            case OTHER -> "importing.notKnown";
        });
    }

    private static String warning(Objection.Warning warning) {
        return switch (warning) {
            case Objection.Expired(var since) -> Words.of("importing.expired", Words.date(since));
            case Objection.NotYetValid(var from) -> Words.of("importing.notYetValid", Words.dateTime(from));
            case Objection.WithoutKey() -> Words.of("importing.withoutKey");
            case Objection.MaySignNoLists() -> Words.of("importing.noLists");
            case Objection.NoSubjectKeyId() -> Words.of("importing.noKeyId");
            case Objection.SignatureWeak(var algorithm) -> Words.of("importing.weakSignature", algorithm);
            case Objection.ListEnded(var since) -> Words.of("importing.listEnded", Words.date(since));
            case Objection.BreaksRule(var breach) -> RuleWords.paragraph(breach);
        };
    }
}
