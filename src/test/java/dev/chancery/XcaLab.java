package dev.chancery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A lab as `xca/lab.xdb` has it, made by OpenSSL: a root (RSA 2048) and an intermediate (P-256) with their keys, five
/// device certificates, two with keys, and a request. All private keys are encrypted under [#PASSPHRASE].
public final class XcaLab {

    public static final String PASSPHRASE = "lab123";

    public static final String ROOT = "XCA Lab Root";
    public static final String INTERMEDIATE = "XCA Lab Intermediate";

    private static final String CONFIGURATION = """
            [req]
            distinguished_name = dn
            [dn]
            [ca]
            basicConstraints = critical, CA:TRUE
            keyUsage = critical, keyCertSign, cRLSign
            subjectKeyIdentifier = hash
            [device]
            basicConstraints = CA:FALSE
            extendedKeyUsage = clientAuth
            """;

    private final Path folder;

    private XcaLab(Path folder) {
        this.folder = folder;
    }

    /// Makes it in an empty folder; the database is `lab.xdb`, everything else lies beside it as PEM.
    public static Path make(Path folder) {
        try {
            Files.writeString(folder.resolve("lab.cnf"), CONFIGURATION);
            var lab = new XcaLab(folder);
            lab.certificates();
            return lab.database();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void certificates() {
        certificate("root", "/C=DE/O=Lab/CN=" + ROOT, List.of("-newkey", "rsa:2048", "-extensions", "ca", "-days", "3650"));
        certificate("int", "/C=DE/O=Lab/CN=" + INTERMEDIATE, ec("-extensions", "ca", "-CA", "root.pem", "-CAkey", "root.key"));
        for (int i = 1; i <= 5; i++) {
            certificate("d" + i, device(i), ec("-extensions", "device", "-CA", "int.pem", "-CAkey", "int.key"));
        }
        openssl("req", "-new", "-config", "lab.cnf", "-key", "d5.key", "-subj", device(5), "-outform", "DER", "-out", "d5.csr");
    }

    private static String device(int number) {
        return "/O=Lab/CN=bench-device-" + number;
    }

    private static List<String> ec(String... more) {
        var options = new ArrayList<>(List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"));
        options.addAll(List.of(more));
        return options;
    }

    private void certificate(String file, String subject, List<String> options) {
        var command = new ArrayList<>(List.of("req", "-x509", "-config", "lab.cnf", "-nodes", "-subj", subject, "-keyout",
                file + ".key", "-out", file + ".pem"));
        command.addAll(options);
        openssl(command.toArray(String[]::new));
    }

    private Path database() throws IOException {
        var file = folder.resolve("lab.xdb");
        try (var writer = XcaWriter.create(file)) {
            long root = writer.certificate(ROOT, 0, certificate("root"));
            writer.key("root", encrypted("root"));
            long intermediate = writer.certificate(INTERMEDIATE, root, certificate("int"));
            writer.key("int", encrypted("int"));
            for (int i = 1; i <= 5; i++) {
                writer.certificate("bench-device-" + i, intermediate, certificate("d" + i));
                if (i <= 2) {
                    writer.key("d" + i, encrypted("d" + i));
                }
            }
            writer.request("bench-device-5", Files.readAllBytes(folder.resolve("d5.csr")));
            writer.authority(root, 0);
            writer.authority(intermediate, 0);
        }
        return file;
    }

    private byte[] certificate(String file) throws IOException {
        openssl("x509", "-in", file + ".pem", "-outform", "DER", "-out", file + ".cer");
        return Files.readAllBytes(folder.resolve(file + ".cer"));
    }

    private byte[] encrypted(String file) throws IOException {
        openssl("pkcs8", "-topk8", "-v2", "aes-256-cbc", "-in", file + ".key", "-outform", "DER", "-out", file + ".p8",
                "-passout", "pass:" + PASSPHRASE);
        return Files.readAllBytes(folder.resolve(file + ".p8"));
    }

    private void openssl(String... arguments) {
        Judge.require("openssl");
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Judge.runIn(folder, command).accepted();
    }
}
