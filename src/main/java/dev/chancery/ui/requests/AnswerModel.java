package dev.chancery.ui.requests;

import dev.chancery.domain.Decoded;
import dev.chancery.domain.FiledRequest;
import dev.chancery.domain.Notice;
import dev.chancery.engine.OwnRequests;
import java.util.List;
import java.util.function.Consumer;

/// The answer to a request of ours, looked at before it is taken.
public final class AnswerModel {

    private final Means means;
    private final FiledRequest request;
    private final OwnRequests.Fitting fitting;
    private final byte[] answer;

    AnswerModel(Means means, FiledRequest request, OwnRequests.Fitting fitting, byte[] answer) {
        this.means = means;
        this.request = request;
        this.fitting = fitting;
        this.answer = answer.clone();
    }

    public FiledRequest request() {
        return request;
    }

    public Decoded certificate() {
        return fitting.certificate();
    }

    /// How many certificates the answer holds together with its issuers, the first included.
    public int chainLength() {
        return fitting.chainLength();
    }

    public List<Notice> notices() {
        return fitting.notices();
    }

    void take(Consumer<FiledRequest> then) {
        means.background().run("requests.job.complete",
                _ -> means.office().requests().own().complete(request.id(), answer), then);
    }
}
