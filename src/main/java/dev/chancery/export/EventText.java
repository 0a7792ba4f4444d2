package dev.chancery.export;

import java.time.Instant;

/// What a broker is sent, as JSON.
public final class EventText {

    private EventText() {}

    /// Mainflux's event of a rotation (CertEvent, certs 0.40). The serial number is decimal, and the key empty where it is
    /// not to be there. To be wiped by the caller.
    public static byte[] certificate(Reply reply) {
        var above = reply.pems().above();
        var json = new JsonText();
        return json.object(() -> {
            json.name("thing_id").text(reply.thing());
            json.name("client_cert").text(reply.pems().certificate());
            json.name("client_key").ascii(reply.pems().key());
            json.name("issuing_ca").text(above.isEmpty() ? reply.pems().certificate() : above.getFirst());
            json.name("ca_chain").array(() -> above.forEach(json::text));
            json.name("serial").text(reply.serial().decimal());
            json.name("expires_at").text(reply.expires().toString());
        }).take();
    }

    /// That a certificate is trusted no more. The serial number is decimal.
    public static byte[] revocation(String thing, String serial, Instant revoked, String reason) {
        var json = new JsonText();
        return json.object(() -> {
            json.name("thing_id").text(thing);
            json.name("serial").text(serial);
            json.name("revoked_at").text(revoked.toString());
            json.name("reason").text(reason);
        }).take();
    }

    /// An event of the right form that is about nothing.
    public static byte[] trial(String thing, Instant now) {
        var json = new JsonText();
        return json.object(() -> {
            json.name("thing_id").text(thing);
            json.name("client_cert").text("");
            json.name("client_key").text("");
            json.name("issuing_ca").text("");
            json.name("ca_chain").array(() -> {});
            json.name("serial").text("0");
            json.name("expires_at").text(now.toString());
        }).take();
    }
}
