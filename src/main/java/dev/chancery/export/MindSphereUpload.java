package dev.chancery.export;

import dev.chancery.domain.Field;
import java.nio.charset.StandardCharsets;

/// The request by which MindSphere (MindConnect MQTT API v3) takes an authority's certificate, `name` being how it is
/// called there.
public record MindSphereUpload(String name, String pem) {

    private static final String ADDRESS = "https://gateway.eu1.mindsphere.io/api/mindconnectmqtt/v3/caCertificates";

    /// One line of JSON.
    public String body() {
        return "{\"name\": " + quoted(name) + ", \"caCertificate\": " + quoted(pem) + "}";
    }

    /// One line for a POSIX shell. The token is in its variable `TOKEN` and not in the line, nor in any history.
    public String curl() {
        var body = Quoting.SHELL.quote(Field.CERTIFICATE, body());
        return "curl -X POST " + ADDRESS + " -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: application/json' -d " + body.orRefuse();
    }

    private static String quoted(String text) {
        return new String(new JsonText().text(text).take(), StandardCharsets.US_ASCII).strip();
    }
}
