package dev.chancery.engine;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.Passphrase;
import dev.chancery.domain.Progress;
import dev.chancery.domain.ThingQuery;
import dev.chancery.domain.TokenFailure;
import dev.chancery.domain.Violation;
import dev.chancery.export.SafeNames;
import dev.chancery.pki.Pem;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// All that a store holds, in files that other programs read: for who moves on, or wants to know that it would be possible.
///
/// Private keys of things stay out: they are on their devices, and leave by an export, where it is noted that they did.
public final class Everything {

    private final Desk desk;
    private final Office office;

    Everything(Desk desk, Office office) {
        this.desk = desk;
        this.office = office;
    }

    /// What was written.
    public record Written(Path folder, long authorities, long keys, long lists, long certificates, long requests, long things) {}

    /// Writes everything into a new folder, which its owner alone can read; its `README.txt` comes last, so a folder that has one
    /// is complete. Certificates are written one after the other, however many there are. Progress counts them.
    ///
    /// @param keyPassphrase under which the private keys of the authorities are written; they stay out when it is empty. It is
    ///     the caller's to wipe
    /// @throws Failure.Refused when that is too short; nothing is written then
    /// @throws FileFailure.AlreadyExists when there is such a folder
    /// @throws FileFailure when the place does not take it; what was written until then is left there
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled; what was written is left there
    public Written write(Path folder, char[] keyPassphrase, Progress progress) {
        var violations = keyPassphrase.length == 0 ? List.<Violation>of() : Passphrase.violations(keyPassphrase);
        if (!violations.isEmpty()) {
            throw new Failure.Refused(violations);
        }
        try {
            var files = EverythingFiles.in(folder);
            var written = write(files, keyPassphrase, progress);
            files.text("README.txt", EverythingReadme.text(office.name(), written));
            desk.write(tx -> desk.note(tx, Act.EVERYTHING_EXPORTED, folder.getFileName().toString(), "%d certificates, %d keys, to %s"
                    .formatted(written.certificates(), written.keys(), folder.toAbsolutePath().normalize())));
            return written;
        } catch (FileAlreadyExistsException taken) {
            throw new FileFailure.AlreadyExists(folder);
        } catch (IOException failed) {
            throw EverythingFiles.failure(folder, failed);
        }
    }

    /// [#write] without private keys, into a new folder below this one that is named after the store and the day.
    public Written writeBelow(Path parent, Progress progress) {
        var name = office.name() + "-" + LocalDate.ofInstant(desk.now(), ZoneOffset.UTC);
        var folder = parent.resolve(name);
        for (int count = 2; Files.exists(folder); count++) {
            folder = parent.resolve(name + "-" + count);
        }
        return write(folder, new char[0], progress);
    }

    private Written write(EverythingFiles files, char[] keyPassphrase, Progress progress) throws IOException {
        var ids = office.certificates().ids(CertificateQuery.ALL);
        progress.expect(ids.length);
        var authorities = office.authorities().all();
        var names = names(authorities);
        long keys = 0;
        long lists = 0;
        for (var authority : authorities) {
            progress.checkCancelled();
            var place = "authorities/" + names.get(authority.id());
            files.text(place + "/certificate.pem", Pem.certificate(authority.certificate().der().toArray()));
            files.text(place + "/chain.pem", Pem.certificates(office.authorities().chain(authority.id()).stream()
                    .map(one -> one.certificate().der().toArray()).toList()));
            lists += list(files.path(place + "/revocation-list.pem"), authority) ? 1 : 0;
            keys += keyPassphrase.length > 0 && key(files, place + "/private-key.pem", authority, keyPassphrase) ? 1 : 0;
        }
        certificates(files, ids, names, progress);
        requests(files);
        for (var profile : office.profiles().own()) {
            files.text("profiles/" + SafeNames.of(profile.code()) + ".json", office.profiles().export(profile));
        }
        var things = things(files);
        office.papers().inventory(CertificateQuery.ALL, files.path("certificates.csv"), Progress.NONE);
        new EverythingAudit(desk).write(files);
        return new Written(files.folder(), authorities.size(), keys, lists, ids.length, office.requests().all().size(), things);
    }

    private static Map<AuthorityId, String> names(List<Authority> authorities) {
        var texts = authorities.stream().collect(Collectors.toMap(Authority::id, one -> one.name() + " " + one.id().value()));
        var safe = SafeNames.forAll(authorities.stream().map(Authority::name).toList());
        var unique = safe.values().stream().distinct().count() == authorities.size();
        return authorities.stream().collect(Collectors.toMap(Authority::id,
                one -> unique ? safe.get(one.name()) : SafeNames.of(requireNonNull(texts.get(one.id())))));
    }

    /// One that has ended, or whose key is elsewhere or on a token that is away, has none to make.
    private boolean list(Path file, Authority authority) {
        if (!authority.canSign() || Overview.isOver(authority, desk.now())) {
            return false;
        }
        try {
            office.revocationLists().save(authority.id(), file);
            return true;
        } catch (TokenFailure.TokenAway | TokenFailure.TokenNeedsPin | TokenFailure.NoTokenModule notNow) {
            return false;
        }
    }

    /// One that is elsewhere, or left once and may not leave again, stays out.
    private boolean key(EverythingFiles files, String path, Authority authority, char[] passphrase) throws IOException {
        var certificate = authority.certificate();
        if (!certificate.hasKey()) {
            return false;
        }
        var bearer = Bearer.of(certificate, office.authorities().policy(certificate.issuer()).keysLeaveOnce());
        try (var passage = new KeyGate(desk).claim(bearer, files.folder())) {
            var pkcs8 = passage.key(bearer);
            try {
                files.octets(path, Pem.encryptedPrivateKey(pkcs8, passphrase, desk.surroundings().random()));
            } finally {
                Arrays.fill(pkcs8, (byte) 0);
            }
            desk.write(tx -> {
                passage.settle(tx, Set.of(bearer.key()), Set.of());
                desk.note(tx, Act.KEY_EXPORTED, certificate.serial().hex(), "encrypted, to " + files.folder());
            });
            return true;
        } catch (KeyFailure.AlreadyDownloaded barred) {
            desk.write(tx -> desk.note(tx, Act.KEY_REFUSED, certificate.serial().hex(), "to " + files.folder()));
            return false;
        }
    }

    private void certificates(EverythingFiles files, long[] ids, Map<AuthorityId, String> names, Progress progress) throws IOException {
        new Rows(desk).each(ids, listed -> {
            var certificate = listed.certificate();
            files.text("certificates/" + names.get(certificate.issuer()) + "/" + certificate.serial().hex() + ".pem",
                    Pem.certificate(certificate.der().toArray()));
        }, progress);
    }

    private void requests(EverythingFiles files) throws IOException {
        for (var request : office.requests().all()) {
            files.text("requests/" + request.id().value() + ".pem", office.requests().pem(request));
        }
    }

    private long things(EverythingFiles files) throws IOException {
        var numbers = office.things().numbers(ThingQuery.ALL);
        files.rows("things.csv", List.of("id", "name", "group", "tags", "notes", "hardware_serial", "address"), out -> {
            for (int from = 0; from < numbers.length; from += EverythingFiles.PAGE) {
                var page = Arrays.copyOfRange(numbers, from, Math.min(numbers.length, from + EverythingFiles.PAGE));
                for (var thing : desk.read(tx -> tx.things().rows(page))) {
                    var said = thing.description();
                    out.row(List.of(thing.id().value(), said.name(), said.group(), String.join(",", said.tags()), said.notes(),
                            said.hardwareSerial(), said.address()));
                }
            }
        });
        return numbers.length;
    }
}
