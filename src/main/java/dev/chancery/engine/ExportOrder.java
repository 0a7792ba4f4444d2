package dev.chancery.engine;

import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Field;
import dev.chancery.domain.Passphrase;
import dev.chancery.domain.Violation;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Which certificates leave the store, in what form, where to, and under what passphrase.
///
/// An empty passphrase leaves the private keys unprotected, which PKCS#12 does not allow. The array is the caller's to
/// wipe once the export has ended.
public record ExportOrder(List<CertificateId> certificates, Form form, Path folder, char[] passphrase) {

    /// How a certificate and its key are laid out in files.
    public enum Form {
        /// A folder for each thing: `certificate.pem`, `chain.pem` (it and its intermediates), `ca.pem` (the root),
        /// `private-key.pem`.
        PEM_FOLDER,
        /// One file for each thing: private key, certificate, intermediates, root.
        PEM_BUNDLE,
        /// One PKCS#12 file for each thing, with the whole chain.
        PKCS12
    }

    public ExportOrder {
        certificates = List.copyOf(certificates);
    }

    public boolean keysAreProtected() {
        return passphrase.length > 0;
    }

    public List<Violation> violations() {
        if (!keysAreProtected()) {
            return form == Form.PKCS12 ? List.of(new Violation.Missing(Field.PASSPHRASE)) : List.of();
        }
        return Passphrase.violations(passphrase);
    }

    /// Leaves the passphrase out.
    @Override public String toString() {
        return "ExportOrder[" + certificates.size() + " certificates, " + form + ", " + folder + "]";
    }

    @Override public boolean equals(Object other) {
        return other instanceof ExportOrder order && certificates.equals(order.certificates) && form == order.form
                && folder.equals(order.folder) && Arrays.equals(passphrase, order.passphrase);
    }

    @Override public int hashCode() {
        return certificates.hashCode() * 31 + folder.hashCode();
    }
}
