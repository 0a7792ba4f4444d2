package dev.chancery.ui.cloud;

import dev.chancery.engine.NextStep;
import dev.chancery.words.Words;

/// The words for the button that goes on: the act itself, where a page has one.
final class ActWords {

    private ActWords() {}

    static String of(RegisterModel model) {
        return switch (model.pageProperty().get()) {
            case CLOUD, PLACE, CHECKS, CONNECTION -> Words.of("shell.wizard.next");
            case RESULT -> Words.of("shell.close");
            case UPLOAD -> Words.of(isByHand(model) ? "cloud.act.takeAnswer" : "cloud.act.upload");
            case CODE -> Words.of(isByHand(model) || isTyped(model) ? "cloud.act.takeCode" : "cloud.act.code");
            case PROOF -> Words.of(isTyped(model) ? "cloud.act.takeProof" : "cloud.act.prove");
            case VERIFY -> Words.of(isCarried(model) ? "cloud.act.confirm"
                    : isByHand(model) ? "cloud.act.takeAnswer" : "cloud.act.verify");
        };
    }

    private static boolean isByHand(RegisterModel model) {
        return model.steps().byHandProperty().get();
    }

    private static boolean isTyped(RegisterModel model) {
        return !model.steps().answerProperty().get().isBlank();
    }

    private static boolean isCarried(RegisterModel model) {
        return model.steps().standProperty().get().next() instanceof NextStep.CarryProof;
    }
}
