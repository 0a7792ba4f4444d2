package dev.chancery.ui.overview;

import dev.chancery.domain.BulkKind;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.Registration;
import dev.chancery.engine.Suggestion;
import dev.chancery.words.BrokerWords;
import dev.chancery.words.Failures;
import dev.chancery.words.Words;

/// The steps in words.
final class StepWords {

    private StepWords() {}

    /// Why it is best done next.
    static String of(Suggestion step) {
        return switch (step) {
            case Suggestion.MakeAuthority() -> Words.of("overview.step.authority");
            case Suggestion.PublishList(_, var name, boolean failed) ->
                    Words.of(failed ? "overview.step.list.failed" : "overview.step.list.stale", name);
            case Suggestion.RenewAuthority(var authority, boolean over) -> Words.of(
                    over ? "overview.step.authority.over" : "overview.step.authority.ends", authority.name(),
                    Words.date(authority.certificate().validity().notAfter()));
            case Suggestion.RenewCertificates(long count, int days) -> Words.of("overview.step.renew", count, days);
            case Suggestion.ConfirmDevices(long count, var first) -> Words.of("overview.step.confirm", count, Words.date(first));
            case Suggestion.LookAtRun(var run) -> run.failed() > 0
                    ? Words.of("overview.step.run.failed", run.failed()) : Words.of("overview.step.run.ended");
            case Suggestion.WriteList(_, var name, long revoked) -> Words.of("overview.step.write", revoked, name);
            case Suggestion.FinishRegistration(var one) -> Words.of("overview.step.cloud.open", one.authority(), cloud(one.registration()));
            case Suggestion.RegisterSuccessor(var one) -> Words.of("overview.step.cloud.old", cloud(one.registration()), one.authority());
            case Suggestion.AnswerRequests(long count) -> Words.of("overview.step.requests", count);
            case Suggestion.ContinueBulk(_, var kind, long done, long all) -> Words.of(bulk(kind), done, all);
            case Suggestion.LookAtClock(var doubt) -> Failures.doubt(doubt) + " " + Words.of("overview.step.clock");
            case Suggestion.LookAtBroker(long waiting, var why) -> Words.of("overview.step.events.waiting", waiting)
                    + why.map(wrong -> " " + BrokerWords.of(wrong)).orElse("");
            case Suggestion.LookAtRefused(long refused) -> Words.of("overview.step.events.refused", refused);
            case Suggestion.MakeBackup(var last) -> last.map(made -> Words.of("overview.step.backup.old", Words.date(made)))
                    .orElseGet(() -> Words.of("overview.step.backup.none"));
            case Suggestion.AddThings() -> Words.of("overview.step.things");
            case Suggestion.Issue(long things) -> Words.of("overview.step.issue", things);
        };
    }

    /// The cloud by its name, or by the one that a person gave it.
    static String cloud(Registration one) {
        return one.cloud() == CloudKind.BY_HAND ? one.plan().place().value(PlaceField.NAME).orElse("") : one.cloud().label();
    }

    /// What its button is called.
    static String act(Suggestion step) {
        return switch (step) {
            case Suggestion.MakeAuthority() -> Words.of("overview.act.authority");
            case Suggestion.PublishList _ -> Words.of("overview.act.publish");
            case Suggestion.RenewAuthority _, Suggestion.RenewCertificates _ -> Words.of("overview.act.renew");
            case Suggestion.ConfirmDevices _ -> Words.of("overview.act.confirm");
            case Suggestion.LookAtRun _, Suggestion.LookAtBroker _, Suggestion.LookAtRefused _ -> Words.of("overview.act.look");
            case Suggestion.WriteList _ -> Words.of("overview.act.write");
            case Suggestion.AnswerRequests _, Suggestion.FinishRegistration _, Suggestion.RegisterSuccessor _ -> Words.of("overview.act.requests");
            case Suggestion.ContinueBulk _ -> Words.of("overview.act.bulk");
            case Suggestion.LookAtClock _ -> Words.of("overview.act.clock");
            case Suggestion.MakeBackup _ -> Words.of("overview.act.backup");
            case Suggestion.AddThings() -> Words.of("overview.act.things");
            case Suggestion.Issue _ -> Words.of("overview.act.issue");
        };
    }

    private static String bulk(BulkKind kind) {
        return switch (kind) {
            case ISSUE -> "overview.step.bulk";
            case RENEW -> "overview.step.bulk.renew";
            case ROTATE -> "overview.step.bulk.rotate";
        };
    }
}
