package dev.chancery.vault;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.VaultIssued;
import dev.chancery.domain.VaultKey;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Reads what was signed.
final class Issued {

    private Issued() {}

    static VaultIssued of(Answer answer) {
        return new VaultIssued(answer.certificate("data", "certificate"), answer.serial("data", "serial_number"),
                answer.time("data", "expiration"), chain(answer),
                answer.json().text("data", "private_key").filter(pem -> !pem.isEmpty())
                        .map(pem -> new VaultKey(pem.getBytes(StandardCharsets.US_ASCII))), answer.warnings());
    }

    // A root that signs itself sends no ca_chain, and an older Vault sends an empty one.
    private static List<Bytes> chain(Answer answer) {
        var above = answer.json().texts("data", "ca_chain").stream().map(text -> answer.certificates(text).getFirst()).toList();
        return !above.isEmpty() ? above : answer.json().text("data", "issuing_ca").map(answer::certificates).orElse(List.of());
    }
}
