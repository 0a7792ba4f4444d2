package dev.chancery.ui.cloud;

import dev.chancery.domain.CloudTraits.Shape;
import dev.chancery.domain.CloudTraits.Step;
import dev.chancery.engine.NextStep;
import java.util.ArrayList;
import java.util.List;

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

    /// All that a registration of this shape has, in their order.
    static List<Page> all(boolean online, Shape shape) {
        var all = new ArrayList<>(List.of(CLOUD, PLACE, CHECKS));
        if (online) {
            all.add(CONNECTION);
        }
        shape.steps().stream().map(Page::of).forEach(all::add);
        all.add(RESULT);
        return all;
    }
}
