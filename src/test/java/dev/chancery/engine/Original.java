package dev.chancery.engine;

import dev.chancery.Judge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Certificates as the original tools make them, here with OpenSSL: by the documented commands where there are some, else
/// by the extensions that the tool's source asks for.
record Original(Path folder) {

    /// `openssl req -x509` with this subject; without extensions of its own, the ones of OpenSSL's default configuration.
    Path authority(String subject, int bits, int days, String... extensions) {
        var command = new ArrayList<>(List.of("openssl", "req", "-x509", "-new", "-nodes", "-sha256", "-newkey", "rsa:" + bits,
                "-keyout", "ca.key", "-out", "ca.pem", "-days", String.valueOf(days), "-subj", subject));
        if (extensions.length > 0) {
            write("ca.cnf", "[req]\ndistinguished_name=dn\nx509_extensions=ext\n[dn]\n[ext]\n" + String.join("\n", extensions) + "\n");
            command.addAll(List.of("-config", "ca.cnf"));
        }
        run(command);
        return folder.resolve("ca.pem");
    }

    /// A certificate below [#authority]: `openssl req` and `openssl x509 -req`, with these extensions or none.
    Path leaf(String subject, int bits, int days, String... extensions) {
        run(List.of("openssl", "req", "-new", "-nodes", "-sha256", "-newkey", "rsa:" + bits, "-keyout", "leaf.key", "-out", "leaf.csr",
                "-subj", subject));
        var command = new ArrayList<>(List.of("openssl", "x509", "-req", "-in", "leaf.csr", "-CA", "ca.pem", "-CAkey", "ca.key",
                "-CAcreateserial", "-sha256", "-days", String.valueOf(days), "-out", "leaf.pem"));
        if (extensions.length > 0) {
            write("leaf.cnf", String.join("\n", extensions) + "\n");
            command.addAll(List.of("-extfile", "leaf.cnf"));
        }
        run(command);
        return folder.resolve("leaf.pem");
    }

    private void run(List<String> command) {
        Judge.require(command.getFirst());
        Judge.runIn(folder, command).accepted();
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
