package dev.chancery.ui.issue;

import dev.chancery.domain.BulkResult;
import dev.chancery.domain.BulkTarget;
import dev.chancery.engine.BulkJob;
import dev.chancery.words.Words;

/// How a job that issues for many stands, in words.
final class ManyWords {

    private ManyWords() {}

    static String source(ManyJobModel model) {
        return model.jobProperty().get().source();
    }

    static String title(ManyJobModel model) {
        var job = model.jobProperty().get();
        var runs = model.runningProperty().get().isPresent();
        return Words.of(runs ? "issue.many.title.runs" : switch (job.state()) {
            case PLANNED, OPEN -> job.count().decided() == 0 ? "issue.many.title.ready" : "issue.many.title.paused";
            case DONE -> "issue.many.title.done";
            case ENDED -> "issue.many.title.ended";
        });
    }

    static String result(BulkJob job) {
        return Words.of("issue.many.result", job.count().of(BulkResult.ISSUED), job.count().of(BulkResult.KEPT),
                job.count().of(BulkResult.REFUSED), job.count().of(BulkResult.WAITING));
    }

    /// Where its files are; empty when none are wanted.
    static String place(BulkJob job) {
        return job.target().map(BulkTarget::place)
                .map(path -> Words.of("issue.many.place", path.toString(), job.count().exported())).orElse("");
    }
}
