package dev.chancery.ui.cloud;

import dev.chancery.domain.CloudAnswer.Why;
import dev.chancery.domain.CloudCall;
import dev.chancery.domain.CloudFailure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Registration;
import dev.chancery.engine.CloudLine;
import dev.chancery.ui.Background;
import dev.chancery.words.Words;
import java.util.Optional;
import java.util.function.Consumer;

/// Calls a cloud about a registration that is there: over a line, asking who asks where that is not known, or by hand.
final class Caller {

    private record Result<T>(Optional<T> value, boolean asksWho) {}

    private final Means means;
    private final CloudModel model;

    Caller(Means means, CloudModel model) {
        this.means = means;
        this.model = model;
    }

    /// Sends the call, and says when it is done.
    void call(Registration one, CloudCall call, String doneKey) {
        new AccessSheet(means).withLine(one, line -> run("cloud.job.call", one, progress -> send(one, call, line, progress),
                _ -> done(doneKey), () -> call(one, call, doneKey)), () -> byHand(one, call, doneKey));
    }

    private Registration send(Registration one, CloudCall call, CloudLine line, Progress progress) {
        var registrations = means.registrations();
        return switch (call) {
            case ACTIVATE -> line.activate(one.id(), progress);
            case DEACTIVATE -> line.deactivate(one.id(), progress);
            case DELETE -> line.delete(one.id(), progress);
            case STATUS, LIST, UPLOAD, CODE, VERIFY -> line.refresh(one.id(), progress);
        };
    }

    private void done(String doneKey) {
        model.refresh();
        means.window().toasts().success(Words.of(doneKey));
    }

    private void byHand(Registration one, CloudCall call, String doneKey) {
        new HandSheet(means).open(one, call, () -> done(doneKey));
    }

    /// Does something with the line there; asks who asks first, where that is not known.
    void withLine(Registration one, Consumer<CloudLine> then) {
        new AccessSheet(means).withLine(one, then, () -> {});
    }

    /// Runs it in the background; a token that is not taken any more is forgotten, and `again` asks for another.
    <T> void run(String jobKey, Registration one, Background.Work<T> work, Consumer<T> then, Runnable again) {
        means.background().run(jobKey, progress -> asking(work, progress), result -> {
            if (result.asksWho()) {
                means.lines().drop(one);
                means.window().toasts().note(Words.of("cloud.token.again"));
                again.run();
            }
            result.value().ifPresent(then);
        });
    }

    private static <T> Result<T> asking(Background.Work<T> work, Progress progress) throws Exception {
        try {
            return new Result<>(Optional.of(work.run(progress)), false);
        } catch (CloudFailure.CloudRefused refused) {
            if (refused.why() != Why.TOKEN) {
                throw refused;
            }
            return new Result<>(Optional.empty(), true);
        }
    }
}
