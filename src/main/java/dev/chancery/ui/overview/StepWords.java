package dev.chancery.ui.overview;

import dev.chancery.engine.NextStep;
import dev.chancery.ui.Words;

/// The steps in words.
final class StepWords {

    private StepWords() {}

    /// Why it is best done next.
    static String of(NextStep step) {
        return switch (step) {
            case NextStep.MakeAuthority() -> Words.of("overview.step.authority");
            case NextStep.PublishList(_, var name, boolean failed) ->
                    Words.of(failed ? "overview.step.list.failed" : "overview.step.list.stale", name);
            case NextStep.RenewAuthority(var authority, boolean over) -> Words.of(
                    over ? "overview.step.authority.over" : "overview.step.authority.ends", authority.name(),
                    Words.date(authority.certificate().validity().notAfter()));
            case NextStep.RenewCertificates(long count, int days) -> Words.of("overview.step.renew", count, days);
            case NextStep.ConfirmDevices(long count, var first) -> Words.of("overview.step.confirm", count, Words.date(first));
            case NextStep.LookAtRun(var run) -> run.failed() > 0
                    ? Words.of("overview.step.run.failed", run.failed()) : Words.of("overview.step.run.ended");
            case NextStep.WriteList(_, var name, long revoked) -> Words.of("overview.step.write", revoked, name);
            case NextStep.AnswerRequests(long count) -> Words.of("overview.step.requests", count);
            case NextStep.AddThings() -> Words.of("overview.step.things");
            case NextStep.Issue(long things) -> Words.of("overview.step.issue", things);
        };
    }

    /// What its button is called.
    static String act(NextStep step) {
        return switch (step) {
            case NextStep.MakeAuthority() -> Words.of("overview.act.authority");
            case NextStep.PublishList _ -> Words.of("overview.act.publish");
            case NextStep.RenewAuthority _, NextStep.RenewCertificates _ -> Words.of("overview.act.renew");
            case NextStep.ConfirmDevices _ -> Words.of("overview.act.confirm");
            case NextStep.LookAtRun _ -> Words.of("overview.act.look");
            case NextStep.WriteList _ -> Words.of("overview.act.write");
            case NextStep.AnswerRequests _ -> Words.of("overview.act.requests");
            case NextStep.AddThings() -> Words.of("overview.act.things");
            case NextStep.Issue _ -> Words.of("overview.act.issue");
        };
    }
}
