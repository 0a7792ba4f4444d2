package dev.chancery.export;

import dev.chancery.domain.Failure;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;

/// What became of a delivery: the files that are complete, the paths that were skipped, and how it ended. Whatever the
/// ending, what the manifest lists is complete, was read back from the medium and stays.
///
/// `exposed` are the paths of secret files that are not complete and of which a part was written: it may be on the medium
/// even where it was taken away again.
public record Delivered(Manifest manifest, List<String> skipped, Set<String> exposed, Ending ending) {

    /// How a delivery ends.
    public sealed interface Ending {
        /// Everything is there. The medium has all of it.
        record Complete() implements Ending {}

        /// The user stopped it.
        record Cancelled() implements Ending {}

        /// The world stopped it.
        record Failed(Failure failure) implements Ending {}
    }

    public Delivered {
        skipped = List.copyOf(skipped);
        exposed = Set.copyOf(exposed);
    }

    /// This, when it is complete.
    ///
    /// @throws Failure what stopped it
    /// @throws CancellationException when the user did
    public Delivered orThrow() {
        return switch (ending) {
            case Ending.Complete() -> this;
            case Ending.Cancelled() -> throw new CancellationException();
            case Ending.Failed(var failure) -> throw failure;
        };
    }
}
