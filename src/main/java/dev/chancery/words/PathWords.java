package dev.chancery.words;

import dev.chancery.domain.Cause;
import java.util.stream.Collectors;

/// How the certificate came here, whether it can be read, and where its chain leads.
final class PathWords {

    private PathWords() {}

    static Said of(Cause.OfConnection cause) {
        return switch (cause) {
            case Cause.Connected(var protocol, var suite) -> Said.well("verify.connected", protocol, suite);
            case Cause.AsksForCertificate() -> Said.ill("verify.asks", "verify.asks.next");
            case Cause.SentIncomplete(var issuer) -> Said.ill("verify.sentIncomplete", "verify.sentIncomplete.next", issuer);
            case Cause.Unreached(var why) -> of(why);
        };
    }

    private static Said of(Cause.Unreached.Why why) {
        return switch (why) {
            case UNKNOWN_HOST -> Said.ill("verify.unknownHost", "verify.unknownHost.next");
            case CLOSED_PORT -> Said.ill("verify.closedPort", "verify.closedPort.next");
            case NO_ROUTE -> Said.ill("verify.noRoute", "verify.noRoute.next");
            case NO_ANSWER -> Said.ill("verify.noAnswer", "verify.noAnswer.next");
            case NO_TLS -> Said.ill("verify.noTls", "verify.noTls.next");
            case HUNG_UP -> Said.ill("verify.hungUp", "verify.hungUp.next");
            case NO_AGREEMENT -> Said.ill("verify.noAgreement", "verify.noAgreement.next");
        };
    }

    static Said of(Cause.OfForm cause) {
        return switch (cause) {
            case Cause.WellFormed() -> Said.well("verify.wellFormed");
            case Cause.NotReadable(var why) -> of(why);
            case Cause.UnknownCritical(var oid) -> Said.ill("verify.unknownCritical", "verify.unknownCritical.next", oid);
            case Cause.Flawed(var flaws) -> Said.ill("verify.flawed", "verify.flawed.next",
                    flaws.stream().sorted().map(FormWords::flaw).collect(Collectors.joining("; ")));
            case Cause.NotForBrowsers(var rules) -> Said.ill("verify.notForBrowsers", "verify.notForBrowsers.next",
                    rules.stream().sorted().map(FormWords::rule).collect(Collectors.joining("; ")));
            case Cause.BreaksRule(var breach) -> RuleWords.said(breach);
        };
    }

    private static Said of(Cause.NotReadable.Why why) {
        return switch (why) {
            case NO_CERTIFICATE -> Said.ill("verify.noCertificate", "verify.noCertificate.next");
            case BROKEN -> Said.ill("verify.broken", "verify.broken.next");
            case TOO_MUCH -> Said.ill("verify.tooMuch", "verify.tooMuch.next");
        };
    }

    static Said of(Cause.OfSignature cause) {
        return switch (cause) {
            case Cause.SignedBy(var issuer) -> Said.well("verify.signedBy", issuer);
            case Cause.SelfSigned() -> Said.well("verify.selfSigned");
            case Cause.SignatureWrong(var issuer) -> Said.ill("verify.signatureWrong", "verify.signatureWrong.next", issuer);
            case Cause.SignatureUnknown(var algorithm) -> Said.ill("verify.signatureUnknown", "verify.signatureUnknown.next", algorithm);
            case Cause.IssuerMissing(var issuer) -> Said.ill("verify.issuerMissing", "verify.issuerMissing.next", issuer);
            case Cause.TooManyWays(int tried) -> Said.ill("verify.tooManyWays", "verify.tooManyWays.next", tried);
            case Cause.ChainTooLong(int limit) -> Said.ill("verify.chainTooLong", "verify.chainTooLong.next", limit);
        };
    }

    static Said of(Cause.OfTrust cause) {
        return switch (cause) {
            case Cause.EndsInStore(var authority) -> Said.well("verify.endsInStore", authority);
            case Cause.EndsInTrusted(var root) -> Said.well("verify.endsInTrusted", root);
            case Cause.EndsUntrusted(var root) -> Said.ill("verify.endsUntrusted", "verify.endsUntrusted.next", root);
            case Cause.EndsElsewhere(var root) -> Said.ill("verify.endsElsewhere", "verify.endsElsewhere.next", root);
            case Cause.EndsOpen() -> Said.well("verify.endsOpen");
        };
    }
}
