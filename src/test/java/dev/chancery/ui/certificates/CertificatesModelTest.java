package dev.chancery.ui.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Expiry;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Status;
import dev.chancery.domain.TextForm;
import dev.chancery.engine.Order;
import dev.chancery.ui.Background;
import dev.chancery.ui.Destination;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesModelTest {

    @TempDir Path folder;
    private final List<Throwable> reported = new ArrayList<>();
    private final List<Destination> gone = new ArrayList<>();
    private TestOffice lab;
    private Authority root;
    private CertificatesModel model;
    private CertificateDetailsModel details;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        var background = new Background(Runnable::run, Runnable::run, reported::add, lab.clock);
        model = new CertificatesModel(lab.office, background, gone::add);
        details = new CertificateDetailsModel(lab.office, background);
    }

    @AfterEach void close() {
        lab.close();
        assertThat(reported).isEmpty();
    }

    private Certificate issue(String thing) {
        root = lab.office.authorities().all().stream().findFirst().orElseGet(() -> lab.root("Lab Root", KeySpec.EC_P256));
        return lab.office.certificates().issue(
                Order.of(lab.thing(thing), TestOffice.terms(root, Profile.DEVICE, KeySpec.EC_P256)));
    }

    private List<String> shown() {
        return model.rows().stream().map(row -> row.text(CertificateRow.Known::holder)).toList();
    }

    @Test void aStoreWithoutCertificatesIsBareAndOneThatIsFilteredIsNot() {
        model.refresh();
        assertThat(model.listingProperty().get().isBare()).isTrue();
        issue("press-1");
        model.filter("nobody");
        assertThat(model.rows()).isEmpty();
        assertThat(model.listingProperty().get().isBare()).isFalse();
    }

    @Test void aCertificateIsFoundByItsThingAndByItsSerialInEveryForm() {
        var press = issue("press-1");
        issue("oven-1");
        for (var words : List.of("press", press.serial().hex(), press.serial().colonHex(), press.serial().decimal())) {
            model.filter(" " + words + " ");
            assertThat(shown()).as(words).containsExactly("press-1");
        }
        model.showAll();
        assertThat(shown()).containsExactlyInAnyOrder("press-1", "oven-1", "Lab Root");
    }

    @Test void aStatusIsCountedWithinWhatTheWordsLetThrough() {
        issue("press-1");
        issue("oven-1");
        model.refresh();
        assertThat(model.listingProperty().get().tally().all()).isEqualTo(3);
        model.filter("press");
        model.showStatus(Optional.of(Status.EXPIRED));
        assertThat(model.rows()).isEmpty();
        assertThat(model.listingProperty().get().tally().of(Status.ACTIVE)).isEqualTo(1);
        lab.clock.advance(Duration.ofDays(364 * 3));
        model.refresh();
        assertThat(shown()).containsExactly("press-1");
    }

    @Test void oneProfileIsShownAlone() {
        issue("press-1");
        model.showProfile(Optional.of(Profile.ROOT.code()));
        assertThat(shown()).containsExactly("Lab Root");
        model.showProfile(Optional.of(Profile.DEVICE.code()));
        assertThat(shown()).containsExactly("press-1");
        assertThat(model.listingProperty().get().tally().all()).isEqualTo(1);
    }

    @Test void theFilterByEndMovesOnWithTheClock() {
        var press = issue("press-1");
        var end = press.validity().notAfter();
        model.showExpiry(Optional.of(new Expiry.Within(30)));
        assertThat(model.rows()).isEmpty();
        lab.clock.advance(Duration.between(lab.clock.instant(), end.minus(Duration.ofDays(29))));
        model.refresh();
        assertThat(shown()).containsExactly("press-1");
        model.showExpiry(Optional.of(new Expiry.Within(7)));
        assertThat(model.rows()).isEmpty();
        lab.clock.advance(Duration.ofDays(30));
        model.showExpiry(Optional.of(new Expiry.Past()));
        assertThat(shown()).containsExactly("press-1");
        assertThat(model.listingProperty().get().isBare()).isFalse();
        model.showAll();
        assertThat(model.expiryProperty().get()).isEmpty();
        assertThat(shown()).containsExactlyInAnyOrder("Lab Root", "press-1");
    }

    @Test void aRangeOfDaysHoldsItsFirstAndItsLast() {
        var end = LocalDate.ofInstant(issue("press-1").validity().notAfter(), ZoneId.systemDefault());
        for (var range : List.of(between(end, end), between(end.minusDays(1), end), between(end, end.plusDays(1)),
                new Expiry.Between(Optional.empty(), Optional.of(end)))) {
            model.showExpiry(Optional.of(range));
            assertThat(shown()).as(range.toString()).containsExactly("press-1");
        }
        for (var range : List.of(between(end.plusDays(1), end.plusDays(9)), between(end.minusDays(9), end.minusDays(1)))) {
            model.showExpiry(Optional.of(range));
            assertThat(shown()).as(range.toString()).isEmpty();
        }
        model.showExpiry(Optional.of(Expiry.OPEN));
        assertThat(shown()).hasSize(2);
    }

    private static Expiry between(LocalDate first, LocalDate last) {
        return new Expiry.Between(Optional.of(first), Optional.of(last));
    }

    @Test void aCertificateThatIsRevealedLeavesNoFilterByEndBehind() {
        var press = issue("press-1");
        model.showExpiry(Optional.of(new Expiry.Past()));
        model.reveal(press.id());
        assertThat(model.expiryProperty().get()).isEmpty();
        assertThat(model.chosenIndex()).isNotNegative();
    }

    @Test void theListIsSortedByTheStore() {
        issue("press-1");
        issue("oven-1");
        model.sort(Optional.of("subject"), false);
        assertThat(shown()).containsExactly("Lab Root", "oven-1", "press-1");
        model.sort(Optional.of("subject"), true);
        assertThat(shown()).containsExactly("press-1", "oven-1", "Lab Root");
    }

    @Test void oneAuthorityIsShownAloneAndIssuesNext() {
        issue("press-1");
        var other = lab.root("Other Root", KeySpec.EC_P256);
        model.showIssuer(Optional.of(other.id()));
        assertThat(shown()).containsExactly("Other Root");
        model.issue();
        model.showAll();
        model.issue();
        assertThat(gone).containsExactly(new Destination.IssueBy(other.id()), new Destination.Issue());
    }

    @Test void aCertificateThatIsRevealedIsChosenWhateverTheFilterWas() {
        var press = issue("press-1");
        model.filter("oven");
        model.reveal(press.id());
        assertThat(model.chosenProperty().get()).contains(press.id());
        assertThat(model.rows().id(model.chosenIndex())).isEqualTo(press.id().value());
    }

    @Test void theChosenOneStaysThroughARefreshAndLeavesWithTheList() {
        var press = issue("press-1");
        model.refresh();
        model.choose(Optional.of(press.id()));
        var oven = issue("oven-1");
        model.rows().addListener((ListChangeListener<CertificateRow>) _ -> model.choose(Optional.of(oven.id())));
        model.refresh();
        assertThat(model.chosenProperty().get()).contains(press.id());
        model.filter("oven");
        assertThat(model.chosenProperty().get()).isEmpty();
    }

    @Test void whatIsSelectedGoesToTheExportAndNothingGoesNowhere() {
        var press = issue("press-1");
        model.onward().export(new long[0]);
        model.onward().export(new long[] {press.id().value()});
        assertThat(gone).containsExactly(new Destination.ExportCertificates(List.of(press.id())));
    }

    @Test void allThatAFilterLetsThroughAreMarkedAsOne() {
        var press = issue("press-1");
        issue("oven-1");
        model.filter("press");
        model.markAll();
        assertThat(model.marks().property().get().count()).isEqualTo(1);
        model.sort(Optional.of("expires"), true);
        assertThat(model.marks().property().get().all()).as("in another order they are the same").isTrue();
        var another = issue("press-2");
        model.refresh();
        model.onward().export(model.marks().property().get().numbers().get());
        assertThat(gone).singleElement().isInstanceOfSatisfying(Destination.ExportCertificates.class, export ->
                assertThat(export.certificates()).containsExactlyInAnyOrder(press.id(), another.id()));
        model.filter("oven");
        assertThat(model.marks().property().get().count()).as("another filter lets others through").isZero();
    }

    @Test void aRangeIsMarkedAsOneAsLongAsTheListIsTheSame() {
        issue("press-1");
        issue("oven-1");
        issue("lamp-1");
        model.sort(Optional.of("subject"), false);
        model.mark(Marks.Range.between(2, 1));
        var marked = model.marks().property().get();
        assertThat(marked.count()).isEqualTo(2);
        assertThat(marked.numbers().get()).containsExactly(model.rows().id(1), model.rows().id(2));
        assertThat(List.of(marked.range().holds(0), marked.range().holds(1), marked.range().holds(2), marked.range().holds(3)))
                .containsExactly(false, true, true, false);
        model.refresh();
        assertThat(model.marks().property().get().count()).as("nothing has changed").isEqualTo(2);
        model.sort(Optional.of("subject"), true);
        assertThat(model.marks().property().get().asOne()).as("other rows stand there").isFalse();
    }

    @Test void aRangeThatIsNotInTheListIsNotMarked() {
        issue("press-1");
        model.refresh();
        model.mark(Marks.Range.between(0, 2));
        assertThat(model.marks().property().get().count()).isZero();
    }

    @Test void oneLetterShowsItsFirstRowsBeforeTheWholeListAndMarksNothingMeanwhile() {
        issue("press-1");
        issue("oven-1");
        var work = new ArrayDeque<Runnable>();
        var slow = new CertificatesModel(lab.office, new Background(work::add, Runnable::run, reported::add, lab.clock), gone::add);
        slow.refresh();
        work.remove().run();
        work.remove().run();
        slow.markAll();
        slow.filter("p");
        work.remove().run();
        assertThat(slow.rows()).singleElement().satisfies(row -> assertThat(row.text(CertificateRow.Known::holder)).isEqualTo("press-1"));
        assertThat(slow.listingProperty().get().query().text()).as("not the whole list yet").isEmpty();
        slow.markAll();
        assertThat(slow.marks().property().get().count()).isZero();
        work.remove().run();
        assertThat(slow.listingProperty().get().query().text()).isEqualTo("p");
        slow.markAll();
        assertThat(slow.marks().property().get().count()).isEqualTo(1);
    }

    @Test void aListThatShowsNothingHasNothingToMark() {
        model.refresh();
        model.markAll();
        assertThat(model.marks().property().get().all()).isFalse();
    }

    @Test void theFirstRowsAreThereBeforeTheWholeList() {
        issue("press-1");
        var work = new ArrayDeque<Runnable>();
        var slow = new CertificatesModel(lab.office, new Background(work::add, Runnable::run, reported::add, lab.clock), gone::add);
        slow.refresh();
        work.remove().run();
        assertThat(slow.rows().getFirst().text(CertificateRow.Known::holder)).isEqualTo("press-1");
        assertThat(slow.loadedProperty().get()).isFalse();
        work.remove().run();
        assertThat(slow.loadedProperty().get()).isTrue();
        assertThat(slow.rows().getFirst().known()).as("still known").isPresent();
    }

    @Test void theDetailsNameTheChainFromTheRootAndWhatWasDone() {
        root = lab.root("Lab Root", KeySpec.EC_P256);
        var below = lab.intermediate("Lab Line", root, KeySpec.EC_P256);
        var press = lab.office.certificates().issue(
                Order.of(lab.thing("press-1"), TestOffice.terms(below, Profile.DEVICE, KeySpec.EC_P256)));
        details.show(Optional.of(press.id()));
        var shown = details.detailsProperty().get().orElseThrow();
        assertThat(shown.chain()).extracting(CertificateDetailsModel.Link::name)
                .containsExactly("Lab Root", "Lab Line", "press-1");
        assertThat(shown.chain()).extracting(CertificateDetailsModel.Link::root).containsExactly(true, false, false);
        assertThat(shown.history()).extracting(AuditEntry::act).containsExactly(AuditEntry.Act.CERTIFICATE_ISSUED);
        assertThat(shown.copies()).contains(TextForm.PEM_LINE, TextForm.MAINFLUX_LIST).doesNotContain(TextForm.MINDSPHERE_BODY);
    }

    @Test void aRootIsItsOwnChainAndAnIntermediateStandsBelowItsRoot() {
        root = lab.root("Lab Root", KeySpec.EC_P256);
        var below = lab.intermediate("Lab Line", root, KeySpec.EC_P256);
        details.show(Optional.of(root.certificate().id()));
        assertThat(details.detailsProperty().get().orElseThrow().chain()).hasSize(1);
        details.show(Optional.of(below.certificate().id()));
        assertThat(details.detailsProperty().get().orElseThrow().chain())
                .extracting(CertificateDetailsModel.Link::name).containsExactly("Lab Root", "Lab Line");
    }
}
