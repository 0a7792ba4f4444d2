package dev.chancery.ui;

import dev.chancery.TestOffice;
import dev.chancery.domain.Drive;
import dev.chancery.ui.export.ExportScreen;
import dev.chancery.ui.issue.IssueScreen;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The issue and the export page wired to each other as the program does it, over a store and drives of the test's own.
final class IssueDesk {

    final List<Drive> drives = new CopyOnWriteArrayList<>();
    final ChosenFiles files = new ChosenFiles();
    final IssueScreen issue;
    final ExportScreen export;

    IssueDesk(TestOffice lab, Background background, Layers layers, Path preferences) {
        var dialogs = new Dialogs(layers);
        var places = new Places(() -> List.copyOf(drives), PreferenceFile.in(preferences));
        export = new ExportScreen(new dev.chancery.ui.export.Means(lab.office, background,
                new dev.chancery.ui.export.Means.Window(dialogs, layers.toasts(), files), places));
        issue = new IssueScreen(new dev.chancery.ui.issue.Means(lab.office, background,
                new dev.chancery.ui.issue.Means.Window(dialogs, layers.toasts()), places, this::go));
    }

    private void go(Destination where) {
        switch (where) {
            case Destination.Issue() -> issue.open();
            case Destination.IssueBy(var authority) -> issue.openBy(authority);
            case Destination.IssueForThings(var things) -> issue.openFor(things);
            case Destination.ExportCertificates(var certificates) -> export.open(certificates);
            case Destination.ExportAtOnce(var certificates, var folder) -> export.run(certificates, folder);
            case Destination.Authorities _, Destination.OneAuthority _, Destination.Settings _, Destination.NewThing _,
                    Destination.OneThing _, Destination.OneCertificate _, Destination.AddThings _, Destination.IssuedBy _,
                    Destination.Revoke _, Destination.Release _, Destination.Renew _, Destination.Rotate _,
                    Destination.PendingRevocations _, Destination.RenewalSchedule _, Destination.Verify _, Destination.RequestKit _ ->
                    throw new AssertionError("not from here");
        }
    }

    void stick(Path mount) {
        drives.add(new Drive("LABSTICK", mount, 14_200_000_000L, 16_000_000_000L, "vfat", false));
    }
}
