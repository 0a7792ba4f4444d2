package dev.chancery.cloud.practice;

import dev.chancery.Judge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// Certificates by OpenSSL, good and bad ones: what a user with a recipe from somewhere might bring.
final class Forge {

    static final String CA = "basicConstraints=critical,CA:TRUE";
    static final String SIGNS = "keyUsage=critical,keyCertSign,cRLSign";

    private final Path folder;

    Forge(Path folder) {
        this.folder = folder;
    }

    /// An authority with a key of P-256.
    String authority(String name) {
        return authority(name, "ec:P-256", "-sha256", CA, SIGNS);
    }

    String authority(String name, String key, String digest, String... extensions) {
        newKey(name, key);
        var command = new ArrayList<>(List.of("openssl", "req", "-x509", "-new", "-key", path(name, "key"), "-out", path(name, "pem"), "-days", "30",
                "-subj", "/CN=" + name, "-config", plain(), digest));
        for (var extension : extensions) {
            command.addAll(List.of("-addext", extension));
        }
        Judge.run(command.toArray(String[]::new)).accepted();
        return pem(name);
    }

    /// A certificate of this subject, as OpenSSL writes it, signed by that authority.
    String proof(String signer, String subject) {
        newKey("proof", "ec:P-256");
        Judge.run("openssl", "req", "-new", "-utf8", "-key", path("proof", "key"), "-out", path("proof", "csr"), "-subj", subject, "-config", plain()).accepted();
        Judge.run("openssl", "x509", "-req", "-in", path("proof", "csr"), "-CA", path(signer, "pem"), "-CAkey", path(signer, "key"), "-CAcreateserial",
                "-out", path("proof", "pem"), "-days", "7", "-sha256").accepted();
        return pem("proof");
    }

    /// TLS for this machine with a certificate of its own, `tls.pem`.
    SSLContext tls() throws GeneralSecurityException, IOException {
        authority("tls", "ec:P-256", "-sha256", CA, "subjectAltName=IP:127.0.0.1");
        Judge.run("openssl", "pkcs12", "-export", "-inkey", path("tls", "key"), "-in", path("tls", "pem"), "-out", path("tls", "p12"),
                "-passout", "pass:secret").accepted();
        var store = KeyStore.getInstance("PKCS12");
        try (var file = Files.newInputStream(Path.of(path("tls", "p12")))) {
            store.load(file, "secret".toCharArray());
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "secret".toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    String pem(String name) {
        return read(path(name, "pem"));
    }

    String key(String name) {
        return read(path(name, "key"));
    }

    String path(String name, String type) {
        return folder.resolve(name + "." + type).toString();
    }

    private void newKey(String name, String key) {
        var kind = key.split(":");
        var option = kind[0].equals("rsa") ? "rsa_keygen_bits:" + kind[1] : "ec_paramgen_curve:" + kind[1];
        Judge.run("openssl", "genpkey", "-algorithm", kind[0], "-pkeyopt", option, "-out", path(name, "key")).accepted();
    }

    private String plain() {
        var file = folder.resolve("plain.cnf");
        try {
            Files.writeString(file, "[req]\ndistinguished_name=dn\n[dn]\n");
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
