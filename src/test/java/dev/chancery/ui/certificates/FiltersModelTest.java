package dev.chancery.ui.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.CertificateQuery.Column;
import dev.chancery.domain.Expiry;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.SavedFilter;
import dev.chancery.domain.Status;
import dev.chancery.domain.TextViolation;
import dev.chancery.ui.Background;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiltersModelTest {

    @TempDir Path folder;
    private final List<Throwable> reported = new ArrayList<>();
    private TestOffice lab;
    private CertificatesModel list;
    private FiltersModel filters;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        begin();
    }

    private void begin() {
        var background = new Background(Runnable::run, Runnable::run, reported::add, lab.clock);
        list = new CertificatesModel(lab.office, background, _ -> {});
        filters = new FiltersModel(lab.office, background, list);
        filters.refresh();
    }

    @AfterEach void close() {
        lab.close();
        assertThat(reported).isEmpty();
    }

    private List<String> names() {
        return filters.savedProperty().get().stream().map(SavedFilter::name).toList();
    }

    @Test void aFilterIsKeptWithAllItAsksForAndPickedAfterTheStoreWasLocked() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        list.filter("press");
        list.showStatus(Optional.of(Status.ON_HOLD));
        list.showIssuer(Optional.of(root.id()));
        list.showProfile(Optional.of(Profile.DEVICE.code()));
        list.showExpiry(Optional.of(new Expiry.Between(Optional.of(LocalDate.of(2026, 11, 1)), Optional.empty())));
        list.sort(Optional.of("serial"), false);
        var asked = list.askedProperty().get();
        var expiry = list.expiryProperty().get();
        filters.save(" Held presses ", _ -> {});
        lab.reopen();
        begin();
        assertThat(names()).containsExactly("Held presses");
        filters.pick(filters.savedProperty().get().getFirst());
        assertThat(list.askedProperty().get()).isEqualTo(asked);
        assertThat(list.expiryProperty().get()).isEqualTo(expiry);
        assertThat(filters.pickedProperty().get().map(SavedFilter::name)).contains("Held presses");
        assertThat(filters.isChanged()).isFalse();
    }

    @Test void thePickedOneIsReplacedByWhatIsAskedNow() {
        list.filter("press");
        filters.save("Mine", _ -> {});
        list.filter("oven");
        assertThat(filters.isChanged()).isTrue();
        filters.replace(_ -> {});
        assertThat(filters.isChanged()).isFalse();
        list.showAll();
        filters.pick(filters.savedProperty().get().getFirst());
        assertThat(list.askedProperty().get().text()).isEqualTo("oven");
    }

    @Test void oneIsRenamedRemovedAndBroughtBack() {
        list.filter("press");
        filters.save("mine", _ -> {});
        filters.rename(filters.pickedProperty().get().orElseThrow(), "Mine", _ -> {});
        assertThat(names()).containsExactly("Mine");
        var removed = new ArrayList<SavedFilter>();
        filters.remove(filters.pickedProperty().get().orElseThrow(), removed::add);
        assertThat(names()).isEmpty();
        assertThat(filters.pickedProperty().get()).isEmpty();
        filters.restore(removed.getFirst());
        assertThat(names()).containsExactly("Mine");
        assertThat(lab.office.audit().of("Mine")).extracting(AuditEntry::act)
                .containsExactlyInAnyOrder(Act.FILTER_CHANGED, Act.FILTER_REMOVED, Act.FILTER_ADDED);
    }

    @Test void aNameIsNeededAndTakenOnce() {
        list.filter("press");
        filters.save("Mine", _ -> {});
        var form = new FilterNameModel(filters, Optional.empty(), _ -> {});
        assertThat(form.violations()).hasExactlyElementsOfTypes(TextViolation.Missing.class);
        form.nameProperty().set(" mINE ");
        assertThat(form.violations()).hasExactlyElementsOfTypes(TextViolation.Taken.class);
        form.nameProperty().set("x".repeat(SavedFilter.LONGEST_NAME + 1));
        assertThat(form.violations()).hasExactlyElementsOfTypes(TextViolation.TooLong.class);
        form.nameProperty().set("Yours");
        assertThat(form.violations()).isEmpty();
        form.save();
        assertThat(names()).containsExactly("Mine", "Yours");
        var renaming = new FilterNameModel(filters, filters.pickedProperty().get(), _ -> {});
        assertThat(renaming.nameProperty().get()).isEqualTo("Yours");
        assertThat(renaming.violations()).isEmpty();
    }

    @Test void thoseFromTheStartAskForWhatTheySay() {
        lab.root("Lab Root", KeySpec.EC_P256);
        assertThat(filters.isWorthSaving()).isFalse();
        for (var start : StartingFilter.values()) {
            filters.pick(start.filter());
            assertThat(list.rows()).as(start.words()).isEmpty();
            assertThat(filters.isWorthSaving()).isTrue();
            assertThat(filters.pickedProperty().get()).isEmpty();
        }
        assertThat(StartingFilter.REVOKED.filter().query().status()).contains(Status.REVOKED);
        assertThat(StartingFilter.ENDS_SOON.filter().expiry()).contains(new Expiry.Within(30));
    }

    @Test void everyPartOfAFilterIsReadBackAsItWasStored() {
        var number = 0;
        for (var expiry : List.of(Expiry.OPEN, new Expiry.Past(), new Expiry.Within(7),
                new Expiry.Between(Optional.of(LocalDate.EPOCH), Optional.of(LocalDate.of(2030, 2, 28))))) {
            for (var column : Column.values()) {
                for (var status : Status.values()) {
                    var filter = new SavedFilter("filter " + number++, CertificateQuery.ALL.sortedBy(column, number % 2 == 0)
                            .withStatus(Optional.of(status)), Optional.of(expiry));
                    lab.office.savedFilters().add(filter);
                    assertThat(lab.office.savedFilters().all()).contains(filter);
                }
            }
        }
        assertThat(Expiry.ofCode("2026-02-31/..")).isEmpty();
        assertThat(Expiry.ofCode("soon")).isEmpty();
    }
}
