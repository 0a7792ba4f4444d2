package dev.chancery.export;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// A table for the NVS partition generator of ESP-IDF (`nvs_partition_gen.py generate`): one namespace, the device's name as
/// a string, and PEM in base64, so that it comes out as a blob that ends in a zero octet, as Mbed TLS wants it.
public final class NvsCsv {

    /// What the firmware opens.
    public static final String NAMESPACE = "certs";

    private NvsCsv() {}

    public static byte[] of(Credentials device) {
        var text = new SecretText().add("key,type,encoding,value\n" + NAMESPACE + ",namespace,,\n");
        text.add("device_id,data,string,").add(value(device.id())).add("\n");
        device.rootPem().ifPresent(pem -> blob(text, "ca_cert", pem));
        blob(text, "client_cert", device.chainPem());
        if (device.hasKey()) {
            var key = device.keyPem();
            blob(text, "client_key", key);
            Arrays.fill(key, (byte) 0);
        }
        return text.take();
    }

    /// A cell as RFC 4180 has it.
    private static byte[] value(String text) {
        return ('"' + text.replace("\"", "\"\"") + '"').getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] base64(byte[] octets) {
        return Base64.getEncoder().encode(octets);
    }

    private static void blob(SecretText text, String key, byte[] pem) {
        var ended = Arrays.copyOf(pem, pem.length + 1);
        var encoded = base64(ended);
        text.add(key + ",data,base64,").add(encoded).add("\n");
        Arrays.fill(ended, (byte) 0);
        Arrays.fill(encoded, (byte) 0);
    }
}
