package dev.chancery.words;

import dev.chancery.domain.AmqttCheck;
import dev.chancery.domain.Cause;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.Visible;

/// What the store, a revocation list, a responder and an aMQTT broker say of a certificate.
public final class StandingWords {

    private StandingWords() {}

    static Said of(Cause.OfRecord cause) {
        return switch (cause) {
            case Cause.IssuedHere(var thing) -> thing.map(ThingId::value)
                    .map(id -> Said.well("verify.issuedHereFor", id)).orElseGet(() -> Said.well("verify.issuedHere"));
            case Cause.RevokedHere(var revocation) -> revocation.isHold()
                    ? Said.ill("verify.heldHere", "verify.heldHere.next", Words.dateTime(revocation.when()))
                    : Said.ill("verify.revokedHere", "verify.revokedHere.next", Words.dateTime(revocation.when()),
                            Reasons.words(revocation.reason()));
            case Cause.NotRecorded(var authority) -> Said.ill("verify.notRecorded", "verify.notRecorded.next", authority);
            case Cause.IssuedElsewhere() -> Said.well("verify.issuedElsewhere");
        };
    }

    static Said of(Cause.OfList cause) {
        return switch (cause) {
            case Cause.NotOnList(var made) -> Said.well("verify.notOnList", Words.dateTime(made));
            case Cause.OnList(var since, var reason) ->
                    Said.ill("verify.onList", "verify.onList.next", Words.dateTime(since), Reasons.words(reason));
            case Cause.ListEnded(var ended) -> Said.ill("verify.listEnded", "verify.listEnded.next", Words.dateTime(ended));
            case Cause.ListNotYet(var from) -> Said.ill("verify.listNotYet", "verify.listNotYet.next", Words.dateTime(from));
            case Cause.ListForged(var issuer) -> Said.ill("verify.listForged", "verify.listForged.next", issuer);
            case Cause.ListUnreadable() -> Said.ill("verify.listUnreadable", "verify.listUnreadable.next");
            case Cause.ListOfAnother(var issuer) -> Said.ill("verify.listOfAnother", "verify.listOfAnother.next", issuer);
            case Cause.OnlyChanges() -> Said.ill("verify.onlyChanges", "verify.onlyChanges.next");
            case Cause.ListsOfSomeReasons() -> Said.ill("verify.listsOfSomeReasons", "verify.listsOfSomeReasons.next");
            case Cause.ListNumberUnfit(var issuer) -> Said.ill("verify.listNumberUnfit", "verify.listNumberUnfit.next", issuer);
            case Cause.NoListOfIssuer(var issuer) -> Said.well("verify.noListOfIssuer", issuer);
            case Cause.NoList() -> Said.well("verify.noList");
        };
    }

    static Said of(Cause.OfOcsp cause) {
        return switch (cause) {
            case Cause.OcspGood(var made, boolean fresh) -> fresh
                    ? Said.well("verify.ocspGood") : Said.well("verify.ocspGoodOf", Words.dateTime(made));
            case Cause.OcspRevoked(var since, var reason) ->
                    Said.ill("verify.ocspRevoked", "verify.ocspRevoked.next", Words.dateTime(since), Reasons.words(reason));
            case Cause.OcspUnknown() -> Said.ill("verify.ocspUnknown", "verify.ocspUnknown.next");
            case Cause.OcspUntrusted(var why) -> Said.ill("verify.ocspUntrusted", "verify.ocspUntrusted.next", why(why));
            case Cause.OcspUnreached(var address, var why) ->
                    Said.ill("verify.ocspUnreached", "verify.ocspUnreached.next", address, why(why));
            case Cause.OcspNotAsked(var address) -> Said.ill("verify.ocspNotAsked", "verify.ocspNotAsked.next", address);
            case Cause.NoResponder() -> Said.well("verify.noResponder");
        };
    }

    private static String why(Cause.OcspUntrusted.Why why) {
        return Words.of(switch (why) {
            case UNREADABLE -> "verify.ocsp.unreadable";
            case SIGNATURE -> "verify.ocsp.signature";
            case SIGNER -> "verify.ocsp.signer";
            case OTHER_NONCE -> "verify.ocsp.otherNonce";
            case OTHER_CERTIFICATE -> "verify.ocsp.otherCertificate";
            case NOT_CURRENT -> "verify.ocsp.notCurrent";
        });
    }

    private static String why(Cause.OcspUnreached.Why why) {
        return Words.of(switch (why) {
            case NO_ADDRESS -> "verify.ocsp.noAddress";
            case NO_CONNECTION -> "verify.ocsp.noConnection";
            case NO_ANSWER -> "verify.ocsp.noAnswer";
            case REFUSED -> "verify.ocsp.refused";
        });
    }

    private static final int SHOWN = 200;

    public static Said of(AmqttCheck check, String domain) {
        return switch (check) {
            case AmqttCheck.Allowed(var device) -> Said.well("verify.amqtt.allowed", device);
            case AmqttCheck.NoNames() -> Said.ill("verify.amqtt.noNames", "verify.amqtt.noNames.next", domain);
            case AmqttCheck.NoUri() -> Said.ill("verify.amqtt.noUri", "verify.amqtt.noUri.next", domain);
            case AmqttCheck.OtherDomain(var uri) ->
                    Said.ill("verify.amqtt.otherDomain", "verify.amqtt.otherDomain.next", Visible.text(uri, SHOWN), domain);
            case AmqttCheck.NotADevice(var uri) ->
                    Said.ill("verify.amqtt.notADevice", "verify.amqtt.notADevice.next", Visible.text(uri, SHOWN), domain);
            case AmqttCheck.OtherClient(var device) ->
                    Said.ill("verify.amqtt.otherClient", "verify.amqtt.otherClient.next", Visible.text(device, SHOWN));
        };
    }
}
