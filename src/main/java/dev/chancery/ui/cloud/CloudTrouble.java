package dev.chancery.ui.cloud;

import dev.chancery.domain.CloudAnswer.Why;
import dev.chancery.domain.CloudFailure;
import dev.chancery.domain.Failure;
import dev.chancery.words.Failures;

/// What went wrong with a step: one sentence, what to do, and under it what the cloud replied. Empty words mean that
/// nothing did. `asksWho` says that another token is wanted.
record CloudTrouble(String title, String sentence, String next, String raw, boolean asksWho) {

    static final CloudTrouble NONE = new CloudTrouble("", "", "", "", false);

    static CloudTrouble of(Failure failure) {
        var told = Failures.tell(failure);
        return failure instanceof CloudFailure.CloudRefused refused
                ? new CloudTrouble(told.title(), told.happened(), told.next(), refused.reply(), refused.why() == Why.TOKEN)
                : new CloudTrouble(told.title(), told.happened(), told.next(), told.technical(), false);
    }

    boolean isNone() {
        return title.isEmpty();
    }
}
