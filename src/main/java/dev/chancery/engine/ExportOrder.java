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
        char[] passphrase, Keys keys, Optional<AuthorityId> anchor) {

    /// Which private keys go along.
    public enum Keys {
        /// Each that is here; refused when one may leave only once and has left.
        ALL,
        /// The certificates whose key may not leave any more stay out with it.
        OTHERS,
        /// None: certificates alone.
        NONE
    }

    /// How a certificate and its key are laid out in files.
    public enum Form {
        /// A folder for each thing: `certificate.pem`, `chain.pem` (it and its intermediates), `ca.pem` (the root),
        /// `private-key.pem`.
        PEM_FOLDER,
        /// One file for each thing: private key, certificate, intermediates, root.
        PEM_BUNDLE,
        /// One PKCS#12 file for each thing, with the whole chain.
        PKCS12,
        /// One JSON file for each thing, as Mainflux certs answers when it issues.
        MAINFLUX,
        /// As many as a thousand things in one JSON array of such answers.
        MAINFLUX_ARRAY,
        /// One JSON file for each thing, as SuperMQ certs answers when it issues.
        SUPERMQ,
        /// As many as a thousand things in one JSON array of such answers.
        SUPERMQ_ARRAY;

        /// Whether many certificates share a file.
        public boolean isArray() {
            return this == MAINFLUX_ARRAY || this == SUPERMQ_ARRAY;
        }
    }

    public ExportOrder {
        certificates = List.copyOf(certificates);
    }

    /// With every key that is here, for those who trust the certificates' own root.
    public ExportOrder(List<CertificateId> certificates, Form form, Path folder, Optional<FolderName> within, char[] passphrase) {
        this(certificates, form, folder, within, passphrase, Keys.ALL, Optional.empty());
    }

    /// Straight into `folder`.
    public ExportOrder(List<CertificateId> certificates, Form form, Path folder, char[] passphrase) {
        this(certificates, form, folder, Optional.empty(), passphrase);
    }

    public ExportOrder with(Keys wanted) {
        return new ExportOrder(certificates, form, folder, within, passphrase, wanted, anchor);
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
            return keys != Keys.NONE && form == Form.PKCS12 ? List.of(new Violation.Missing(Field.PASSPHRASE)) : List.of();
        }
        return Passphrase.violations(passphrase);
    }

    /// For the audit log.
    String trace() {
        return form + (keysAreProtected() ? ", key protected" : ", key unprotected") + ", to " + target();
    }

    /// Leaves the passphrase out.
    @Override public String toString() {
        return "ExportOrder[" + certificates.size() + " certificates, " + form + ", " + target() + "]";
    }

    @Override public boolean equals(Object other) {
        return other instanceof ExportOrder order && certificates.equals(order.certificates) && form == order.form
                && keys == order.keys && anchor.equals(order.anchor) && folder.equals(order.folder) && within.equals(order.within)
                && Arrays.equals(passphrase, order.passphrase);
    }

    @Override public int hashCode() {
        return certificates.hashCode() * 31 + folder.hashCode();
    }
}
