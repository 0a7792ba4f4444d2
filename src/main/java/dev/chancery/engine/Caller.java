package dev.chancery.engine;

import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Secret;
import java.nio.file.Path;
import java.util.List;

/// Who connects to a server that is tested.
public sealed interface Caller {

    /// Somebody without a certificate.
    record Nobody() implements Caller {}

    /// A certificate of the store whose key is there.
    record Stored(CertificateId certificate) implements Caller {}

    /// A certificate, its key and those above it in files: PEM, DER, PKCS#12. The passphrase stays the caller's to wipe.
    record InFiles(List<Path> files, Secret passphrase) implements Caller {
        public InFiles {
            files = List.copyOf(files);
        }
    }
}
