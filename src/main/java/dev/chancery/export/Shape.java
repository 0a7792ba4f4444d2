package dev.chancery.export;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// How certificate services write what they issued, as JSON.
public enum Shape {

    /// Mainflux certs 0.40: serial numbers are decimal, PEM ends in a line feed, and all that is above the certificate is
    /// in `ca_chain`.
    MAINFLUX {
        @Override void issued(JsonText json, Reply reply) {
            var above = reply.pems().above();
            json.name("certificate").text(reply.pems().certificate());
            json.name("issuing_ca").text(above.isEmpty() ? reply.pems().certificate() : above.getFirst());
            json.name("ca_chain").array(() -> above.forEach(json::text));
            json.name("private_key").ascii(reply.pems().key());
            json.name("private_key_type").text(reply.key().type());
            json.name("serial").text(reply.serial().decimal());
            json.name("expires_at").text(reply.expires().toString());
        }

        @Override void viewed(JsonText json, Reply reply) {
            json.name("certificate").text(reply.pems().certificate());
            json.name("serial").text(reply.serial().decimal());
            json.name("expires_at").text(reply.expires().toString());
            json.name("thing_id").text(reply.thing());
            json.name("downloaded").truth(reply.downloaded());
            json.name("key_type").text(reply.key().type());
            json.name("key_bits").number(reply.key().bits());
        }

        @Override void listed(JsonText json, Reply reply) {
            json.name("thing_id").text(reply.thing());
            json.name("cert_serial").text(reply.serial().decimal());
            json.name("expires_at").text(reply.expires().toString());
            json.name("downloaded").truth(reply.downloaded());
        }
    },

    /// SuperMQ (Magistrala) certs before a Vault: serial numbers are hex with colons, PEM ends without a line feed.
    SUPERMQ {
        @Override void issued(JsonText json, Reply reply) {
            json.name("cert_serial").text(reply.serial().colonHex());
            json.name("client_cert").text(reply.pems().certificate().stripTrailing());
            if (reply.pems().key().length > 0) {
                putKey(json, reply.pems().key());
            }
            json.name("expiration").text(reply.expires().toString());
            json.name("thing_id").text(reply.thing());
        }

        private void putKey(JsonText json, byte[] pem) {
            var withoutLineFeed = Arrays.copyOf(pem, pem.length - 1);
            json.name("client_key").ascii(withoutLineFeed);
            Arrays.fill(withoutLineFeed, (byte) 0);
        }

        @Override void viewed(JsonText json, Reply reply) {
            issued(json, reply);
        }

        @Override void listed(JsonText json, Reply reply) {
            json.name("cert_serial").text(reply.serial().colonHex());
            json.name("expiration").text(reply.expires().toString());
        }
    };

    private static final int USUAL_LIMIT = 10;

    abstract void issued(JsonText json, Reply reply);

    abstract void viewed(JsonText json, Reply reply);

    abstract void listed(JsonText json, Reply reply);

    /// What issuing it answers, with the key where it is there; to be wiped by the caller.
    public byte[] issued(Reply reply) {
        var json = new JsonText();
        return json.object(() -> issued(json, reply)).take();
    }

    /// What issuing all of these answers, in one array: each is asked for when its turn comes and its key wiped after.
    public <T> byte[] provisioned(List<T> all, Function<T, Reply> reply) {
        var json = new JsonText();
        return json.array(() -> all.forEach(one -> provision(json, reply.apply(one)))).take();
    }

    private void provision(JsonText json, Reply reply) {
        try {
            json.object(() -> issued(json, reply));
        } finally {
            Arrays.fill(reply.pems().key(), (byte) 0);
        }
    }

    /// What looking it up answers. A key in `reply` is left out by whoever makes it.
    public byte[] viewed(Reply reply) {
        var json = new JsonText();
        return json.object(() -> viewed(json, reply)).take();
    }

    /// The first page of the list of these, as long as needed and at least ten long.
    public byte[] listed(List<Reply> replies) {
        var json = new JsonText();
        return json.object(() -> {
            json.name("total").number(replies.size());
            json.name("offset").number(0);
            json.name("limit").number(Math.max(USUAL_LIMIT, replies.size()));
            json.name("certs").array(() -> replies.forEach(reply -> json.object(() -> listed(json, reply))));
        }).take();
    }
}
