package dev.chancery.engine;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Installation;
import dev.chancery.domain.Snippet;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.Usages;
import dev.chancery.export.Delivery;
import dev.chancery.export.SnippetText;
import dev.chancery.pki.CertificateReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Texts that make other programs use the files of a certificate. They name files and never hold what is in them.
public final class Snippets {

    private static final Pattern DEVICE_URI = Pattern.compile("spiffe://(.+)/device/[^/]+");

    private final Desk desk;
    private final Certificates certificates;
    private final RevocationLists lists;

    Snippets(Desk desk, Certificates certificates, RevocationLists lists) {
        this.desk = desk;
        this.certificates = certificates;
        this.lists = lists;
    }

    /// The files of a certificate, what they are called after, and the folder here where they are, if they are anywhere.
    public record Placed(CertificateId certificate, String name, Optional<Path> folder, Installation.Files files) {}

    /// What is known of a certificate's installation before anybody has typed: which snippets are for it, the id of its
    /// device, the file with the lists of its authority, and the domain in its URI.
    public record Proposed(List<Snippet> snippets, String client, Installation.Beside beside) {
        public Proposed {
            snippets = List.copyOf(snippets);
        }
    }

    /// A certificate whose files have not been written.
    public Placed unplaced(CertificateId id) {
        return new Placed(id, client(certificates.one(id)), Optional.empty(), Installation.Files.PEM_FOLDER);
    }

    /// @throws Failure.Gone when the certificate is not there any more
    public Proposed proposed(Placed placed) {
        var certificate = certificates.one(placed.certificate());
        var fit = Arrays.stream(Snippet.values()).filter(snippet -> fits(snippet, placed.files()) && isFor(snippet, certificate));
        return new Proposed(fit.toList(), client(certificate), new Installation.Beside(list(certificate), domain(certificate)));
    }

    private static String client(Certificate certificate) {
        return certificate.thing().map(ThingId::value).orElseGet(certificate::label);
    }

    private static boolean fits(Snippet snippet, Installation.Files files) {
        return snippet != Snippet.UNPACK || files.arePacked();
    }

    /// A certificate without purposes is not limited.
    private boolean isFor(Snippet snippet, Certificate certificate) {
        var purposes = certificates.uses(certificate).map(uses -> uses.purposes()).orElse(Set.of());
        return purposes.isEmpty() || switch (snippet.side()) {
            case SERVER -> purposes.contains(Usages.SERVER_AUTH);
            case CLIENT -> purposes.contains(Usages.CLIENT_AUTH);
            case EITHER -> true;
        };
    }

    private String list(Certificate certificate) {
        var settings = lists.settings(certificate.issuer());
        return settings.file().filter(_ -> !settings.isDer()).map(Path::toString).orElse("");
    }

    /// A server has no such URI; then it is as in aMQTT's documents, where the domain is the server's name.
    private static String domain(Certificate certificate) {
        return CertificateReader.facts(certificate.der().toArray()).names().stream()
                .filter(SubjectName.Uri.class::isInstance).map(SubjectName::value).map(DEVICE_URI::matcher)
                .filter(found -> found.matches()).map(found -> found.group(1)).findFirst()
                .or(() -> certificate.subject().commonName()).orElse("");
    }

    /// The text, or why it cannot be written. Pure and quick.
    public Checked<String> text(Snippet snippet, Installation installation) {
        return SnippetText.of(snippet, installation);
    }

    /// Puts a text into this file, whole or not at all; one that is there is replaced.
    ///
    /// @throws FileFailure when the place cannot be written; what was there stays
    public void save(String text, Path file) {
        new Delivery(desk.surroundings().random()).replace(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
