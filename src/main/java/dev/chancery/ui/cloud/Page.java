package dev.chancery.ui.cloud;

import dev.chancery.domain.CloudTraits.Step;
import dev.chancery.engine.NextStep;

/// The pages of the wizard. Which of the steps there are, and in what order, depends on the cloud.
enum Page {
    CLOUD, PLACE, CHECKS, CONNECTION, UPLOAD, CODE, PROOF, VERIFY, RESULT;

    /// The page for what stands next.
    static Page of(StepsModel.Stand now) {
        return switch (now.next()) {
            case NextStep.Send send -> switch (send.call()) {
                case UPLOAD -> UPLOAD;
                case CODE -> CODE;
                case VERIFY, LIST, STATUS, ACTIVATE, DEACTIVATE, DELETE -> VERIFY;
            };
            case NextStep.TypeCode() -> CODE;
            case NextStep.Prove _ -> PROOF;
            case NextStep.CarryProof _ -> VERIFY;
            case NextStep.Finished() -> RESULT;
        };
    }

    static Page of(Step step) {
        return switch (step) {
            case UPLOAD -> UPLOAD;
            case CODE -> CODE;
            case PROOF -> PROOF;
            case VERIFY -> VERIFY;
        };
    }
}
