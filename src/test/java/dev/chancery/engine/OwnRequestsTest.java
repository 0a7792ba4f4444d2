package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Judge;
import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.FiledRequest;
import dev.chancery.domain.FiledRequest.State;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Notice;
import dev.chancery.domain.Profile;
import dev.chancery.domain.RequestViolation;
import dev.chancery.domain.RequestViolation.UnfitAnswer.Why;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests of ours that an authority of openssl answers.
class OwnRequestsTest {

    private static final String PASSPHRASE = "correct horse";

    @TempDir Path folder;
    private TestOffice lab;
    private OwnRequests own;

    @BeforeEach void open() {
        Judge.require("openssl");
        lab = TestOffice.in(folder);
        own = lab.office.requests().own();
        openssl("req", "-x509", "-new", "-nodes", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-keyout", "ca.key",
                "-out", "ca.pem", "-subj", "/CN=Other CA", "-days", "30");
    }

    @AfterEach void close() {
        lab.close();
    }

    private void openssl(String... arguments) {
        var command = new java.util.ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Judge.runIn(folder, command).accepted();
    }

    private FiledRequest created(String name) {
        var wish = new Wish(DistinguishedName.commonName(name).orRefuse(), List.of(new SubjectName.Dns(name + ".lab")),
                KeySpec.EC_P256, Profile.SERVER);
        return own.create(wish, Optional.empty());
    }

    /// The request signed by the other authority.
    private byte[] signed(FiledRequest request, String... more) {
        try {
            Files.writeString(folder.resolve("ours.csr"), lab.office.requests().pem(request));
            var command = new java.util.ArrayList<>(List.of("x509", "-req", "-in", "ours.csr", "-CA", "ca.pem", "-CAkey", "ca.key",
                    "-CAcreateserial", "-out", "answer.pem", "-days", "10", "-copy_extensions", "copy"));
            command.addAll(List.of(more));
            openssl(command.toArray(String[]::new));
            return Files.readAllBytes(folder.resolve("answer.pem"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test void theKeyIsSealedBeforeTheRequestLeaves() {
        var request = created("press-1");
        assertThat(request.isPending()).isTrue();
        lab.reopen();
        own = lab.office.requests().own();
        assertThat(lab.office.requests().one(request.id())).isEqualTo(request);
        own.complete(request.id(), signed(request));
        exported(request);
    }

    private void exported(FiledRequest request) {
        var completed = lab.office.requests().one(request.id());
        var files = own.export().run(completed, new ExportOrder(List.of(), ExportOrder.Form.PEM_FOLDER, folder, new char[0]));
        var key = files.getLast().toString();
        assertThat(Judge.run("openssl", "pkey", "-in", key, "-pubout").accepted().output()).isEqualTo(
                Judge.run("openssl", "x509", "-in", files.getFirst().toString(), "-noout", "-pubkey").accepted().output());
    }

    @Test void anAnswerOfOpensslCompletesTheRequest() throws IOException {
        var request = created("press-1");
        var answer = signed(request);
        var fitting = own.check(request.id(), answer);
        assertThat(fitting.certificate().issuer()).isEqualTo("CN=Other CA");
        assertThat(fitting.notices()).containsExactly(new Notice.IssuerUnknown("CN=Other CA"));
        assertThat(lab.office.requests().one(request.id()).isPending()).isTrue();
        var completed = own.complete(request.id(), answer);
        assertThat(((State.Completed) completed.state()).chain()).hasSize(1);
        assertThat(own.answered(completed).subject()).isEqualTo("CN=press-1");
        assertThat(lab.office.certificates().count()).isZero();
        assertThat(lab.office.audit().recent(9)).extracting(AuditEntry::act).startsWith(Act.REQUEST_COMPLETED, Act.REQUEST_CREATED);
    }

    @Test void theWholeChainIsKeptAndExportedInEveryForm() throws IOException {
        var request = created("press-1");
        signed(request);
        Files.writeString(folder.resolve("both.pem"), Files.readString(folder.resolve("answer.pem")) + Files.readString(folder.resolve("ca.pem")));
        var completed = own.complete(request.id(), Files.readAllBytes(folder.resolve("both.pem")));
        assertThat(((State.Completed) completed.state()).chain()).hasSize(2);
        var files = own.export().run(completed, order(ExportOrder.Form.PEM_FOLDER, PASSPHRASE));
        assertThat(files).extracting(file -> file.getFileName().toString())
                .containsExactly("certificate.pem", "chain.pem", "ca.pem", "private-key.pem");
        assertThat(files.getLast()).content().contains("ENCRYPTED PRIVATE KEY");
        Judge.run("openssl", "verify", "-CAfile", files.get(2).toString(), files.getFirst().toString()).accepted();
        var p12 = own.export().run(completed, order(ExportOrder.Form.PKCS12, PASSPHRASE)).getFirst();
        Judge.run("openssl", "pkcs12", "-in", p12.toString(), "-passin", "pass:" + PASSPHRASE, "-noout").accepted();
        own.export().run(completed, order(ExportOrder.Form.PEM_BUNDLE, ""));
        assertThat(folder.resolve("press-1.pem")).content().contains("BEGIN PRIVATE KEY");
        assertThatThrownBy(() -> own.export().run(completed, order(ExportOrder.Form.PEM_BUNDLE, ""))).isInstanceOf(FileFailure.AlreadyExists.class);
        assertThatThrownBy(() -> own.export().run(completed, order(ExportOrder.Form.PKCS12, ""))).isInstanceOf(Failure.Refused.class);
        assertThat(lab.office.audit().recent(3)).extracting(AuditEntry::act).containsOnly(Act.KEY_EXPORTED);
    }

    private ExportOrder order(ExportOrder.Form form, String passphrase) {
        return new ExportOrder(List.of(), form, folder, passphrase.toCharArray());
    }

    @Test void anAnswerThatIsImportedFindsItsRequest() {
        created("press-1");
        var second = created("press-2");
        var answer = signed(second);
        assertThat(lab.office.requests().intake().take(answer))
                .containsExactly(new RequestIntake.Outcome.Answers(second, Bytes.of(answer)));
        assertThat(lab.office.requests().one(second.id()).isPending()).isTrue();
        own.complete(second.id(), answer);
        assertThatThrownBy(() -> lab.office.requests().intake().take(answer)).isInstanceOf(Failure.Malformed.class);
    }

    @Test void aRequestIsSavedAsAWholeFile() throws IOException {
        var request = created("press-1");
        var file = Files.writeString(folder.resolve("press-1.csr"), "an older one");
        lab.office.requests().save(request, file);
        assertThat(file).content().isEqualTo(lab.office.requests().pem(request));
        assertThatThrownBy(() -> lab.office.requests().save(request, folder.resolve("nowhere/a.csr"))).isInstanceOf(FileFailure.CannotWrite.class);
    }

    @Test void theAnswerToAnotherRequestIsRefused() {
        var first = created("press-1");
        var second = created("press-2");
        var answer = signed(first);
        assertThatThrownBy(() -> own.complete(second.id(), answer)).isInstanceOfSatisfying(Failure.Refused.class,
                refused -> assertThat(refused.violations()).containsExactly(new RequestViolation.UnfitAnswer(Why.OTHER_KEY)));
        assertThat(lab.office.requests().one(second.id()).isPending()).isTrue();
    }

    @Test void anAnswerThatSaysSomethingElseIsPointedOut() {
        var request = created("press-1");
        var answer = signed(request, "-copy_extensions", "none", "-subj", "/CN=other");
        assertThat(own.check(request.id(), answer).notices()).startsWith(new Notice.SubjectDiffers("CN=other"), new Notice.NameMissing("DNS:press-1.lab"));
    }

    @Test void aRequestIsCompletedOnce() {
        var request = created("press-1");
        var answer = signed(request);
        own.complete(request.id(), answer);
        assertThatThrownBy(() -> own.complete(request.id(), answer)).isInstanceOf(Failure.Refused.class);
    }

    @Test void ourOwnRequestIsNeitherSignedNorRejectedHere() {
        var request = created("press-1");
        assertThat(lab.office.requests().intake().take(lab.office.requests().pem(request).getBytes())).containsExactly(new RequestIntake.Outcome.Known(request));
        assertThatThrownBy(() -> lab.office.requests().reject(request.id(), "no")).isInstanceOf(Failure.Refused.class);
    }

    @Test void anythingElseAsAnAnswerIsRefusedAndChangesNothing() {
        var request = created("press-1");
        for (var input : List.of("", "hello", lab.office.requests().pem(request))) {
            assertThatThrownBy(() -> own.complete(request.id(), input.getBytes())).isInstanceOf(Failure.Malformed.class);
        }
        assertThat(lab.office.requests().one(request.id()).isPending()).isTrue();
    }
}
