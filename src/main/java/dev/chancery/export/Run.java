package dev.chancery.export;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Progress;
import dev.chancery.export.Delivered.Ending;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One delivery while it runs.
final class Run {

    private final Plan plan;
    private final Existing existing;
    private final Progress progress;
    private final Place place;
    private final Folders folders;
    private final Supplier<Batch> batches;
    private final Set<String> awaited;
    private final List<Manifest.Entry> done = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private final Set<String> exposed = new HashSet<>();
    private @Nullable Batch batch;

    /// @throws Failure when the target is not there
    Run(Plan plan, Existing existing, Progress progress, SecureRandom random, Function<Place, Flush> flushes) {
        this.plan = plan;
        this.existing = existing;
        this.progress = progress;
        place = Place.of(plan.target());
        folders = new Folders(place);
        var flush = flushes.apply(place);
        batches = () -> new Batch(place, folders, flush, random, existing);
        awaited = new HashSet<>(plan.files());
    }

    /// @throws Failure when nothing can be begun; what goes wrong later is told by the result
    Delivered deliver(Iterable<Bundle> bundles) {
        var there = folders.existing(plan.files());
        if (existing == Existing.REFUSE && !there.isEmpty()) {
            throw new FileFailure.AlreadyExists(place.resolve(there.getFirst()));
        }
        place.requireRoom(plan.bytes(), plan.files());
        folders.sweep(plan.files());
        progress.expect(plan.files().size());
        var ending = ending(bundles);
        done.forEach(entry -> exposed.remove(entry.path()));
        return new Delivered(new Manifest(plan.target(), done), skipped, exposed, ending);
    }

    private Ending ending(Iterable<Bundle> bundles) {
        batch = batches.get();
        try {
            bundles.forEach(this::take);
            finish();
            return new Ending.Complete();
        } catch (CancellationException tooLateAtTheEnd) {
            return isAllDone() ? new Ending.Complete() : new Ending.Cancelled();
        } catch (Failure failure) {
            return new Ending.Failed(failure);
        } finally {
            exposed.addAll(batch().exposed());
            batch().close();
            if (!isAllDone()) {
                folders.removeEmpty();
            }
        }
    }

    private Batch batch() {
        return requireNonNull(batch);
    }

    private boolean isAllDone() {
        return done.size() + skipped.size() == plan.files().size();
    }

    private void take(Bundle bundle) {
        requireAwaited(bundle);
        if (existing == Existing.SKIP && !folders.existing(bundle.paths()).isEmpty()) {
            skipped.addAll(bundle.paths());
            bundle.wipe();
            progress.advance(bundle.items().size());
            return;
        }
        batch().write(bundle, progress::checkCancelled);
        if (batch().isFull()) {
            finish();
        }
    }

    private void requireAwaited(Bundle bundle) {
        for (var path : bundle.paths()) {
            if (!awaited.remove(path)) {
                throw new IllegalArgumentException("not in the plan, or delivered twice: " + path);
            }
        }
    }

    private void finish() {
        int files = batch().files();
        if (files == 0) {
            return;
        }
        try (var full = batch()) {
            full.finish(done);
        }
        batch = batches.get();
        progress.advance(files);
    }
}
