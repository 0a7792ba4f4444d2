package dev.chancery.ui.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import dev.chancery.TestOffice;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.Field;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.FiledRequest;
import dev.chancery.domain.FiledRequest.Direction;
import dev.chancery.domain.FiledRequest.State;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.NameViolation;
import dev.chancery.domain.Profile;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Violation;
import dev.chancery.engine.RequestIntake.Outcome;
import dev.chancery.ui.Background;
import dev.chancery.words.DecodedWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The screen's forms without a window: everything happens at once.
class RequestFormsTest {

    @TempDir Path folder;
    private final List<Throwable> thrown = new ArrayList<>();
    private TestOffice lab;
    private Background background;

    @BeforeEach void open() {
        Judge.require("openssl");
        lab = TestOffice.in(folder);
        background = new Background(Runnable::run, Runnable::run, thrown::add, lab.clock);
        lab.intermediate("Issuing", lab.root("Root", KeySpec.EC_P256), KeySpec.EC_P256);
    }

    @AfterEach void close() {
        lab.close();
        assertThat(thrown).isEmpty();
    }

    private FiledRequest asked(String name, String alternatives) {
        Judge.runIn(folder, List.of("openssl", "req", "-new", "-nodes", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
                "-keyout", "key.pem", "-out", "asked.csr", "-subj", "/O=Lab/CN=" + name, "-addext", "subjectAltName=" + alternatives)).accepted();
        return ((Outcome.Added) lab.office.requests().intake().take(folder.resolve("asked.csr")).getFirst()).request();
    }

    private SignModel signing(FiledRequest request) {
        return new SignModel(lab.office, background, request, lab.office.requests().csr(request), (_, _) -> {});
    }

    @Test void namesThatDoNotFollowFromTheCommonNameNeedATick() {
        var form = signing(asked("press-1", "DNS:press-1,DNS:press-1.lab,DNS:press-10.lab,DNS:evil.example,email:a@b.example"));
        assertThat(form.approvals().approvedNames()).extracting(name -> name.value()).containsExactly("press-1", "press-1.lab");
        assertThat(form.touched()).isFalse();
        form.approvals().approveAll();
        assertThat(form.approvals().approvedNames()).hasSize(5);
        assertThat(form.touched()).isTrue();
    }

    @Test void whatIsTickedIsWhatThePreviewShowsAndWhatIsSigned() {
        var form = signing(asked("press-1", "DNS:press-1.lab"));
        form.approvals().parts().getFirst().approvedProperty().set(false);
        form.furtherProperty().set("10.0.0.7");
        form.profileProperty().set(Profile.SERVER);
        form.lifeProperty().set("48h");
        var preview = form.previewProperty().get().orElseThrow();
        assertThat(preview.subject()).isEqualTo("CN=press-1");
        assertThat(preview.extensions()).anySatisfy(extension -> assertThat(DecodedWords.value(extension)).isEqualTo("DNS:press-1.lab\nIP:10.0.0.7"));
        var signed = new ArrayList<Certificate>();
        form.sign(signed::add);
        assertThat(lab.office.certificates().decoded(signed.getFirst()).subject()).isEqualTo("CN=press-1");
        assertThat(signed.getFirst().profile()).isEqualTo("server");
        assertThat(form.readyProperty().get()).isTrue();
    }

    @Test void whatIsWrongIsSaidWhileItIsTyped() {
        var form = signing(asked("press-1", "DNS:other.example"));
        form.profileProperty().set(Profile.SERVER);
        assertThat(form.violations()).containsExactly(new NameViolation.NoServerName());
        form.furtherProperty().set("not a name");
        assertThat(form.violations()).extracting(Violation::field).containsExactly(Field.SUBJECT_NAMES);
        form.lifeProperty().set("soon");
        assertThat(form.violations()).extracting(Violation::field).contains(Field.LIFE);
        assertThat(form.readyProperty().get()).isFalse();
        form.sign(_ -> { throw new AssertionError("signed"); });
        assertThat(form.previewProperty().get()).isEmpty();
    }

    @Test void aRejectionWantsAReason() {
        var form = new RejectModel(lab.office, background, asked("press-1", "DNS:a"));
        assertThat(form.violations()).containsExactly(new TextViolation.Missing(Field.REASON));
        form.reasonProperty().set("no");
        assertThat(form.violations()).isEmpty();
        form.reject(() -> { });
        assertThat(lab.office.requests().all().getFirst().state()).isInstanceOf(State.Rejected.class);
    }

    @Test void aRequestOfOursBelongsToTheThingThatIsCalledLikeIt() {
        lab.thing("gateway-7");
        var form = new NewRequestModel(lab.office, background);
        assertThat(form.readyProperty().get()).isFalse();
        form.fieldProperty(Attribute.COMMON_NAME).set("gateway-7");
        form.fieldProperty(Attribute.COUNTRY).set("Germany");
        assertThat(form.violations()).hasOnlyElementsOfType(NameViolation.NotACountryCode.class);
        form.fieldProperty(Attribute.COUNTRY).set("de");
        form.namesProperty().set("gateway-7.lab");
        var made = new ArrayList<FiledRequest>();
        form.create(made::add);
        assertThat(made.getFirst().direction()).isEqualTo(Direction.OURS);
        assertThat(made.getFirst().thing()).hasValueSatisfying(id -> assertThat(id.value()).isEqualTo("gateway-7"));
        assertThat(lab.office.requests().csr(made.getFirst()).subjectText()).isEqualTo("C=DE, CN=gateway-7");
    }

    @Test void theListKeepsWhatIsChosenThroughRefreshAndFilter() {
        var model = new RequestsModel(new Means(lab.office, background, new Means.Window(null, null, null), _ -> { }));
        var request = asked("press-1", "DNS:a");
        model.reveal(request.id());
        assertThat(model.chosenProperty().get()).contains(request);
        lab.office.requests().reject(request.id(), "no");
        model.refresh();
        assertThat(model.chosenProperty().get().orElseThrow().isPending()).isFalse();
        model.show(RequestsModel.Filter.WAITING);
        assertThat(model.rows()).isEmpty();
        assertThat(model.chosenProperty().get()).isEmpty();
        assertThat(model.count(RequestsModel.Filter.SETTLED)).isOne();
    }

    @Test void aFileThatIsMissingIsReported() {
        var model = new RequestsModel(new Means(lab.office, background, new Means.Window(null, null, null), _ -> { }));
        model.take(List.of(folder.resolve("nowhere")), _ -> { throw new AssertionError("arrived"); });
        assertThat(thrown).hasOnlyElementsOfType(FileFailure.CannotRead.class);
        thrown.clear();
    }

    @Test void pkcs12WantsAPassphraseAndPemDoesNot() {
        var form = new SaveAnswerModel(lab.office, background, asked("press-1", "DNS:a"));
        form.check(new char[0]);
        assertThat(form.violations()).isEmpty();
        form.whatProperty().set(SaveAnswerModel.What.PKCS12);
        form.check(new char[0]);
        assertThat(form.violations()).containsExactly(new TextViolation.Missing(Field.PASSPHRASE));
        form.check("correct horse".toCharArray());
        assertThat(form.violations()).isEmpty();
    }
}
