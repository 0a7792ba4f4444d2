package dev.chancery.ui.overview;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.RegistrationId;
import dev.chancery.domain.Status;
import dev.chancery.engine.Suggestion;
import dev.chancery.engine.Office;
import dev.chancery.engine.Outlook;
import dev.chancery.engine.Publication;
import dev.chancery.engine.Revocations;
import dev.chancery.engine.Scope;
import dev.chancery.ui.Background;
import dev.chancery.ui.Destination;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// How it stands with the store, read anew whenever something has changed, and what can be done about it.
///
/// Used on the window's thread; everything is read in the background, one reading at a time however much happens.
public final class OverviewModel {

    static final int WEEK_DAYS = 7;

    private final Office office;
    private final Background background;
    private final Consumer<Destination> go;
    private final ReadOnlyObjectWrapper<Optional<Outlook>> outlook = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final AtomicBoolean reading = new AtomicBoolean();
    private boolean again;
    private boolean shown;

    public OverviewModel(Office office, Background background, Consumer<Destination> go) {
        this.office = office;
        this.background = background;
        this.go = go;
    }

    /// Empty until it is known.
    public ReadOnlyObjectProperty<Optional<Outlook>> outlookProperty() {
        return outlook.getReadOnlyProperty();
    }

    /// `then` hears how it stands each time it was read.
    void whenFound(Consumer<Outlook> then) {
        outlook.subscribe(found -> found.ifPresent(then));
    }

    /// Whether somebody looks at it: nothing is read for nobody.
    public void show(boolean seen) {
        shown = seen;
        refresh();
    }

    /// Something may have changed.
    public void refresh() {
        if (shown && reading.compareAndSet(false, true)) {
            again = false;
            background.load(this::look, this::arrived);
        } else {
            again = true;
        }
    }

    private Outlook look() {
        try {
            return office.overview().look(ZoneId.systemDefault());
        } finally {
            reading.set(false);
        }
    }

    private void arrived(Outlook found) {
        outlook.set(Optional.of(found));
        if (again) {
            refresh();
        }
    }

    public void show(Status status) {
        go.accept(new Destination.CertificatesOf(status));
    }

    /// Goes to those that end this week.
    public void showThisWeek() {
        go.accept(new Destination.EndingWithin(WEEK_DAYS));
    }

    /// Goes to those that end in the month; nowhere when there are none.
    public void show(Outlook.Month month) {
        if (month.ending().all() > 0) {
            go.accept(new Destination.EndingBetween(month.first(), month.last()));
        }
    }

    public void show(AuthorityId authority) {
        go.accept(new Destination.OneAuthority(authority));
    }

    public void show(CertificateId certificate) {
        go.accept(new Destination.OneCertificate(certificate));
    }

    public void show(RegistrationId registration) {
        go.accept(new Destination.OneRegistration(registration));
    }

    public void showClouds() {
        go.accept(new Destination.Clouds());
    }

    public void showWaiting() {
        go.accept(new Destination.PendingRevocations());
    }

    public void showSchedule() {
        go.accept(new Destination.RenewalSchedule());
    }

    /// Goes to a calendar of all ends.
    public void makeCalendar() {
        go.accept(new Destination.Calendar(CertificateQuery.ALL));
    }

    /// Goes to a file that lists all certificates.
    public void makeInventory() {
        go.accept(new Destination.Inventory(CertificateQuery.ALL));
    }

    public void issue() {
        go.accept(new Destination.Issue());
    }

    public void makeAuthority() {
        go.accept(new Destination.Authorities());
    }

    /// Does the step, or goes where it is done. `published` hears what became of a list.
    public void take(Suggestion step, Consumer<Publication> published) {
        switch (step) {
            case Suggestion.MakeAuthority() -> makeAuthority();
            case Suggestion.PublishList(var authority, _, _) -> publish(authority, published);
            case Suggestion.RenewAuthority(var authority, _) -> show(authority.id());
            case Suggestion.RenewCertificates(_, int days) -> renew(days);
            case Suggestion.ConfirmDevices _ -> showWaiting();
            case Suggestion.LookAtRun _ -> showSchedule();
            case Suggestion.WriteList(var authority, _, _) -> show(authority);
            case Suggestion.FinishRegistration(var one) -> show(one.registration().id());
            case Suggestion.RegisterSuccessor(var one) -> show(one.registration().id());
            case Suggestion.AnswerRequests _ -> go.accept(new Destination.Requests());
            case Suggestion.ContinueBulk(var job, _, _, _) -> go.accept(new Destination.BulkJob(job));
            case Suggestion.LookAtClock _ -> go.accept(new Destination.Clock());
            case Suggestion.LookAtBroker _, Suggestion.LookAtRefused _ -> go.accept(new Destination.Events());
            case Suggestion.MakeBackup _ -> go.accept(new Destination.Backups());
            case Suggestion.AddThings() -> go.accept(new Destination.AddThings());
            case Suggestion.Issue _ -> issue();
        }
    }

    /// To the question before all are renewed that end within so many days.
    private void renew(int days) {
        background.load(() -> office.renewals().ending(Duration.ofDays(days)),
                ending -> go.accept(new Destination.Renew(Arrays.stream(ending).mapToObj(CertificateId::new).toList())));
    }

    /// Publishes the authority's list now.
    public void publish(AuthorityId authority, Consumer<Publication> done) {
        background.run("overview.job.publish", _ -> office.revocationLists().publish(authority), published -> {
            refresh();
            published.ifPresent(done);
        });
    }

    /// The successor of this certificate is on the device: it is revoked.
    public void confirm(Certificate old, Consumer<Revocations.Done> done) {
        background.run("overview.job.confirm", _ -> office.pendingRevocations().confirm(List.of(old.id())), revoked -> {
            refresh();
            done.accept(revoked);
        });
    }

    /// To the question before this certificate is revoked, confirmed or not.
    public void revokeNow(Certificate old) {
        go.accept(new Destination.Revoke(Scope.of(old.id())));
    }
}
