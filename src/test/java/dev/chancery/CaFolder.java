package dev.chancery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A folder in which `openssl ca` keeps an authority and its certificates: `press-1` to `press-6`, of which the first is
/// valid, the second revoked for a key compromise at a known time, the third on hold, the fourth superseded, the fifth
/// revoked without a reason and the sixth expired. Then a list, which has the number 1.
public final class CaFolder {

    private static final String CONFIGURATION = """
            [req]
            distinguished_name = dn
            [dn]
            [root]
            basicConstraints = critical, CA:TRUE
            keyUsage = critical, keyCertSign, cRLSign
            subjectKeyIdentifier = hash
            [ca]
            default_ca = lab
            [lab]
            database = index.txt
            serial = serial
            crlnumber = crlnumber
            new_certs_dir = newcerts
            certificate = cacert.pem
            private_key = private/cakey.pem
            default_md = sha256
            default_days = 365
            default_crl_days = 30
            policy = any
            x509_extensions = device
            [device]
            basicConstraints = CA:FALSE
            extendedKeyUsage = clientAuth
            [any]
            commonName = supplied
            """;

    private final Path folder;

    private CaFolder(Path folder) {
        this.folder = folder;
    }

    /// Makes it in an empty folder.
    public static Path openssl(Path folder) {
        try {
            new CaFolder(folder).make();
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The same authority as easy-rsa 3 lays it out: `ca.crt`, `issued`, `certs_by_serial`, `reqs`, `private`, `revoked`.
    public static Path easyRsa(Path folder) {
        var pki = folder.resolve("pki");
        try {
            new CaFolder(Files.createDirectories(pki)).make();
            Files.move(pki.resolve("cacert.pem"), pki.resolve("ca.crt"));
            Files.move(pki.resolve("private/cakey.pem"), pki.resolve("private/ca.key"));
            Files.move(pki.resolve("newcerts"), pki.resolve("certs_by_serial"));
            for (var name : List.of("issued", "reqs", "revoked/certs_by_serial")) {
                Files.createDirectories(pki.resolve(name));
            }
            for (int i = 1; i <= 6; i++) {
                move(pki, i);
            }
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// easy-rsa moves what it revokes out of the folders of the issued.
    private static void move(Path pki, int i) throws IOException {
        var bySerial = pki.resolve("certs_by_serial/100%d.pem".formatted(i - 1));
        if (i == 1 || i == 6) {
            Files.copy(bySerial, pki.resolve("issued/press-%d.crt".formatted(i)));
        } else {
            Files.move(bySerial, pki.resolve("revoked/certs_by_serial/100%d.crt".formatted(i - 1)));
        }
        Files.move(pki.resolve("press-%d.csr".formatted(i)), pki.resolve("reqs/press-%d.req".formatted(i)));
        Files.move(pki.resolve("press-%d.key".formatted(i)), pki.resolve("private/press-%d.key".formatted(i)));
    }

    private void make() throws IOException {
        Files.createDirectories(folder.resolve("private"));
        Files.createDirectories(folder.resolve("newcerts"));
        Files.writeString(folder.resolve("ca.cnf"), CONFIGURATION);
        Files.writeString(folder.resolve("serial"), "1000\n");
        Files.writeString(folder.resolve("crlnumber"), "01\n");
        Files.createFile(folder.resolve("index.txt"));
        run("req", "-x509", "-config", "ca.cnf", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-extensions", "root",
                "-days", "3650", "-subj", "/CN=Bench CA", "-keyout", "private/cakey.pem", "-out", "cacert.pem");
        for (int i = 1; i <= 5; i++) {
            issue(i);
        }
        issue(6, "-startdate", "20200101000000Z", "-enddate", "20200201000000Z");
        revoke(1, "-crl_compromise", "20261101080910Z");
        revoke(2, "-crl_hold", "holdInstructionReject");
        revoke(3, "-crl_reason", "superseded");
        revoke(4);
        run("ca", "-config", "ca.cnf", "-updatedb");
        run("ca", "-config", "ca.cnf", "-gencrl", "-out", "crl.pem");
    }

    private void issue(int number, String... dates) {
        var name = "press-" + number;
        run("req", "-new", "-config", "ca.cnf", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=" + name,
                "-keyout", name + ".key", "-out", name + ".csr");
        var command = new ArrayList<>(List.of("ca", "-config", "ca.cnf", "-batch", "-in", name + ".csr"));
        command.addAll(List.of(dates));
        run(command.toArray(String[]::new));
    }

    private void revoke(int serial, String... why) {
        var command = new ArrayList<>(List.of("ca", "-config", "ca.cnf", "-revoke", "newcerts/100" + serial + ".pem"));
        command.addAll(List.of(why));
        run(command.toArray(String[]::new));
    }

    private void run(String... arguments) {
        Judge.require("openssl");
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Judge.runIn(folder, command).accepted();
    }
}
