package dev.chancery.vault;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Progress;
import dev.chancery.domain.VaultAddress;
import dev.chancery.domain.VaultLogin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The same walk against a real Vault or OpenBao, where there is one: `CHANCERY_VAULT_ADDR` has its address,
/// `CHANCERY_VAULT_TOKEN` a root token of a server that may be thrown away, `CHANCERY_VAULT_CACERT` a file with its CA.
/// Skipped everywhere else, in CI too: no Vault is installed there.
class RealVaultTest {

    @Test void aLabIsSetUpAndIssuesReadsAndRevokesThroughIt() throws IOException, GeneralSecurityException {
        var given = System.getenv("CHANCERY_VAULT_ADDR");
        assumeTrue(given != null && !given.isEmpty(), "no real Vault given");
        var address = VaultAddress.parse(given, System.getenv().getOrDefault("CHANCERY_VAULT_NAMESPACE", "")).orRefuse();
        var trusted = trusted();
        var suffix = "_" + Long.toString(Clock.systemUTC().millis(), Character.MAX_RADIX);
        var login = VaultLogin.Token.of(System.getenv("CHANCERY_VAULT_TOKEN").toCharArray());
        try (var root = Vault.open(address, trusted, login, Progress.NONE)) {
            new VaultWalk(root, address, trusted, suffix).walk();
        }
    }

    private static List<Bytes> trusted() throws IOException, GeneralSecurityException {
        var file = System.getenv("CHANCERY_VAULT_CACERT");
        if (file == null) {
            return List.of();
        }
        try (var in = Files.newInputStream(Path.of(file))) {
            return List.of(Bytes.of(CertificateFactory.getInstance("X.509").generateCertificate(in).getEncoded()));
        }
    }
}
