package dev.chancery.ui.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.AmqttCheck;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Cause;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.Finding;
import dev.chancery.domain.Finding.Outcome;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.NetworkViolation;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Purpose;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.SubjectName;
import dev.chancery.engine.Order;
import dev.chancery.engine.Scope;
import dev.chancery.ui.Background;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyModelTest {

    @TempDir Path folder;
    private final List<Throwable> thrown = new ArrayList<>();
    private TestOffice lab;
    private Background background;
    private Authority issuing;
    private Certificate device;
    private VerifyModel model;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        background = new Background(Runnable::run, Runnable::run, thrown::add, lab.clock);
        issuing = lab.intermediate("Issuing", lab.root("Lab Root", KeySpec.EC_P256), KeySpec.EC_P256);
        device = lab.office.certificates().issue(Order.of(lab.thing("press-1"), TestOffice.terms(issuing, Profile.DEVICE, KeySpec.EC_P256)));
        model = new VerifyModel(lab.office, background);
    }

    @AfterEach void close() {
        lab.close();
    }

    private Outcome outcome() {
        return model.verdictProperty().get().orElseThrow().outcome();
    }

    private List<Cause> causes() {
        return model.verdictProperty().get().orElseThrow().findings().stream().map(Finding::cause).toList();
    }

    @Test void whatIsPastedIsVerifiedWhenAsked() {
        assertThat(model.readyProperty().getValue()).isFalse();
        model.pastedProperty().set(lab.office.certificates().pem(device));
        assertThat(model.readyProperty().getValue()).isTrue();
        model.verify();
        assertThat(outcome()).isEqualTo(Outcome.PASSED);
        model.pastedProperty().set("x");
        assertThat(model.verdictProperty().get()).isEmpty();
    }

    @Test void filesAreToldApartAndVerifiedAtOnce() throws IOException {
        lab.office.revocations().revoke(Scope.of(device.id()), Reason.KEY_COMPROMISE);
        var list = folder.resolve("issuing.crl");
        lab.office.revocationLists().save(issuing.id(), list);
        var one = Files.writeString(folder.resolve("device.pem"), lab.office.certificates().pem(device));
        var other = Files.writeString(folder.resolve("issuing.pem"), lab.office.certificates().pem(issuing.certificate()));
        model.take(List.of(list, one, other));
        assertThat(model.lists()).extracting(GivenFiles.GivenList::name).containsExactly("issuing.crl");
        assertThat(model.chosenProperty().get().orElseThrow().name()).isEqualTo("device.pem, issuing.pem");
        assertThat(causes()).hasAtLeastOneElementOfType(Cause.OnList.class).hasAtLeastOneElementOfType(Cause.RevokedHere.class);
        model.letGo();
        assertThat(model.readyProperty().getValue()).isFalse();
    }

    @Test void aFileThatIsNotThereIsReported() {
        model.take(List.of(folder.resolve("none.pem")));
        assertThat(thrown).hasSize(1);
        assertThat(model.verdictProperty().get()).isEmpty();
    }

    @Test void aCertificateOfTheStoreIsVerifiedForItsProfile() {
        model.take(device.id());
        assertThat(outcome()).isEqualTo(Outcome.PASSED);
        assertThat(model.purposeProperty().get()).isEqualTo(Purpose.CLIENT);
        model.take(issuing.certificate().id());
        assertThat(outcome()).isEqualTo(Outcome.PASSED);
        assertThat(model.purposeProperty().get()).isEqualTo(Purpose.ANY);
    }

    @Test void whatIsAskedIsAsked() {
        model.take(device.id());
        model.purposeProperty().set(Purpose.SERVER);
        model.nameProperty().set("broker.lab.example");
        model.verify();
        assertThat(causes()).contains(new Cause.PurposeDenied(Purpose.SERVER));
        assertThat(causes()).hasAtLeastOneElementOfType(Cause.NameDiffers.class);
        model.nameProperty().set("not a name");
        assertThat(model.wrongName()).isNotEmpty();
        assertThat(model.readyProperty().getValue()).isFalse();
    }

    @Test void aServerIsCalledOnByItsAddress() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        model.modeProperty().set(VerifyModel.Mode.SERVER);
        assertThat(model.purposeProperty().get()).isEqualTo(Purpose.SERVER);
        model.addressProperty().set("no server");
        assertThat(model.wrongAddress()).containsExactly(new NetworkViolation.NotAServer("no server"));
        model.addressProperty().set("127.0.0.1:" + port);
        model.verify();
        assertThat(causes()).containsExactly(new Cause.Unreached(Cause.Unreached.Why.CLOSED_PORT));
    }

    @Test void aVerdictThatComesTooLateIsNotShown() {
        var waiting = new ArrayDeque<Runnable>();
        var slow = new VerifyModel(lab.office, new Background(waiting::add, Runnable::run, thrown::add, lab.clock));
        slow.pastedProperty().set(lab.office.certificates().pem(device));
        slow.verify();
        slow.verify();
        assertThat(waiting).hasSize(1);
        slow.pastedProperty().set("something else");
        slow.verify();
        waiting.remove().run();
        assertThat(slow.verdictProperty().get()).isEmpty();
        assertThat(slow.jobProperty().get()).isPresent();
        waiting.remove().run();
        assertThat(slow.verdictProperty().get().orElseThrow().chain()).isEmpty();
        assertThat(slow.jobProperty().get()).isEmpty();
    }

    @Test void theReportHoldsEveryStepAndNoKey() {
        model.pastedProperty().set(lab.office.certificates().pem(device) + "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        model.verify();
        var report = model.report().orElseThrow();
        assertThat(report).contains("It must not be trusted: one fault", "1. press-1", "2. Issuing", "3. Lab Root",
                "[Failed] Private key: The private key cannot be read.", "[Passed] Authority: Your authority Lab Root stands behind it.")
                .doesNotContain("AAAA");
    }

    @Test void theAmqttPluginIsAsked() {
        var amqtt = new AmqttModel(lab.office, background, model);
        amqtt.domainProperty().set("my.domain.name");
        amqtt.clientProperty().set("press-1");
        assertThat(amqtt.readyProperty().getValue()).isFalse();
        var named = lab.office.certificates().issue(new Order(TestOffice.terms(issuing, Profile.DEVICE, KeySpec.EC_P256),
                DistinguishedName.commonName("press-1").orRefuse(), List.of(new SubjectName.Uri("spiffe://my.domain.name/device/press-1")),
                Optional.empty()));
        model.take(named.id());
        assertThat(amqtt.readyProperty().getValue()).isTrue();
        amqtt.check();
        assertThat(amqtt.answerProperty().get().orElseThrow().check()).isEqualTo(new AmqttCheck.Allowed("press-1"));
        amqtt.clientProperty().set("Press-1");
        assertThat(amqtt.answerProperty().get()).isEmpty();
        amqtt.check();
        assertThat(amqtt.answerProperty().get().orElseThrow().check()).isEqualTo(new AmqttCheck.OtherClient("press-1"));
        model.modeProperty().set(VerifyModel.Mode.SERVER);
        assertThat(amqtt.readyProperty().getValue()).isFalse();
    }
}
