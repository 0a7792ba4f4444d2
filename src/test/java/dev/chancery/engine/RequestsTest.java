package dev.chancery.engine;

import static dev.chancery.TestOffice.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Judge;
import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.Checked;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.FiledRequest;
import dev.chancery.domain.FiledRequest.State;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.KeyViolation;
import dev.chancery.domain.NameViolation;
import dev.chancery.domain.Notice;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.RequestViolation;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Ttl;
import dev.chancery.engine.RequestIntake.Outcome;
import dev.chancery.words.Failures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests that openssl makes, on their way through the store.
class RequestsTest {

    @TempDir Path folder;
    private TestOffice lab;
    private Requests requests;
    private Authority root;
    private Authority issuing;

    @BeforeEach void open() {
        Judge.require("openssl");
        lab = TestOffice.in(folder);
        requests = lab.office.requests();
        root = lab.root("Lab Root", KeySpec.EC_P256);
        issuing = lab.intermediate("Issuing", root, KeySpec.EC_P256);
    }

    @AfterEach void close() {
        lab.close();
    }

    private Path ask(String name, String... more) {
        var command = new ArrayList<>(List.of("openssl", "req", "-new", "-nodes", "-keyout", name + ".key", "-out", name + ".csr",
                "-subj", "/O=Lab/CN=" + name));
        command.addAll(List.of(more.length > 0 ? more : new String[] {"-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
            "-addext", "subjectAltName=DNS:" + name + ".lab,DNS:evil.example", "-addext", "basicConstraints=CA:TRUE"}));
        Judge.runIn(folder, command).accepted();
        return folder.resolve(name + ".csr");
    }

    private FiledRequest taken(Path file) {
        var outcomes = requests.intake().take(file);
        assertThat(outcomes).hasSize(1).hasOnlyElementsOfType(Outcome.Added.class);
        return ((Outcome.Added) outcomes.getFirst()).request();
    }

    private Order order(String name, String... dnsNames) {
        return new Order(terms(issuing, Profile.SERVER, KeySpec.RSA_4096), DistinguishedName.commonName(name).orRefuse(),
                List.of(dnsNames).stream().<SubjectName>map(SubjectName.Dns::new).toList(), Optional.empty());
    }

    @Test void aRequestIsTakenInOnce() {
        var file = ask("press-1");
        var filed = taken(file);
        assertThat(filed.label()).isEqualTo("press-1");
        assertThat(filed.key()).isEqualTo("EC P-256");
        assertThat(requests.csr(filed).notices()).containsExactly(new Notice.AsksForAuthority());
        var audited = lab.office.audit().recent(100).size();
        assertThat(requests.intake().take(file)).containsExactly(new Outcome.Known(filed));
        assertThat(requests.all()).containsExactly(filed);
        assertThat(lab.office.audit().recent(100)).hasSize(audited);
    }

    @Test void severalInOneFileAreTakenInEachForItself() throws IOException {
        var good = Files.readString(ask("press-1"));
        var weak = Files.readString(ask("press-2", "-newkey", "rsa:1024"));
        var broken = "-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----\n";
        var outcomes = requests.intake().take((good + weak + broken + good).getBytes(StandardCharsets.US_ASCII));
        assertThat(outcomes).extracting(outcome -> outcome.getClass().getSimpleName())
                .containsExactly("Added", "Refused", "Unreadable", "Known");
        assertThat(((Outcome.Refused) outcomes.get(1)).csr().violations()).hasOnlyElementsOfType(KeyViolation.UnsupportedKeySize.class);
        assertThat(requests.all()).hasSize(1);
    }

    @Test void aBadSignatureIsNotKept() throws IOException {
        var der = java.util.Base64.getMimeDecoder().decode(Files.readString(ask("press-1")).replaceAll("-----[^-]+-----", ""));
        der[der.length - 1] ^= 1;
        assertThat(requests.intake().take(der)).hasOnlyElementsOfType(Outcome.Refused.class);
        assertThat(requests.all()).isEmpty();
    }

    @Test void whatIsNoRequestOrNotThereIsNamed() throws IOException {
        var text = Files.writeString(folder.resolve("note.txt"), "hello");
        assertThatThrownBy(() -> requests.intake().take(text)).isInstanceOf(Failure.Malformed.class);
        assertThatThrownBy(() -> requests.intake().take(folder.resolve("nowhere.csr"))).isInstanceOf(FileFailure.CannotRead.class);
        assertThatThrownBy(() -> requests.intake().take(folder)).isInstanceOf(FileFailure.CannotRead.class);
    }

    @Test void aRequestFindsItsThingByTheCommonName() {
        var thing = lab.thing("press-1");
        assertThat(taken(ask("press-1")).thing()).contains(thing.id());
        assertThat(taken(ask("press-2")).thing()).isEmpty();
    }

    @Test void onlyTheKeyAndTheApprovedNamesGoIntoTheCertificate() throws IOException {
        var filed = taken(ask("press-1"));
        var thing = lab.thing("press-1");
        var order = order("press-1", "press-1.lab");
        var certificate = requests.sign(filed.id(), new Order(order.terms(), order.subject(), order.names(), Optional.of(thing)));
        assertThat(certificate.hasKey()).isFalse();
        assertThat(certificate.key()).isEqualTo(KeySpec.EC_P256);
        assertThat(certificate.thing()).contains(thing.id());
        assertThat(lab.office.certificates().one(certificate.id())).isEqualTo(certificate);
        var pem = Files.writeString(folder.resolve("leaf.pem"), lab.office.certificates().pem(certificate));
        var text = Judge.run("openssl", "x509", "-in", pem.toString(), "-noout", "-text").accepted().output();
        assertThat(text).contains("DNS:press-1.lab", "CA:FALSE", "Subject: CN = press-1").doesNotContain("evil.example", "CA:TRUE", "O = Lab, CN = press-1");
        assertThat(Judge.run("openssl", "pkey", "-in", folder.resolve("press-1.key").toString(), "-pubout").output())
                .isEqualTo(Judge.run("openssl", "x509", "-in", pem.toString(), "-noout", "-pubkey").output());
        assertThat(requests.one(filed.id()).state()).isEqualTo(new State.Signed(lab.clock.instant(), certificate.id()));
        assertThat(acts()).contains(Act.REQUEST_SIGNED, Act.CERTIFICATE_ISSUED, Act.REQUEST_IMPORTED);
    }

    private List<Act> acts() {
        return lab.office.audit().recent(100).stream().map(AuditEntry::act).toList();
    }

    @Test void thePreviewShowsTheKeyOfTheRequest() {
        var filed = taken(ask("press-1"));
        var draft = requests.draft(filed.id(), order("press-1", "press-1.lab")).orRefuse();
        assertThat(draft.preview().key()).isEqualTo("EC P-256");
        assertThat(requests.draft(filed.id(), order("press-1")).violations()).containsExactly(new NameViolation.NoServerName());
        assertThat(requests.one(filed.id()).isPending()).isTrue();
    }

    @Test void aRefusedOrderChangesNothing() {
        var filed = taken(ask("press-1"));
        var long3 = new Order.Terms(issuing.id(), Profile.DEVICE, KeySpec.EC_P256, Ttl.days(30_000));
        var before = lab.office.audit().recent(100);
        assertThatThrownBy(() -> requests.sign(filed.id(), new Order(long3, order("x").subject(), List.of(), Optional.empty())))
                .isInstanceOf(Failure.Refused.class);
        assertThat(requests.one(filed.id()).isPending()).isTrue();
        assertThat(lab.office.certificates().count()).isEqualTo(2);
        assertThat(lab.office.audit().recent(100)).isEqualTo(before);
    }

    @Test void aRequestIsSettledOnce() {
        var filed = taken(ask("press-1"));
        requests.sign(filed.id(), order("press-1", "press-1.lab"));
        for (Runnable act : List.<Runnable>of(() -> requests.sign(filed.id(), order("press-1", "press-1.lab")),
                () -> requests.reject(filed.id(), "too late"), () -> requests.own().complete(filed.id(), new byte[0]))) {
            assertThatThrownBy(act::run).isInstanceOfSatisfying(Failure.Refused.class,
                    refused -> assertThat(refused.violations()).containsExactly(new RequestViolation.RequestSettled()));
        }
        assertThat(requests.draft(filed.id(), order("press-1", "press-1.lab"))).isInstanceOf(Checked.Invalid.class);
        assertThat(lab.office.certificates().count()).isEqualTo(3);
    }

    @Test void aRejectionHasAReason() {
        var filed = taken(ask("press-1"));
        assertThatThrownBy(() -> requests.reject(filed.id(), " ")).isInstanceOf(Failure.Refused.class);
        assertThatThrownBy(() -> requests.reject(filed.id(), "x".repeat(501))).isInstanceOf(Failure.Refused.class);
        assertThat(requests.reject(filed.id(), " not one of ours ").state())
                .isEqualTo(new State.Rejected(lab.clock.instant(), "not one of ours"));
        assertThat(acts().getFirst()).isEqualTo(Act.REQUEST_REJECTED);
    }

    @Test void theKeyOfAnAuthorityIsNotTaken() throws IOException {
        var exported = folder.resolve("out");
        Files.createDirectory(exported);
        var order = new ExportOrder(List.of(root.certificate().id()), ExportOrder.Form.PEM_FOLDER, exported, new char[0]);
        lab.office.stepUp().prove(TestOffice.PASSPHRASE.toCharArray());
        var key = lab.office.exports().run(order, Progress.NONE).files().getLast().toString();
        Judge.runIn(folder, List.of("openssl", "req", "-new", "-key", key, "-subj", "/CN=press-1", "-out", "trap.csr")).accepted();
        var outcome = (Outcome.Refused) requests.intake().take(folder.resolve("trap.csr")).getFirst();
        assertThat(outcome.csr().violations()).containsExactly(new KeyViolation.KeyOfAuthority("Lab Root"));
    }

    @Test void aKeyThatAskedBeforeIsPointedOut() {
        taken(ask("press-1"));
        Judge.runIn(folder, List.of("openssl", "req", "-new", "-key", "press-1.key", "-subj", "/CN=press-9", "-out", "again.csr")).accepted();
        assertThat(requests.csr(taken(folder.resolve("again.csr"))).notices()).containsExactly(new Notice.KeySeenBefore("press-1"));
    }

    @Test void aCertificateWithoutItsKeyIsExportedWithItsChain() {
        var filed = taken(ask("press-1"));
        var certificate = requests.sign(filed.id(), order("press-1", "press-1.lab"));
        var device = lab.office.certificates().issue(Order.of(lab.thing("press-2"), terms(issuing, Profile.DEVICE, KeySpec.EC_P256)));
        var both = List.of(certificate.id(), device.id());
        var exported = lab.office.exports().run(new ExportOrder(both, ExportOrder.Form.PEM_FOLDER, folder, new char[0]), Progress.NONE);
        assertThat(exported.certificates()).isEqualTo(2);
        assertThat(exported.files()).hasSize(7);
        Judge.run("openssl", "verify", "-x509_strict", "-CAfile", folder.resolve("press-1/ca.pem").toString(), "-untrusted",
                folder.resolve("press-1/chain.pem").toString(), folder.resolve("press-1/certificate.pem").toString()).accepted();
        assertThatThrownBy(() -> lab.office.exports().plan(new ExportOrder(both, ExportOrder.Form.PKCS12, folder, "correct horse".toCharArray())))
                .isInstanceOfSatisfying(KeyFailure.NoKeyHere.class, refused -> {
                    assertThat(refused).hasMessageContaining(certificate.serial().hex());
                    assertThat(Failures.tell(refused).happened()).contains("press-1");
                });
        lab.office.exports().run(new ExportOrder(List.of(certificate.id()), ExportOrder.Form.PEM_BUNDLE, folder, new char[0]), Progress.NONE);
        assertThat(folder.resolve("press-1.pem")).content().doesNotContain("PRIVATE").contains("BEGIN CERTIFICATE");
    }

    @Test void everythingIsThereAfterTheStoreWasLocked() {
        var filed = taken(ask("press-1"));
        lab.reopen();
        assertThat(lab.office.requests().all()).containsExactly(filed);
        assertThat(lab.office.certificates().ids(CertificateQuery.ALL)).hasSize(2);
    }
}
