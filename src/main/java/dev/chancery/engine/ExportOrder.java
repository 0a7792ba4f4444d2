package dev.chancery.engine;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Field;
import dev.chancery.domain.FolderName;
import dev.chancery.domain.Passphrase;
import dev.chancery.domain.Violation;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Which certificates leave the store, in what form, where to, and under what passphrase.
///
/// `folder` is there already; `within` is one below it that takes everything and is made when it is missing.
///
/// `anchor` is the root that the other side trusts, where that is another than the certificates' own: their chains then
/// lead to it through cross-certificates, if they can.
///
/// An empty passphrase leaves the private keys unprotected, which PKCS#12 does not allow. The array is the caller's to
/// wipe once the export has ended.
public record ExportOrder(List<CertificateId> certificates, Form form, Path folder, Optional<FolderName> within,
        char[] passphrase, Optional<AuthorityId> anchor) {

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

    /// For those who trust the certificates' own root.
    public ExportOrder(
            List<CertificateId> certificates, Form form, Path folder, Optional<FolderName> within, char[] passphrase) {
        this(certificates, form, folder, within, passphrase, Optional.empty());
    }

    /// Straight into `folder`.
    public ExportOrder(List<CertificateId> certificates, Form form, Path folder, char[] passphrase) {
        this(certificates, form, folder, Optional.empty(), passphrase);
    }

    /// The folder that holds what is written.
    public Path target() {
        return within.map(name -> folder.resolve(name.value())).orElse(folder);
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
        return "ExportOrder[" + certificates.size() + " certificates, " + form + ", " + target() + "]";
    }

    @Override public boolean equals(Object other) {
        return other instanceof ExportOrder order && certificates.equals(order.certificates) && form == order.form
                && folder.equals(order.folder) && within.equals(order.within) && anchor.equals(order.anchor) && Arrays.equals(passphrase, order.passphrase);
    }

    @Override public int hashCode() {
        return certificates.hashCode() * 31 + folder.hashCode();
    }
}
