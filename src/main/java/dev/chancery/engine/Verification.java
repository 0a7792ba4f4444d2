package dev.chancery.engine;

import dev.chancery.domain.AmqttCheck;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Cause;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Finding;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Purpose;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Verdict;
import dev.chancery.pki.Bundle;
import dev.chancery.pki.IssuedBy;
import dev.chancery.pki.LiveServer;
import dev.chancery.pki.Pem;
import dev.chancery.pki.Responder;
import dev.chancery.pki.Verifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Judges anybody's certificates against the authorities of the store. Nothing in the store changes by it.
public final class Verification {

    /// How long a server or a responder may take in all.
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int MOST_FILE_OCTETS = 64 << 20;
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::at).thenComparing(Finding::step);

    /// What is asked of the certificate: its purpose, the name that its user asks for, and revocation lists to look into.
    /// With `ocsp` the responder that it names is asked, over the network.
    public record Question(Purpose purpose, Optional<SubjectName> name, List<byte[]> lists, boolean ocsp) {
        public Question {
            lists = List.copyOf(lists);
        }
    }

    private final Desk desk;
    private final Duration patience;

    Verification(Desk desk) {
        this(desk, PATIENCE);
    }

    private Verification(Desk desk, Duration patience) {
        this.desk = desk;
        this.patience = patience;
    }

    /// The same with another patience.
    public Verification within(Duration limit) {
        return new Verification(desk, limit);
    }

    /// What a file holds, for [Evidence.Given] or a list.
    ///
    /// @throws FileFailure.CannotRead when it cannot be read
    /// @throws Failure.Malformed when it is larger than any revocation list
    public byte[] content(Path file) {
        try (var in = Files.newInputStream(file)) {
            var content = in.readNBytes(MOST_FILE_OCTETS + 1);
            if (content.length > MOST_FILE_OCTETS) {
                throw new Failure.Malformed("file: more than %d octets".formatted(MOST_FILE_OCTETS));
            }
            return content;
        } catch (IOException unreadable) {
            throw new FileFailure.CannotRead(file, unreadable);
        }
    }

    /// Whoever sends what cannot be read gets that as a finding; the network is used for [Evidence.Live] and OCSP alone.
    ///
    /// @throws Failure.Gone when a certificate of the store is not there any more
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled
    public Verdict verify(Evidence evidence, Question question, Progress progress) {
        return switch (evidence) {
            case Evidence.Given(var content) -> given(content, question, progress);
            case Evidence.Stored(var id) -> judged(Bundle.of(List.of(stored(id))), question, progress, List.of());
            case Evidence.Live live -> live(live, question, progress);
        };
    }

    private byte[] stored(CertificateId id) {
        return desk.read(tx -> tx.certificates().byId(id)).map(Certificate::der).map(Bytes::toArray)
                .orElseThrow(() -> new Failure.Gone("certificate " + id.value()));
    }

    private Verdict given(byte[] content, Question question, Progress progress) {
        try {
            return judged(Bundle.read(content), question, progress, List.of());
        } catch (Failure.Malformed unreadable) {
            return nothing(new Cause.NotReadable(why(content)));
        }
    }

    private static Cause.NotReadable.Why why(byte[] content) {
        if (content.length > Pem.MOST_OCTETS) {
            return Cause.NotReadable.Why.TOO_MUCH;
        }
        var text = new String(content, StandardCharsets.ISO_8859_1);
        return text.isBlank() || !text.startsWith("0") && !text.contains("CERTIFICATE")
                ? Cause.NotReadable.Why.NO_CERTIFICATE : Cause.NotReadable.Why.BROKEN;
    }

    private static Verdict nothing(Cause cause) {
        return new Verdict(List.of(), Optional.empty(), List.of(new Finding(0, cause)));
    }

    private Verdict live(Evidence.Live live, Question question, Progress progress) {
        var name = live.serverName().or(() -> Optional.of(live.address().host())
                .filter(SubjectName.Dns.class::isInstance).map(SubjectName.Dns.class::cast));
        return switch (LiveServer.contact(live.address(), name, patience, progress)) {
            case LiveServer.Contact.Missed(var why) -> nothing(new Cause.Unreached(why));
            case LiveServer.Contact.Met met -> met(met, question, progress);
        };
    }

    private Verdict met(LiveServer.Contact.Met met, Question question, Progress progress) {
        var causes = new ArrayList<Cause>(met.agreed().stream().toList());
        if (met.asks()) {
            causes.add(new Cause.AsksForCertificate());
        }
        try {
            var verdict = judged(Bundle.of(met.chain()), question, progress, causes);
            return with(verdict, sentIncomplete(verdict, met.chain().stream().map(Bytes::of).toList()));
        } catch (Failure.Malformed unreadable) {
            return nothing(new Cause.NotReadable(Cause.NotReadable.Why.BROKEN));
        }
    }

    static List<Finding> sentIncomplete(Verdict verdict, List<Bytes> sent) {
        return verdict.chain().stream().skip(1).filter(link -> !sent.contains(link.der()) && !isRoot(link)).limit(1)
                .map(link -> new Finding(0, new Cause.SentIncomplete(link.name()))).toList();
    }

    private static boolean isRoot(Verdict.Link link) {
        return IssuedBy.itself(link.der().toArray());
    }

    static Verdict with(Verdict verdict, List<Finding> more) {
        return new Verdict(verdict.chain(), verdict.missing(),
                Stream.concat(verdict.findings().stream(), more.stream()).sorted(ORDER).toList());
    }

    private Verdict judged(Bundle bundle, Question question, Progress progress, List<Cause> before) {
        var known = desk.read(tx -> tx.authorities().all()).stream()
                .collect(Collectors.toMap(authority -> authority.certificate().der(), Function.identity()));
        var examined = new Verifier(known.keySet().stream().map(Bytes::toArray).toList(),
                new Verifier.Terms(question.purpose(), question.name(), question.lists(), desk.now()), progress).examine(bundle);
        var record = desk.read(tx -> new ChainRecord(tx, known, examined));
        var findings = new ArrayList<>(record.findings());
        before.forEach(cause -> findings.add(new Finding(0, cause)));
        findings.add(new Finding(0, ocsp(examined.chain(), question.ocsp(), progress)));
        return with(new Verdict(record.links(desk.now()), record.missing(), List.of()), findings);
    }

    private Cause ocsp(List<Bytes> chain, boolean wanted, Progress progress) {
        var certificate = chain.getFirst().toArray();
        var address = Responder.address(certificate);
        if (address.isEmpty()) {
            return new Cause.NoResponder();
        }
        return wanted && chain.size() > 1
                ? new Responder(desk.now(), desk.surroundings().random(), patience, progress)
                        .ask(address.get(), certificate, chain.get(1).toArray())
                : new Cause.OcspNotAsked(address.get());
    }

    /// The responder that would be asked about what somebody handed in; empty when it names none or cannot be read.
    public Optional<String> responder(byte[] content) {
        try {
            return Responder.address(Bundle.read(content).certificate());
        } catch (Failure.Malformed unreadable) {
            return Optional.empty();
        }
    }

    /// What the certificate plugin of an aMQTT broker with this `uri_domain` says to a client of this id.
    ///
    /// @throws Failure.Malformed when no certificate can be read
    public AmqttCheck amqtt(Evidence.Given given, String domain, String clientId) {
        return AmqttCheck.of(Bundle.read(given.content()).uris(), domain, clientId);
    }

    /// The same for a certificate of the store.
    ///
    /// @throws Failure.Gone when it is not there any more
    public AmqttCheck amqtt(Evidence.Stored stored, String domain, String clientId) {
        return AmqttCheck.of(Bundle.of(List.of(stored(stored.certificate()))).uris(), domain, clientId);
    }
}
