package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Failure;
import dev.chancery.domain.ProbeReport;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Purpose;
import dev.chancery.domain.Sighting;
import dev.chancery.probe.Identity;
import dev.chancery.probe.Probe;
import java.util.Optional;
import java.util.function.Consumer;

/// Tests connections for real, with certificates of the store or others. Nothing of this runs by itself.
public final class ConnectionTests {

    private final Desk desk;
    private final Certificates certificates;

    ConnectionTests(Desk desk, Certificates certificates) {
        this.desk = desk;
        this.certificates = certificates;
    }

    /// Connects as a device would. That a key of the store was used is noted, and where.
    ///
    /// @param watcher gets each sighting as soon as it is there, on a thread of the test
    /// @throws Failure.Gone when the certificate or the authority is not there any more
    /// @throws Failure.NoKeyHere when the key of the certificate is not in the store
    /// @throws Failure.CannotRead when a file cannot be read
    /// @throws Failure.WrongPassphrase when the passphrase does not open a file
    /// @throws Failure.Malformed when there is no certificate with its key in the files, or none to be trusted
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled
    public ProbeReport call(TestCall call, Consumer<Sighting> watcher, Progress progress) {
        var judge = ShownChain.of(desk, call.trust(), Purpose.SERVER, Optional.of(call.target().wantedName()));
        var identity = identity(call, progress);
        return Probe.run(call.target(), new Probe.Terms(identity, judge, call.limit()), watcher, progress);
    }

    private Optional<Identity> identity(TestCall call, Progress progress) {
        return switch (call.caller()) {
            case Caller.Nobody() -> Optional.empty();
            case Caller.Stored(var id) -> Optional.of(lent(certificates.one(id), "as a client of " + call.target().address()));
            case Caller.InFiles(var files, var passphrase) -> Optional.of(KeyLoan.ofFiles(files, passphrase, progress));
        };
    }

    private Identity lent(Certificate certificate, String purpose) {
        var identity = KeyLoan.ofStore(desk, certificate, certificates.issuers(certificate));
        desk.write(tx -> desk.note(tx, Act.KEY_USED_IN_TEST, certificate.serial().hex(), purpose));
        return identity;
    }
}
