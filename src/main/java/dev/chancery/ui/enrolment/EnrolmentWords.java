package dev.chancery.ui.enrolment;

import dev.chancery.ui.enrolment.PolicyModel.Enrols;
import dev.chancery.words.Words;

/// The words for what devices may ask for.
final class EnrolmentWords {

    private EnrolmentWords() {}

    static String of(Enrols way) {
        return Words.of(switch (way) {
            case OFF -> "enrolment.policy.enrols.off";
            case ASK -> "enrolment.policy.enrols.ask";
            case ALWAYS -> "enrolment.policy.enrols.always";
        });
    }
}
