package dev.chancery.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.Drive;
import dev.chancery.domain.FileFailure;
import dev.chancery.ui.Background;
import dev.chancery.ui.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EjectModelTest {

    private static final Drive DRIVE = new Drive("LAB", Path.of("/media/LAB"), 1, 2, "vfat", false);
    private static final Target ON_DRIVE = new Target(new Place.OnDrive(DRIVE), Path.of("/media/LAB"));

    private final List<Throwable> reported = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Optional<Ended>> ended = new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean gone = true;
    private final EjectModel model = new EjectModel(_ -> gone,
            new Background(Runnable::run, Runnable::run, reported::add, InstantSource.system()), ended.getReadOnlyProperty());

    @AfterEach void nothingWentWrong() {
        assertThat(reported).isEmpty();
    }

    private EjectModel.State state() {
        return model.stateProperty().get();
    }

    @Test void nothingIsSafeBeforeTheDriveIsGone() {
        assertThat(state()).isEqualTo(new EjectModel.State.None());
        ended.set(Optional.of(new Ended.Complete(ON_DRIVE, 1, 4, false, 0)));
        assertThat(state()).isEqualTo(new EjectModel.State.Offered(DRIVE));
        model.eject();
        assertThat(state()).isEqualTo(new EjectModel.State.Safe(DRIVE));
    }

    @Test void aDriveThatIsHeldCanBeTriedAgain() {
        ended.set(Optional.of(new Ended.Cancelled(ON_DRIVE, 1, 4)));
        gone = false;
        model.eject();
        assertThat(state()).isEqualTo(new EjectModel.State.Held(DRIVE));
        gone = true;
        model.eject();
        assertThat(state()).isEqualTo(new EjectModel.State.Safe(DRIVE));
    }

    @Test void aFolderAndADriveThatWasPulledOutAreNotOffered() {
        ended.set(Optional.of(new Ended.Complete(new Target(new Place.InFolder(Path.of("/out")), Path.of("/out")), 1, 4, false, 0)));
        assertThat(state()).isEqualTo(new EjectModel.State.None());
        var pulled = new FileFailure.DriveGone(DRIVE.mount(), new IOException("pulled"));
        ended.set(Optional.of(new Ended.Broken(ON_DRIVE, pulled, 1, 4)));
        assertThat(state()).isEqualTo(new EjectModel.State.None());
    }

    @Test void whatKeepsNoOwnersSaysSo() {
        assertThat(DRIVE.keepsOwners()).isFalse();
        assertThat(new Drive("DISK", Path.of("/media/DISK"), 1, 2, "ext4", false).keepsOwners()).isTrue();
    }
}
