package dev.chancery;

import dev.chancery.engine.EndpointSwitch;
import dev.chancery.engine.Happening;
import dev.chancery.engine.Office;
import dev.chancery.journal.Machine;
import dev.chancery.journal.StateFolder;
import dev.chancery.pki.Crypto;
import dev.chancery.ui.ClockQuestion;
import dev.chancery.ui.Destination;
import dev.chancery.ui.Focus;
import dev.chancery.ui.KeySheet;
import dev.chancery.ui.Late;
import dev.chancery.ui.Layers;
import dev.chancery.ui.PinQuestion;
import dev.chancery.ui.Places;
import dev.chancery.ui.Screen;
import dev.chancery.ui.SealQuestion;
import dev.chancery.ui.ShellController;
import dev.chancery.ui.ShellModel;
import dev.chancery.ui.Shortcut;
import dev.chancery.ui.authorities.AuthoritiesScreen;
import dev.chancery.ui.backup.BackupsController;
import dev.chancery.ui.backup.BackupsModel;
import dev.chancery.ui.backup.WriteOutController;
import dev.chancery.ui.certificates.CertificatesScreen;
import dev.chancery.ui.check.CheckScreen;
import dev.chancery.ui.check.EntryController;
import dev.chancery.ui.cloud.CloudScreen;
import dev.chancery.ui.cloud.Lines;
import dev.chancery.ui.endpoints.EndpointsScreen;
import dev.chancery.ui.enrolment.EnrolmentScreen;
import dev.chancery.ui.events.EventsScreen;
import dev.chancery.ui.export.ExportScreen;
import dev.chancery.ui.importing.ImportingScreen;
import dev.chancery.ui.issue.IssueScreen;
import dev.chancery.ui.issue.ManyScreen;
import dev.chancery.ui.overview.OverviewScreen;
import dev.chancery.ui.papers.PapersScreen;
import dev.chancery.ui.probe.ProbeScreen;
import dev.chancery.ui.profiles.ProfilesScreen;
import dev.chancery.ui.recovery.RecoveryScreen;
import dev.chancery.ui.renew.RenewScreen;
import dev.chancery.ui.requests.RequestsScreen;
import dev.chancery.ui.revoke.RevokeScreen;
import dev.chancery.ui.search.SearchScreen;
import dev.chancery.ui.settings.About;
import dev.chancery.ui.settings.DefaultsController;
import dev.chancery.ui.settings.DefaultsModel;
import dev.chancery.ui.settings.OperationsController;
import dev.chancery.ui.settings.OperationsModel;
import dev.chancery.ui.settings.PassphraseController;
import dev.chancery.ui.settings.PassphraseModel;
import dev.chancery.ui.settings.SettingsController;
import dev.chancery.ui.settings.SettingsModel;
import dev.chancery.ui.snippets.SnippetsScreen;
import dev.chancery.ui.things.ThingsScreen;
import dev.chancery.ui.vault.SignInQuestion;
import dev.chancery.ui.vault.VaultScreen;
import dev.chancery.ui.vaultsetup.VaultSetupScreen;
import dev.chancery.ui.verify.VerifyScreen;
import dev.chancery.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The screens of one open store in one language, and the ways between them.
final class Rooms {

    /// How to leave: to a place in the rooms that are shown then, out of the store, and out of it to bring a backup back.
    record Ways(Consumer<Destination> go, Runnable lock, Consumer<Path> restore) {}

    private final Parts parts;
    private final Office office;
    private final Ways ways;
    private final OverviewScreen overview;
    private final AuthoritiesScreen authorities;
    private final ThingsScreen things;
    private final CertificatesScreen certificates;
    private final RequestsScreen requests;
    private final ProfilesScreen profiles;
    private final IssueScreen issue;
    private final ManyScreen many;
    private final ExportScreen export;
    private final SnippetsScreen snippets;
    private final RevokeScreen revoke;
    private final RenewScreen renew;
    private final VerifyScreen verify;
    private final ImportingScreen importing;
    private final CloudScreen cloud;
    private final PapersScreen papers;
    private final CheckScreen check;
    private final VaultScreen vault;
    private final VaultSetupScreen vaultSetup;
    private final ClockQuestion clock;
    private final SealQuestion seals;
    private final RecoveryScreen recovery;
    private final ProbeScreen probe;
    private final EndpointsScreen listening;
    private final EnrolmentScreen enrolment;
    private final EventsScreen events;
    private final ShellModel shell;

    /// @param lines stay open whatever language is spoken, as long as the store is
    Rooms(Parts parts, Office office, Lines lines, EndpointSwitch endpoints, Ways ways) {
        this.parts = parts;
        this.office = office;
        this.ways = ways;
        var places = new Places(office.exports()::drives, parts.preferences());
        var background = parts.background();
        overview = new OverviewScreen(new dev.chancery.ui.overview.Means(office, background, parts.layers(), ways.go()));
        authorities = new AuthoritiesScreen(new dev.chancery.ui.authorities.Means(office, background,
                new dev.chancery.ui.authorities.Means.Window(parts.dialogs(), parts.layers().toasts(), parts.files()), ways.go()));
        things = new ThingsScreen(new dev.chancery.ui.things.Means(office, background, parts.layers(), parts.files(), ways.go()));
        certificates = new CertificatesScreen(
                new dev.chancery.ui.certificates.Means(office, background, parts.layers(), parts.files(), ways.go()));
        requests = new RequestsScreen(new dev.chancery.ui.requests.Means(office, background,
                new dev.chancery.ui.requests.Means.Window(parts.dialogs(), parts.layers().toasts(), parts.files()), ways.go()));
        profiles = new ProfilesScreen(new dev.chancery.ui.profiles.Means(office, background, parts.layers(), parts.files()));
        var issuing = new dev.chancery.ui.issue.Means(office, background,
                new dev.chancery.ui.issue.Means.Window(parts.dialogs(), parts.layers().toasts()), places, ways.go());
        issue = new IssueScreen(issuing);
        many = new ManyScreen(issuing, parts.files());
        export = new ExportScreen(new dev.chancery.ui.export.Means(office, background,
                new dev.chancery.ui.export.Means.Window(parts.dialogs(), parts.layers().toasts(), parts.files()), places, ways.go()));
        snippets = new SnippetsScreen(new dev.chancery.ui.snippets.Means(office, background, parts.dialogs(),
                parts.layers().toasts(), parts.files()));
        revoke = new RevokeScreen(
                new dev.chancery.ui.revoke.Means(office, background, parts.dialogs(), parts.layers().toasts()));
        verify = new VerifyScreen(new dev.chancery.ui.verify.Means(office, background, parts.files()));
        importing = new ImportingScreen(new dev.chancery.ui.importing.Means(office, background,
                new dev.chancery.ui.importing.Means.Window(parts.dialogs(), parts.layers().toasts(), parts.files()), ways.go()));
        renew = new RenewScreen(
                new dev.chancery.ui.renew.Means(office, background, parts.dialogs(), parts.layers().toasts(), ways.go()));
        cloud = new CloudScreen(new dev.chancery.ui.cloud.Means(office, background,
                new dev.chancery.ui.cloud.Means.Window(parts.dialogs(), parts.layers().toasts(), parts.files()), lines, ways.go()));
        papers = new PapersScreen(new dev.chancery.ui.papers.Means(office, background, parts.dialogs(), parts.layers().toasts(), parts.files()));
        check = new CheckScreen(new dev.chancery.ui.check.Means(office, background, parts.dialogs(), parts.layers().toasts(), parts.files()));
        vault = new VaultScreen(new dev.chancery.ui.vault.Means(office, background,
                new dev.chancery.ui.vault.Means.Window(parts.dialogs(), parts.layers().toasts(), parts.files()), ways.go()));
        vaultSetup = new VaultSetupScreen(new dev.chancery.ui.vaultsetup.Means(office, background,
                new dev.chancery.ui.vaultsetup.Means.Window(parts.dialogs(), parts.layers().toasts(), parts.files()),
                Optional.of(vault::connect)));
        clock = new ClockQuestion(office.clock(), background, parts.dialogs(), this::refresh);
        seals = new SealQuestion(office, background, parts.dialogs(), ways.go());
        recovery = new RecoveryScreen(new RecoveryScreen.Means(office, background, parts.dialogs(), parts.layers().toasts(), parts.files()));
        probe = new ProbeScreen(new dev.chancery.ui.probe.Means(office, background, parts.dialogs(), parts.files()));
        listening = new EndpointsScreen(new EndpointsScreen.Means(office, endpoints, background, parts.dialogs(), parts.layers().toasts()));
        enrolment = new EnrolmentScreen(
                new dev.chancery.ui.enrolment.Means(office, background, parts.dialogs(), parts.layers().toasts(), parts.files()));
        events = new EventsScreen(new dev.chancery.ui.events.Means(office, background, parts.dialogs(), parts.layers().toasts(), parts.files()));
        shell = new ShellModel(List.of(overview.screen(), authorities.screen(), things.screen(), certificates.screen(), requests.screen(),
                profiles.screen(), cloud.screen(), verify.screen(), probe.screen(), settings()),
                background.jobs(), office.file().getFileName().toString(), ways.lock());
        shell.whenAsked(Shortcut.ISSUE, issue::open);
        shell.whenAsked(Shortcut.SEARCH, new SearchScreen(office, background, parts.dialogs(), ways.go())::open);
        shell.whenAsked(Shortcut.PASTE, importing::pasteClipboard);
        shell.whenDropped(importing::open);
        shell.whenAsked(Shortcut.HELP, () -> KeySheet.open(parts.dialogs()));
        parts.views().add(ShellController.class, () -> new ShellController(shell));
        tokens();
    }

    /// A module that was chosen on this machine before is known, and loaded when a token is needed.
    private void tokens() {
        office.tokens().askBy(new PinQuestion(parts.dialogs()));
        office.vaults().askBy(new SignInQuestion(parts.dialogs()));
        office.tokens().rememberBy(module -> Platform.runLater(() -> parts.preferences().change(all -> all.withTokenModule(module))));
        parts.preferences().current().tokenModule().ifPresent(office.tokens()::know);
    }

    private Screen settings() {
        var about = new About(office.file(), office::size, Main.version(), Crypto.chosen().name());
        parts.views().add(DefaultsController.class, () -> new DefaultsController(new DefaultsModel(office, parts.background()),
                new DefaultsController.Window(parts.layers().toasts(), parts.files(), renew::schedule)));
        parts.views().add(EntryController.class, () -> new EntryController(check::open));
        parts.views().add(dev.chancery.ui.events.EntryController.class, () -> new dev.chancery.ui.events.EntryController(events::open));
        var backups = new BackupsModel(office, parts.background());
        parts.views().add(BackupsController.class, () -> new BackupsController(backups,
                new BackupsController.Window(parts.layers().toasts(), parts.files(), ways.restore())));
        parts.views().add(WriteOutController.class, () -> new WriteOutController(backups, parts.layers().toasts(), parts.files()));
        parts.views().add(OperationsController.class, () -> new OperationsController(new OperationsModel(parts.background(),
                StateFolder.of(System.getProperties(), System.getenv()), new Machine(System.getProperties(), Main.version()),
                Crypto.chosen().name(), office::vitals),
                new OperationsController.Window(parts.dialogs(), parts.layers().toasts(), parts.files())));
        parts.views().add(SettingsController.class, () -> new SettingsController(
                new SettingsModel(parts.preferences(), parts.background(), about, this::changePassphrase),
                new VBox(16, parts.views().load("defaults"), parts.views().load("backups"), parts.views().load("write-out"), listening.row()),
                recovery.standing()));
        return new Screen("settings", "fth-settings", "settings.title", Screen.Place.BOTTOM,
                () -> parts.views().load("settings"));
    }

    void makeRecovery() {
        recovery.make(() -> {});
    }

    private void changePassphrase() {
        var sheet = new Late<Layers.Sheet>();
        var ways = new PassphraseModel.Ways(office::changePassphrase, () -> {
            sheet.get().close();
            parts.layers().toasts().success(Words.of("settings.passphrase.changed"));
        }, () -> sheet.get().close());
        var model = new PassphraseModel(parts.background(), ways);
        parts.views().add(PassphraseController.class, () -> new PassphraseController(model));
        sheet.set(parts.dialogs().open((Region) parts.views().load("passphrase"), model::cancel));
    }

    void show() {
        parts.layers().show(parts.views().load("shell"));
    }

    void showFirst() {
        parts.layers().show(authorities.first(this::show));
    }

    void go(Destination where) {
        switch (where) {
            case Destination.Authorities() -> shell.show("authorities");
            case Destination.OneAuthority(var authority) -> {
                shell.show("authorities");
                authorities.reveal(authority);
            }
            case Destination.IssuedBy(var authority) -> {
                shell.show("certificates");
                certificates.issuedBy(authority);
            }
            case Destination.CertificatesOf(var status) -> {
                shell.show("certificates");
                certificates.of(status);
            }
            case Destination.EndingWithin(int days) -> {
                shell.show("certificates");
                certificates.endingWithin(days);
            }
            case Destination.EndingBetween(var first, var last) -> {
                shell.show("certificates");
                certificates.endingBetween(first, last);
            }
            case Destination.Requests() -> shell.show("requests");
            case Destination.AddThings() -> shell.show("things");
            case Destination.NewThing() -> {
                shell.show("things");
                things.add();
            }
            case Destination.Clouds() -> shell.show("cloud");
            case Destination.OneRegistration(var registration) -> {
                shell.show("cloud");
                cloud.reveal(registration);
            }
            case Destination.RegisterWithCloud(var authority) -> {
                shell.show("cloud");
                cloud.register(authority);
            }
            case Destination.Settings() -> shell.show("settings");
            case Destination.Clock() -> clock.askIfInDoubt();
            case Destination.Issue() -> issue.open();
            case Destination.IssueBy(var authority) -> issue.openBy(authority);
            case Destination.IssueForThings(var numbers) -> issue.openFor(numbers);
            case Destination.IssueMany(var numbers) -> many.open(numbers);
            case Destination.BulkJob(var job) -> many.open(job);
            case Destination.ExportCertificates(var ids) -> export.open(ids);
            case Destination.ExportAtOnce(var ids, var folder) -> export.run(ids, folder);
            case Destination.UseFiles(var placed) -> snippets.open(placed);
            case Destination.UseCertificate(var certificate) -> snippets.open(certificate);
            case Destination.Revoke(var scope) -> revoke.open(scope);
            case Destination.Release(var scope) -> revoke.release(scope);
            case Destination.Renew(var ids) -> renew.renew(ids);
            case Destination.Rotate(var ids) -> renew.rotate(ids);
            case Destination.PendingRevocations() -> renew.pending();
            case Destination.RenewalSchedule() -> renew.schedule();
            case Destination.Import(var places) -> importing.open(places);
            case Destination.ImportText(var text) -> importing.paste(text);
            case Destination.Verify(var certificate) -> {
                shell.show("verify");
                verify.verify(certificate);
            }
            case Destination.RequestKit(var thing) -> requests.kit(thing);
            case Destination.Report(var authority) -> papers.report(authority);
            case Destination.Labels(var numbers) -> papers.labels(numbers);
            case Destination.Calendar(var query) -> papers.calendar(query);
            case Destination.Inventory(var query) -> papers.inventory(query);
            case Destination.VerifyStore() -> check.open();
            case Destination.SetUpVault() -> vaultSetup.open();
            case Destination.Seals() -> seals.askIfChanged();
            case Destination.EnrolmentKeys(var numbers) -> enrolment.keys(numbers);
            case Destination.EnrolmentPolicy(var authority) -> enrolment.policy(authority);
            case Destination.OneThing(var thing) -> {
                shell.show("things");
                things.reveal(thing);
            }
            case Destination.OneCertificate(var certificate) -> {
                shell.show("certificates");
                certificates.reveal(certificate);
            }
            case Destination.AddFromVault() -> vault.connect();
            case Destination.VaultAuthority(var authority) -> vault.show(authority);
            case Destination.Events() -> events.open();
            case Destination.Backups() -> {
                shell.show("settings");
                Focus.see(parts.layers(), "backups", "backup-make");
            }
            case Destination.TestConnection(var certificate) -> {
                shell.show("probe");
                probe.test(certificate);
            }
        }
    }

    /// Something has happened in the store, whoever did it.
    void happened(Happening happening) {
        overview.refresh();
        events.heard(happening);
    }

    /// What one screen has changed, the others show.
    void refresh() {
        overview.refresh();
        authorities.refresh();
        things.refresh();
        certificates.refresh();
        requests.refresh();
        profiles.refresh();
        cloud.refresh();
        probe.refresh();
    }

    /// Ends what would keep the store open.
    void stop() {
        probe.stop();
    }
}
