package dev.chancery.cloud;

import dev.chancery.cloud.SmallServer.Answered;
import dev.chancery.cloud.SmallServer.Asked;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// As much of MindSphere as a registration needs, and the checks that matter: who asks, room, code, issuer.
public final class SmallMindSphere implements SmallServer.Handler {

    public static final String TOKEN = "secret-token";
    private static final String PATH = "/api/mindconnectmqtt/v3/caCertificates";

    private record Held(String id, String name, X509Certificate certificate, boolean verified, String code) {}

    private final Map<String, Held> held = new LinkedHashMap<>();
    private int made;

    public long verified() {
        return held.values().stream().filter(Held::verified).count();
    }

    public int count() {
        return held.size();
    }

    /// Puts one there that is none of ours.
    public void add(String name) {
        var id = "60b5fccd440b1513205d80" + ++made;
        held.put(id, new Held(id, name, null, true, ""));
    }

    @Override public synchronized Answered answer(Asked asked) {
        if (!("Bearer " + TOKEN).equals(asked.headers().get("authorization"))) {
            return error(401, "mdsp.core.unauthorized", "token expired");
        }
        var below = asked.target().substring(PATH.length());
        return switch (asked.method()) {
            case "GET" -> below.isEmpty() ? list() : below.endsWith("/registrationCode") ? code(id(below)) : shown(id(below));
            case "POST" -> below.isEmpty() ? upload(asked.body()) : verify(id(below), asked.body());
            case "DELETE" -> held.remove(id(below)) == null ? error(404, "mdsp.notFound", "not there") : new Answered(204, Map.of(), "");
            default -> error(405, "", "");
        };
    }

    private static String id(String below) {
        return below.split("/")[1];
    }

    private static Answered error(int status, String code, String message) {
        return Answered.json(status, "{\"errors\":[{\"code\":\"%s\",\"message\":\"%s\",\"logref\":\"77aa\"}]}".formatted(code, message));
    }

    private Answered list() {
        return Answered.json(200, "[" + String.join(",", held.values().stream().map(SmallMindSphere::json).toList()) + "]");
    }

    private Answered shown(String id) {
        return held.containsKey(id) ? Answered.json(200, json(held.get(id))) : error(404, "mdsp.notFound", "not there");
    }

    private static String json(Held one) {
        var name = one.certificate() == null ? "CN=other" : one.certificate().getSubjectX500Principal().getName();
        var end = one.certificate() == null ? "2031-05-30T09:22:55.000Z" : one.certificate().getNotAfter().toInstant().toString();
        return "{\"id\":\"%s\",\"name\":\" %s\",\"expiration\":\"%s\",\"commonName\":\"%s\",\"isVerified\":%s}".formatted(one.id(),
                one.name(), end.replace("Z", ".000Z").replace(".000.000", ".000"), name.replaceAll(".*?CN=([^,]*).*", "$1"), one.verified());
    }

    private Answered upload(String body) {
        if (held.size() >= 2) {
            return error(400, "mdsp.limit", "maximum number of CA certificates reached");
        }
        var id = "60b5fccd440b1513205d80" + ++made;
        held.put(id, new Held(id, field(body, "name"), certificate(field(body, "caCertificate")), false, ""));
        return Answered.json(201, json(held.get(id)).replace(",\"isVerified\":false", ""));
    }

    private Answered code(String id) {
        var one = held.get(id);
        var code = one.code().isEmpty() ? "reg-%s-%040x".formatted(made, 0xC0DE) : one.code();
        held.put(id, new Held(id, one.name(), one.certificate(), one.verified(), code));
        return Answered.json(200, "{\"registrationCode\":\"" + code + "\"}");
    }

    private Answered verify(String id, String body) {
        var one = held.get(id);
        var proof = certificate(field(body, "verificationCertificate"));
        try {
            proof.verify(one.certificate().getPublicKey());
        } catch (java.security.GeneralSecurityException another) {
            return error(400, "mdsp.certificate", "certificate is not signed by the CA");
        }
        if (!proof.getSubjectX500Principal().getName().equals("CN=" + one.code())) {
            return error(400, "mdsp.code", "registration code does not match");
        }
        held.put(id, new Held(id, one.name(), one.certificate(), true, ""));
        return Answered.json(200, json(held.get(id)));
    }

    static String field(String json, String name) {
        var found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(json);
        if (!found.find()) {
            throw new IllegalArgumentException("no " + name + " in " + json);
        }
        return found.group(1).replace("\\n", "\n");
    }

    static X509Certificate certificate(String pem) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException none) {
            throw new IllegalArgumentException(none);
        }
    }
}
