package dev.chancery.export;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.BiConsumer;

/// C headers with the credentials of one device, for firmware that is built for it. The names in them are the same for every
/// device, so the source of the firmware is, too; only what guards against including two is the device's own.
public final class CHeader {

    private static final int OCTETS_IN_A_LINE = 12;

    private CHeader() {}

    /// PEM as string macros.
    public static byte[] macros(Credentials device) {
        return header(device, text -> pems(device, (name, pem) -> macro(text, name, pem)));
    }

    /// DER as arrays.
    public static byte[] arrays(Credentials device) {
        return header(device, text -> {
            device.root().ifPresent(der -> array(text, "ca_certificate_der", der));
            for (int i = 0; i < device.chain().size(); i++) {
                array(text, i == 0 ? "device_certificate_der" : "intermediate_" + i + "_certificate_der", device.chain().get(i));
            }
            if (device.hasKey()) {
                array(text, "device_private_key_der", device.key());
            }
        });
    }

    /// PEM in arrays with a zero at the end, as Mbed TLS wants it, and a function that gives them to Zephyr under a tag.
    public static byte[] zephyr(Credentials device) {
        return header(device, text -> {
            text.add("#include <zephyr/net/tls_credentials.h>\n\n");
            pems(device, (name, pem) -> string(text, name, pem));
            text.add("/* Returns 0, or the error of the first that could not be added. */\n")
                    .add("static inline int device_credentials_add(sec_tag_t tag)\n{\n    int error = 0;\n");
            pems(device, (name, _) -> text.add("    if (error == 0) {\n        error = tls_credential_add(tag, " + type(name) + ",\n")
                    .add("                " + variable(name) + ", sizeof(" + variable(name) + "));\n    }\n"));
            text.add("    return error;\n}\n\n");
        });
    }

    private static String type(String name) {
        return switch (name) {
            case "CA_CERTIFICATE" -> "TLS_CREDENTIAL_CA_CERTIFICATE";
            case "DEVICE_CERTIFICATE" -> "TLS_CREDENTIAL_SERVER_CERTIFICATE";
            default -> "TLS_CREDENTIAL_PRIVATE_KEY";
        };
    }

    private static void pems(Credentials device, BiConsumer<String, byte[]> each) {
        device.rootPem().ifPresent(pem -> each.accept("CA_CERTIFICATE", pem));
        each.accept("DEVICE_CERTIFICATE", device.chainPem());
        var key = device.keyPem();
        if (device.hasKey()) {
            each.accept("DEVICE_PRIVATE_KEY", key);
        }
        Arrays.fill(key, (byte) 0);
    }

    private interface Body {
        void writeTo(SecretText text);
    }

    private static byte[] header(Credentials device, Body body) {
        var guard = "CHANCERY_" + identifier(device.id()) + "_H";
        var text = new SecretText().add("#ifndef " + guard + "\n#define " + guard + "\n\n");
        text.add("#define DEVICE_ID " + literal(device.id()) + "\n\n");
        body.writeTo(text);
        return text.add("#endif\n").take();
    }

    private static void macro(SecretText text, String name, byte[] pem) {
        text.add("#define " + name + "_PEM");
        lines(text, pem, " \\\n    ");
        text.add("\n\n");
    }

    private static void string(SecretText text, String name, byte[] pem) {
        text.add("static const unsigned char " + variable(name) + "[] =");
        lines(text, pem, "\n    ");
        text.add(";\n\n");
    }

    private static String variable(String name) {
        return name.toLowerCase(Locale.ROOT) + "_pem";
    }

    /// PEM has no character that C would read as another.
    private static void lines(SecretText text, byte[] pem, String before) {
        var begun = false;
        for (var octet : pem) {
            if (!begun) {
                text.add(before + "\"");
                begun = true;
            }
            if (octet == '\n') {
                text.add("\\n\"");
                begun = false;
            } else {
                text.add(octet);
            }
        }
    }

    private static void array(SecretText text, String name, byte[] der) {
        text.add("static const unsigned char " + name + "[] = {");
        for (int i = 0; i < der.length; i++) {
            text.add(i % OCTETS_IN_A_LINE == 0 ? "\n    " : " ").hex(der[i]).add(",");
        }
        text.add("\n};\n\n");
    }

    /// A name of C, in which every other character than an ASCII letter or digit is an underscore.
    static String identifier(String text) {
        return SafeNames.of(text).replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /// A string literal in which everything but plain ASCII is an octal number of three digits.
    static String literal(String text) {
        var literal = new StringBuilder("\"");
        for (var octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet >= ' ' && octet <= '~' && "\"\\?".indexOf(octet) < 0) {
                literal.append((char) octet);
            } else {
                literal.append("\\%03o".formatted(octet & 0xff));
            }
        }
        return literal.append('"').toString();
    }
}
