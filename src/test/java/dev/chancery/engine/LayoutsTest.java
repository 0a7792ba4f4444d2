package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.FileKind;
import dev.chancery.domain.Layout;
import dev.chancery.domain.Layout.Sharing;
import dev.chancery.domain.TextViolation;
import dev.chancery.engine.ExportOrder.Form;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutsTest {

    @TempDir Path folder;
    private TestOffice lab;
    private Layouts layouts;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        layouts = lab.office.layouts();
    }

    @AfterEach void close() {
        lab.close();
    }

    @Test void everyKindOfFileComesBackAsItWasKept() {
        Stream.of(Form.values()).forEach(form -> layouts.add("x" + form.name(), form.layout().in(form.layout().sharing() == Sharing.NONE ? Sharing.ZIP : Sharing.NONE)));
        assertThat(layouts.all()).hasSameSizeAs(Form.values());
        assertThat(layouts.all()).allSatisfy(own -> assertThat(own.files())
                .isEqualTo(Form.valueOf(own.code().substring(1)).layout().files()));
        assertThat(Stream.of(FileKind.values()).map(FileKind::code)).doesNotHaveDuplicates()
                .allSatisfy(code -> assertThat(FileKind.ofCode(code)).isPresent());
    }

    @Test void oneIsRenamedAndRemovedAndAllOfItIsInTheAuditLog() {
        var bench = layouts.add(" Bench ", Form.MOSQUITTO.layout());
        var renamed = layouts.rename(bench, "BENCH");
        assertThat(layouts.all()).containsExactly(renamed);
        assertThat(renamed.files()).isEqualTo(bench.files());
        layouts.remove(renamed);
        assertThat(layouts.all()).isEmpty();
        assertThat(lab.office.audit().of("BENCH")).extracting(AuditEntry::act).containsExactlyInAnyOrder(Act.LAYOUT_CHANGED, Act.LAYOUT_REMOVED);
    }

    @Test void twoOfOneNameAreRefusedAlsoInAnotherCase() {
        layouts.add("Bench", Form.MOSQUITTO.layout());
        assertThatThrownBy(() -> layouts.add("bench", Form.AWS.layout())).isInstanceOfSatisfying(Failure.Refused.class, refused ->
                assertThat(refused.violations()).containsExactly(new TextViolation.Taken(Field.NAME, "bench", 0)));
        assertThat(layouts.all()).singleElement().satisfies(kept -> assertThat(kept.files()).isEqualTo(Form.MOSQUITTO.layout().files()));
    }

    @Test void whatIsGoneCannotBeRenamedOrRemoved() {
        var bench = Layout.own("Bench", List.of(new Layout.File(FileKind.CHAIN_PEM, "{thing}.pem"))).orRefuse();
        assertThatThrownBy(() -> layouts.rename(bench, "Other")).isInstanceOf(Failure.Gone.class);
        assertThatThrownBy(() -> layouts.remove(bench)).isInstanceOf(Failure.Gone.class);
    }
}
