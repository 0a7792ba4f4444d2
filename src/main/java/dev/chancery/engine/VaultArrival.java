package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Holdings;
import dev.chancery.domain.Progress;
import dev.chancery.domain.VaultHome;
import dev.chancery.domain.VaultServer;
import dev.chancery.domain.VaultViolation;
import dev.chancery.pki.CertificateReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How the authority of a Vault becomes one of the store: its certificates come in, its key stays where it is.
final class VaultArrival {

    private final Desk desk;
    private final Imports imports;

    VaultArrival(Desk desk, Imports imports) {
        this.desk = desk;
        this.imports = imports;
    }

    /// See [Vaults#add].
    Authority add(VaultServer server, VaultTarget target, VaultSurvey survey, String name, Progress progress) {
        var valid = Authority.name(name).orRefuse();
        var own = survey.chain().getFirst();
        take(server, survey, valid, progress);
        return desk.change(tx -> {
            var authority = tx.authorities().all().stream().filter(one -> one.certificate().der().equals(own)).findFirst()
                    .orElseThrow(() -> new Failure.Refused(new VaultViolation.VaultRootMissing(CertificateReader.decode(own.toArray()).issuer())));
            var home = new VaultHome(authority.id(), tx.vaults().byId(target.server()).orElseThrow(), target.mount().value(),
                    target.role().value(), target.keysThere());
            if (tx.vaults().home(authority.id()).isPresent()) {
                tx.vaults().change(authority.id(), home.role(), home.keysThere());
            } else {
                tx.vaults().settle(home);
            }
            tx.vaults().heard(authority.id(), desk.now());
            desk.note(tx, Act.VAULT_AUTHORITY_ADDED, authority.name(), home.label());
            return authority;
        });
    }

    private void take(VaultServer server, VaultSurvey survey, String name, Progress progress) {
        var label = server.place().label();
        var pieces = survey.chain().stream().map(der -> new Holdings.Piece(label, "", der.toArray())).toList();
        try (var holdings = new Holdings(label, pieces, List.of(), List.of(), List.of());
                var prospect = imports.examine(holdings, List.of(), progress)) {
            imports.take(prospect, Set.of(), names(prospect, survey.chain().getFirst(), name), progress);
        }
    }

    private static Map<Integer, String> names(Prospect prospect, Bytes own, String name) {
        var names = new HashMap<Integer, String>();
        for (int number = 0; number < prospect.incoming().size(); number++) {
            if (prospect.incoming().get(number) instanceof Incoming.OfCertificate one && Bytes.of(one.der).equals(own)) {
                names.put(number, name);
            }
        }
        return names;
    }
}
