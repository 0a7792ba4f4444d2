package dev.chancery;

import dev.chancery.engine.Office;
import dev.chancery.engine.Restoration;
import dev.chancery.engine.Surroundings;
import dev.chancery.ui.backup.RestoreController;
import dev.chancery.ui.backup.RestoreModel;
import dev.chancery.ui.unlock.NewStoreController;
import dev.chancery.ui.unlock.NewStoreModel;
import dev.chancery.ui.unlock.RecoverController;
import dev.chancery.ui.unlock.RecoverModel;
import dev.chancery.ui.unlock.UnlockController;
import dev.chancery.ui.unlock.UnlockModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// The ways into a store: to unlock one, and to make one.
final class Door {

    private final Parts parts;
    private final Ways ways;

    /// `opened` gets a store that was there, `created` a new one, which has nothing in it, and whether it is to have a
    /// recovery key, `restored` one that was brought back.
    record Ways(Consumer<Office> opened, BiConsumer<Office, Boolean> created, Consumer<Restoration.Restored> restored) {}

    Door(Parts parts, Ways ways) {
        this.parts = parts;
        this.ways = ways;
        parts.views().add(UnlockController.class, () -> new UnlockController(unlock()))
                .add(NewStoreController.class, () -> new NewStoreController(newStore()));
    }

    /// The form that brings a backup back, this one if it is known.
    void restore(Optional<Path> backup) {
        var model = new RestoreModel(parts.preferences(), parts.background(), parts.files(), new RestoreModel.Ways(
                (from, to, passphrase, progress) -> Restoration.restore(from, to, passphrase, Surroundings.ofThisMachine(), progress),
                ways.restored(), this::show));
        parts.views().add(RestoreController.class, () -> new RestoreController(model));
        parts.layers().show(parts.views().load("restore"));
        backup.ifPresent(model::take);
    }

    void show() {
        parts.layers().show(parts.views().load("unlock"));
    }

    private UnlockModel unlock() {
        return new UnlockModel(parts.preferences(), parts.background(), parts.files(), new UnlockModel.Ways(
                (file, passphrase) -> Office.unlock(file, passphrase, Surroundings.ofThisMachine()), ways.opened(),
                () -> parts.layers().show(parts.views().load("new-store")), () -> restore(Optional.empty()), this::recover));
    }

    private void recover(Path store) {
        parts.views().add(RecoverController.class, () -> new RecoverController(new RecoverModel(store, parts.background(), new RecoverModel.Ways(
                (file, key, passphrase) -> Office.recover(file, key, passphrase, Surroundings.ofThisMachine()), ways.opened(), this::show))));
        parts.layers().show(parts.views().load("recover"));
    }

    private NewStoreModel newStore() {
        return new NewStoreModel(parts.preferences(), parts.background(), parts.files(), folderForStores(),
                new NewStoreModel.Ways((file, passphrase) -> Office.create(file, passphrase, Surroundings.ofThisMachine()),
                        ways.created(), this::show));
    }

    private static Path folderForStores() {
        var home = Path.of(System.getProperty("user.home"));
        var documents = home.resolve("Documents");
        return (Files.isDirectory(documents) ? documents : home).resolve("Chancery");
    }
}
