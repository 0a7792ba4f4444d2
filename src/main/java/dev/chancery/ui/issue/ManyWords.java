package dev.chancery.ui.issue;

import dev.chancery.domain.BulkKind;
import dev.chancery.domain.BulkResult;
import dev.chancery.domain.BulkTarget;
import dev.chancery.engine.BulkJob;
import dev.chancery.words.Words;

/// How a job that issues for many stands, in words.
final class ManyWords {

    private ManyWords() {}

    static String source(ManyJobModel model) {
        var job = model.jobProperty().get();
        return switch (job.kind()) {
            case ISSUE -> job.source();
            case RENEW -> Words.of("issue.many.renew");
            case ROTATE -> Words.of("issue.many.rotate");
        };
    }

    static String title(ManyJobModel model) {
        var job = model.jobProperty().get();
        var runs = model.runningProperty().get().isPresent();
        return Words.of(runs ? runs(job.kind()) : switch (job.state()) {
            case PLANNED, OPEN -> job.count().decided() == 0 ? "issue.many.title.ready" : "issue.many.title.paused";
            case DONE -> job.kind() == BulkKind.ISSUE ? "issue.many.title.done" : "issue.many.title.replaced";
            case ENDED -> "issue.many.title.ended";
        });
    }

    private static String runs(BulkKind kind) {
        return switch (kind) {
            case ISSUE -> "issue.many.title.runs";
            case RENEW -> "issue.many.title.renews";
            case ROTATE -> "issue.many.title.rotates";
        };
    }

    /// What the work is called while it goes on.
    static String work(BulkJob job) {
        return switch (job.kind()) {
            case ISSUE -> "issue.many.job";
            case RENEW -> "renew.job.renew";
            case ROTATE -> "renew.job.rotate";
        };
    }

    static String result(BulkJob job) {
        if (job.kind() != BulkKind.ISSUE) {
            return Words.of("issue.many.replaced", job.count().of(BulkResult.ISSUED), job.count().of(BulkResult.REFUSED),
                    job.count().of(BulkResult.WAITING));
        }
        return Words.of("issue.many.result", job.count().of(BulkResult.ISSUED), job.count().of(BulkResult.KEPT),
                job.count().of(BulkResult.REFUSED), job.count().of(BulkResult.WAITING));
    }

    /// Where its files are; empty when none are wanted.
    static String place(BulkJob job) {
        return job.target().map(BulkTarget::place)
                .map(path -> Words.of("issue.many.place", path.toString(), job.count().exported())).orElse("");
    }
}
