package dev.chancery.hostile;

import dev.chancery.cloud.Cloud;
import dev.chancery.cloud.Dossier;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Checked;
import dev.chancery.domain.CleanedCode;
import dev.chancery.domain.CloudCall;
import dev.chancery.domain.CloudFact;
import dev.chancery.domain.CloudFacts;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.CloudPlace;
import dev.chancery.domain.CloudReply;
import dev.chancery.domain.CloudTraits;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FolderName;
import dev.chancery.domain.IpAddress;
import dev.chancery.domain.NamePattern;
import dev.chancery.domain.PathPattern;
import dev.chancery.domain.Progress;
import dev.chancery.domain.ProofJob;
import dev.chancery.domain.Purpose;
import dev.chancery.domain.CloudTraits.Way;
import dev.chancery.domain.Registration;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.ServerAddress;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Subtree;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.Trouble;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Visible;
import dev.chancery.intake.ForeignFolder;
import dev.chancery.intake.ProfileJson;
import dev.chancery.intake.ThingCsv;
import dev.chancery.pki.Asn1TextInput;
import dev.chancery.pki.Bundle;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.KeySeal;
import dev.chancery.pki.Pem;
import dev.chancery.pki.RevocationListReader;
import dev.chancery.pki.SigningRequest;
import dev.chancery.pki.Unpacking;
import dev.chancery.pki.Verifier;
import dev.chancery.store.Database;
import dev.chancery.store.StoreCopy;
import dev.chancery.store.XcaFile;
import dev.chancery.vault.FedVault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Every reader that input from outside comes to. Each takes whatever it is given: it answers, or refuses with a [Failure];
/// anything else that it throws is a defect.
public enum Parser {

    PEM(input -> Pem.read(text(input))),
    CERTIFICATE(input -> {
        CertificateReader.decode(input);
        CertificateReader.facts(input);
        CertificateReader.uses(input);
        CertificateReader.keySha256(input);
    }),
    REQUEST(input -> SigningRequest.find(input).forEach(SigningRequest::read)),
    REVOCATION_LIST(input -> walk(RevocationListReader.read(input))),
    CONTAINER(input -> Unpacking.of(input, List.of(), Progress.NONE)),
    LOCKED_CONTAINER(input -> Unpacking.of(input, List.of("password".toCharArray(), "1234".toCharArray()), Progress.NONE)),
    CHAIN(input -> examine(Bundle.read(input))),
    ASN1_TEXT(input -> Asn1TextInput.der(text(input))),
    SEAL_HEADER(input -> KeySeal.open(input, "passphrase".toCharArray()).close()),
    STORE(input -> inFile(input, "store.chancery", file -> Database.open(file).close())),
    BACKUP(input -> inFile(Damaged.BACKUP.by(input), "backup.chancery", Parser::restore)),
    XCA(input -> inFile(input, "lab.xdb", Parser::moveIn)),
    XCA_DAMAGED(input -> inFile(Damaged.XCA.by(input), "lab.xdb", Parser::moveIn)),
    CA_INDEX(input -> inFile(input, "index.txt", file -> ForeignFolder.of(file.getParent()).read(Progress.NONE))),
    THING_CSV(input -> {
        var list = ThingCsv.open(input);
        list.preview();
        list.read(list.proposed(), _ -> false);
    }),
    PROFILE_JSON(input -> valid(ProfileJson.read(text(input)), ProfileJson::write)),
    CLOUD_REPLY(input -> Replies.each(CloudReply.pasted(text(input)))),
    CLOUD_REFUSAL(input -> Replies.each(new CloudReply(400, Map.of("retry-after", line(input), "x-amzn-errortype", line(input)), text(input)))),
    VAULT_REPLY(input -> FedVault.answer(200, input)),
    VAULT_REFUSAL(input -> List.of(302, 400, 403, 404, 405, 429, 500, 503).forEach(status -> FedVault.answer(status, input))),
    CLOUD_CODE(input -> CleanedCode.of(line(input), CloudTraits.CodeForm.ANY)),
    PROOF_JOB(input -> ProofJob.parse(line(input))),
    TTL(input -> Ttl.parse(line(input))),
    SERIAL_NUMBER(input -> SerialNumber.candidates(line(input)).forEach(SerialNumber::colonHex)),
    SUBJECT(input -> DistinguishedName.commonName(line(input))),
    NAME(input -> {
        SubjectName.parse(line(input));
        Subtree.parse(line(input));
        IpAddress.parse(line(input));
        ServerAddress.parse(line(input));
        Trouble.parse(line(input));
        Visible.text(line(input));
    }),
    THING_ID(input -> {
        ThingId.of(line(input));
        FolderName.of(line(input));
    }),
    PATTERN(input -> {
        valid(NamePattern.of(line(input)), NamePattern::last);
        valid(PathPattern.of(line(input)), pattern -> pattern.fill(_ -> "x"));
    });

    private static final int LONGEST_LINE = 4_096;
    private static final Path SCRATCH = Path.of(System.getProperty("chancery.scratch", System.getProperty("java.io.tmpdir")));

    private final Consumer<byte[]> reader;

    Parser(Consumer<byte[]> reader) {
        this.reader = reader;
    }

    /// Lets it read.
    public void feed(byte[] input) {
        try {
            reader.accept(input);
        } catch (Failure refused) {
            refused.getMessage();
        }
    }

    /// Whether it takes long for each: whole files are written and read.
    public boolean isCostly() {
        return this == BACKUP || this == XCA_DAMAGED;
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }

    /// As much as a field of a form takes.
    private static String line(byte[] input) {
        return new String(input, 0, Math.min(input.length, LONGEST_LINE), StandardCharsets.UTF_8);
    }

    private static <T> void valid(Checked<T> checked, Consumer<T> then) {
        if (checked instanceof Checked.Valid<T>(var value)) {
            then.accept(value);
        }
    }

    private static void walk(RevocationListReader list) {
        list.each(_ -> {});
        list.find(new SerialNumber(BigInteger.TEN));
    }

    private static void examine(Bundle bundle) {
        var terms = new Verifier.Terms(Purpose.ANY, Optional.empty(), List.of(), Instant.parse("2026-11-02T12:00:00Z"));
        new Verifier(List.of(bundle.certificate()), terms, Progress.NONE).examine(bundle);
    }

    private static void restore(Path backup) {
        var copy = StoreCopy.at(backup);
        copy.store();
        copy.copyTo(backup.resolveSibling("restored.chancery"), copy.check());
    }

    private static void moveIn(Path file) {
        if (XcaFile.mayBe(file)) {
            XcaFile.read(file, Progress.NONE);
        }
    }

    private static void inFile(byte[] input, String name, Consumer<Path> reader) {
        try {
            var folder = Files.createTempDirectory(SCRATCH, "hostile");
            try {
                reader.accept(Files.write(folder.resolve(name), input));
            } finally {
                try (var files = Files.list(folder)) {
                    files.toList().forEach(Parser::delete);
                }
                delete(folder);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static final class Replies {
        private static final Dossier DOSSIER = Dossier.of(new Registration.Plan(CloudKind.AWS, Way.PROVEN, new AuthorityId(1),
                new CertificateId(1), new CloudPlace(Map.of()), Set.of()), CloudFacts.NONE.with(CloudFact.ID, "x"), Bytes.of(new byte[] {0x30, 0}));

        private static void each(CloudReply reply) {
            for (var cloud : Cloud.all()) {
                for (var call : CloudCall.values()) {
                    cloud.read(call, DOSSIER, reply);
                }
            }
        }
    }
}
