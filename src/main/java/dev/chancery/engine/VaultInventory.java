package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Holdings;
import dev.chancery.domain.Progress;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.VaultCertificate;
import dev.chancery.domain.VaultErrand;
import dev.chancery.domain.VaultFailure;
import dev.chancery.engine.VaultComparison.Stray;
import dev.chancery.export.PublicFile;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.Pem;
import dev.chancery.pki.RevocationListReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The books of a Vault beside those of the store, and its revocation list.
public final class VaultInventory {

    private static final int BATCH = 200;

    private final Desk desk;
    private final Authorities authorities;
    private final Imports imports;
    private final VaultLines lines;
    private final VaultLedger ledger;

    VaultInventory(Desk desk, Authorities authorities, Imports imports, VaultLines lines, VaultLedger ledger) {
        this.desk = desk;
        this.authorities = authorities;
        this.imports = imports;
        this.lines = lines;
        this.ledger = ledger;
    }

    /// Settles what was asked and lost, fetches the revocation list, and compares. Nothing else is changed.
    ///
    /// @throws VaultFailure when it cannot be asked
    /// @throws Failure.Tampered when its revocation list is not signed by the authority
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled
    public VaultComparison compare(AuthorityId id, Progress progress) {
        var settled = ledger.settle(id, progress);
        var line = lines.of(id, progress);
        var list = list(line, authorities.one(id));
        var there = new HashSet<>(line.mount().serials());
        var strays = strays(line);
        var here = here(id);
        var now = desk.now();
        var good = here.stream().filter(one -> one.revoked().isEmpty() && !now.isAfter(one.validity().notAfter())).toList();
        var revokedHere = here.stream().filter(one -> one.revoked().isPresent() && !now.isAfter(one.validity().notAfter()))
                .filter(one -> list.find(one.serial()).isEmpty() && isGoodThere(line, one.serial())).toList();
        desk.write(tx -> desk.note(tx, Act.VAULT_COMPARED, Authorities.required(tx, id).name(), "%d strays".formatted(strays.size())));
        return new VaultComparison(strays.stream().map(one -> stray(id, one)).toList(),
                good.stream().filter(one -> list.find(one.serial()).isPresent()).toList(), revokedHere,
                good.stream().filter(one -> !there.contains(one.serial())).toList(), settled, now);
    }

    /// What waits for somebody's answer is no stray.
    private List<VaultCertificate> strays(VaultAsking line) {
        var waiting = desk.read(tx -> tx.vaultErrands().of(line.home().authority())).stream().flatMap(errand -> errand.answer().stream()).toList();
        return line.strays().stream().filter(one -> !waiting.contains(one.certificate())).toList();
    }

    private static boolean isGoodThere(VaultAsking line, SerialNumber serial) {
        return line.mount().certificate(serial).filter(one -> one.revoked().isEmpty()).isPresent();
    }

    /// All but the authority's own.
    private List<Certificate> here(AuthorityId id) {
        return desk.read(tx -> {
            var own = tx.authorities().all().stream().map(one -> one.certificate().id()).toList();
            return tx.certificates().rows(tx.certificates().ids(CertificateQuery.ALL.withIssuer(Optional.of(id)), desk.now())).stream()
                    .filter(one -> !own.contains(one.id())).toList();
        });
    }

    private Stray stray(AuthorityId id, VaultCertificate one) {
        var lost = desk.read(tx -> tx.vaultErrands().of(id)).stream().filter(errand -> errand.request().isEmpty() && errand.answer().isEmpty());
        return new Stray(CertificateReader.decode(one.certificate().toArray()), one.certificate(), one.revoked(),
                lost.anyMatch((VaultErrand errand) -> VaultAsking.fits(errand, one)));
    }

    private RevocationListReader list(VaultAsking line, Authority authority) {
        var der = line.mount().list().toArray();
        var list = RevocationListReader.read(der);
        if (!list.isSignedBy(authority.certificate().der().toArray())) {
            throw new Failure.Tampered("the revocation list of " + line.home().label() + " is not signed by its authority");
        }
        desk.write(tx -> tx.vaults().putList(authority.id(), der, desk.now()));
        return list;
    }

    /// Brings both in line: takes in what is good there and not here, without keys, but revokes there what came of a request
    /// from here whose key was lost; calls revoked here what is revoked there, and revokes there what is revoked here.
    ///
    /// @throws VaultFailure when it does not do it; what was done until then stays, and it can be done again
    public VaultComparison adopt(AuthorityId id, VaultComparison seen, Progress progress) {
        var line = lines.of(id, progress);
        seen.strays().stream().filter(Stray::asked).filter(Stray::isGood).forEach(stray -> discard(id, stray, progress));
        var ders = Stream.concat(seen.strays().stream().filter(stray -> stray.isGood() && !stray.asked()).map(Stray::der), desk.read(tx -> tx.vaults().list(id)).map(Bytes::of).stream()).toList();
        for (int from = 0; from < ders.size(); from += BATCH) {
            take(line, ders.subList(from, Math.min(from + BATCH, ders.size())), progress);
        }
        seen.revokedHere().forEach(one -> VaultLedger.revoke(line, one.serial()));
        return compare(id, progress);
    }

    private void take(VaultAsking line, List<Bytes> ders, Progress progress) {
        var pieces = ders.stream().map(der -> new Holdings.Piece(line.home().label(), "", der.toArray())).toList();
        try (var holdings = new Holdings(line.home().label(), pieces, List.of(), List.of(), List.of());
                var prospect = imports.examine(holdings, List.of(), progress)) {
            imports.take(prospect, Set.of(), Map.of(), progress);
        }
    }

    /// Revokes there what the store does not have.
    ///
    /// @throws VaultFailure when it does not do it
    public void discard(AuthorityId id, Stray stray, Progress progress) {
        var serial = CertificateReader.facts(stray.der().toArray()).serial();
        VaultLedger.revoke(lines.of(id, progress), serial);
        desk.write(tx -> desk.note(tx, Act.VAULT_DISCARDED, serial.hex(), ""));
    }

    /// The last revocation list that was fetched.
    public Optional<RevocationListReader> list(AuthorityId id) {
        return desk.read(tx -> tx.vaults().list(id)).map(RevocationListReader::read);
    }

    /// @throws Failure.Gone when none was fetched yet
    static void saveList(Desk desk, AuthorityId id, Path file) {
        var der = desk.read(tx -> tx.vaults().list(id)).orElseThrow(() -> new Failure.Gone("revocation list of a Vault"));
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        var octets = name.endsWith(".der") || name.endsWith(".crl") ? der : Pem.list(der).getBytes(StandardCharsets.US_ASCII);
        PublicFile.replace(file, octets.length, out -> out.write(octets));
        desk.write(tx -> desk.note(tx, Act.LIST_SAVED, Authorities.required(tx, id).name(), file.toString()));
    }
}
