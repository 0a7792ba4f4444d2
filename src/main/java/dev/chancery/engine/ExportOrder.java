package dev.chancery.engine;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Field;
import dev.chancery.domain.FileKind;
import dev.chancery.domain.FolderName;
import dev.chancery.domain.Layout;
import dev.chancery.domain.Layout.Sharing;
import dev.chancery.domain.Passphrase;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Violation;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which certificates leave the store, in what layout, where to, and under what passphrase.
///
/// `folder` is there already; `within` is one below it that takes everything and is made when it is missing.
///
/// `anchor` is the root that the other side trusts, where that is another than the certificates' own: their chains then
/// lead to it through cross-certificates, if they can.
///
/// An empty passphrase leaves the private keys unprotected, which key stores do not allow. The array is the caller's to
/// wipe once the export has ended.
public record ExportOrder(List<CertificateId> certificates, Layout layout, Path folder, Optional<FolderName> within,
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

    /// The layouts that there are without anybody having made them.
    public enum Form {
        /// A folder for each thing: `certificate.pem`, `chain.pem` (it and its intermediates), `ca.pem` (the root),
        /// `private-key.pem`.
        PEM_FOLDER(file(FileKind.CERTIFICATE_PEM, "{thing}/certificate.pem"), file(FileKind.CHAIN_PEM, "{thing}/chain.pem"),
                file(FileKind.ROOT_PEM, "{thing}/ca.pem"), file(FileKind.KEY_PEM, "{thing}/private-key.pem")),
        /// One file for each thing: private key, certificate, intermediates, root.
        PEM_BUNDLE(file(FileKind.BUNDLE_PEM, "{thing}.pem")),
        /// One PKCS#12 file for each thing, with the whole chain.
        PKCS12(file(FileKind.PKCS12, "{thing}.p12")),
        /// Certificate and intermediates in one PEM file for each thing.
        CHAIN(file(FileKind.CHAIN_PEM, "{thing}.pem")),
        /// A folder for each thing: `certificate.der`, `ca.der`, `key.der`.
        DER(file(FileKind.CERTIFICATE_DER, "{thing}/certificate.der"), file(FileKind.ROOT_DER, "{thing}/ca.der"),
                file(FileKind.KEY_DER, "{thing}/key.der")),
        /// Certificates alone in one PKCS#7 file for each thing, as DER.
        PKCS7(file(FileKind.PKCS7_DER, "{thing}.p7b")),
        /// The same as PEM.
        PKCS7_PEM(file(FileKind.PKCS7_PEM, "{thing}.p7b")),
        /// PKCS#12 for old devices, weakly encrypted.
        PKCS12_OLD(file(FileKind.PKCS12_OLD, "{thing}.p12")),
        /// One key store of Java for each thing, weakly encrypted.
        JKS(file(FileKind.JKS, "{thing}.jks")),
        /// One key store of BouncyCastle for each thing.
        BCFKS(file(FileKind.BCFKS, "{thing}.bcfks")),
        /// The public key for OpenSSH.
        SSH(file(FileKind.SSH_PUBLIC_KEY, "{thing}.pub")),
        /// A C header with PEM as string macros in a folder for each thing.
        C_HEADER(file(FileKind.C_HEADER, "{thing}/device_credentials.h")),
        /// A C header with DER as arrays in a folder for each thing.
        C_ARRAYS(file(FileKind.C_ARRAYS, "{thing}/device_credentials.h")),
        /// A table for the NVS partition generator of ESP-IDF for each thing.
        ESP_NVS(file(FileKind.NVS_CSV, "{thing}.csv")),
        /// A C header that gives everything to Zephyr, in a folder for each thing.
        ZEPHYR(file(FileKind.ZEPHYR, "{thing}/tls_credentials_device.h")),
        /// As the example configurations of mosquitto name them.
        MOSQUITTO(file(FileKind.ROOT_PEM, "{thing}/ca.crt"), file(FileKind.CHAIN_PEM, "{thing}/client.crt"),
                file(FileKind.KEY_PEM, "{thing}/client.key")),
        /// As AWS IoT Core hands them out.
        AWS(file(FileKind.ROOT_PEM, "{thing}/root-CA.crt"), file(FileKind.CHAIN_PEM, "{thing}/{thing}.cert.pem"),
                file(FileKind.KEY_PEM, "{thing}/{thing}.private.key")),
        /// As the samples of Azure IoT read them.
        AZURE(file(FileKind.ROOT_PEM, "{thing}/root.cert.pem"), file(FileKind.CHAIN_PEM, "{thing}/{thing}-full-chain.cert.pem"),
                file(FileKind.KEY_PEM, "{thing}/{thing}.key.pem")),
        /// As the examples of ESP-IDF embed them.
        ESP_IDF(file(FileKind.ROOT_PEM, "{thing}/main/ca.crt"), file(FileKind.CHAIN_PEM, "{thing}/main/client.crt"),
                file(FileKind.KEY_PEM, "{thing}/main/client.key")),
        /// A MindSphere agent's: its certificate with all above it, and its key.
        MINDSPHERE(file(FileKind.FULL_CHAIN_PEM, "{thing}/{thing}_chain.pem"), file(FileKind.CERTIFICATE_PEM, "{thing}/{thing}.pem"),
                file(FileKind.KEY_PEM, "{thing}/{thing}.key")),
        /// As aMQTT's `device_creds` and `ca_creds` name them.
        AMQTT(file(FileKind.ROOT_PEM, "{thing}/ca.crt"), file(FileKind.CHAIN_PEM, "{thing}/{thing}.crt"),
                file(FileKind.KEY_PEM, "{thing}/{thing}.key")),
        /// One JSON file for each thing, as Mainflux certs answers when it issues.
        MAINFLUX(file(FileKind.MAINFLUX, "{thing}.json")),
        /// As many as a thousand things in one JSON array of such answers.
        MAINFLUX_ARRAY(Sharing.ARRAY, file(FileKind.MAINFLUX, "certificates.json")),
        /// One JSON file for each thing, as SuperMQ certs answers when it issues.
        SUPERMQ(file(FileKind.SUPERMQ, "{thing}.json")),
        /// As many as a thousand things in one JSON array of such answers.
        SUPERMQ_ARRAY(Sharing.ARRAY, file(FileKind.SUPERMQ, "certificates.json"));

        private final Layout layout;

        Form(Layout.File... files) {
            this(Sharing.NONE, files);
        }

        Form(Sharing sharing, Layout.File... files) {
            this.layout = new Layout(name(), List.of(files), sharing);
        }

        private static Layout.File file(FileKind kind, String name) {
            return new Layout.File(kind, name);
        }

        public Layout layout() {
            return layout;
        }
    }

    public ExportOrder {
        certificates = List.copyOf(certificates);
    }

    public ExportOrder(List<CertificateId> certificates, Form form, Path folder, Optional<FolderName> within, char[] passphrase,
            Keys keys, Optional<AuthorityId> anchor) {
        this(certificates, form.layout(), folder, within, passphrase, keys, anchor);
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
        return new ExportOrder(certificates, layout, folder, within, passphrase, wanted, anchor);
    }

    /// The folder that holds what is written.
    public Path target() {
        return within.map(name -> folder.resolve(name.value())).orElse(folder);
    }

    public boolean keysAreProtected() {
        return passphrase.length > 0;
    }

    /// Whether any key leaves: some layouts have no room for one.
    public boolean takesKeys() {
        return keys != Keys.NONE && layout.holdsKey();
    }

    public List<Violation> violations() {
        if (!keysAreProtected()) {
            return takesKeys() && layout.cover() == FileKind.Cover.ALWAYS ? List.of(new TextViolation.Missing(Field.PASSPHRASE)) : List.of();
        }
        return Passphrase.violations(passphrase);
    }

    /// For the audit log.
    String trace() {
        return layout.code() + sharing() + protection() + ", to " + target();
    }

    private String protection() {
        if (!takesKeys()) {
            return ", without key";
        }
        return keysAreProtected() && !layout.leavesKeyOpen() ? ", key protected" : ", key unprotected";
    }

    private String sharing() {
        return layout.sharing().isArchive() ? " in " + layout.sharing().name().toLowerCase(Locale.ROOT) : "";
    }

    /// Leaves the passphrase out.
    @Override public String toString() {
        return "ExportOrder[" + certificates.size() + " certificates, " + layout.code() + ", " + target() + "]";
    }

    @Override public boolean equals(Object other) {
        return other instanceof ExportOrder order && certificates.equals(order.certificates) && layout.equals(order.layout)
                && keys == order.keys && anchor.equals(order.anchor) && folder.equals(order.folder) && within.equals(order.within)
                && Arrays.equals(passphrase, order.passphrase);
    }

    @Override public int hashCode() {
        return certificates.hashCode() * 31 + folder.hashCode();
    }
}
