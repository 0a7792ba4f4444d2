package dev.chancery.ui.verify;

import dev.chancery.domain.Finding.Outcome;

/// How an outcome looks.
final class OutcomeLook {

    private OutcomeLook() {}

    static String icon(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "fth-check-circle";
            case WARNING -> "fth-alert-triangle";
            case FAILED -> "fth-x-circle";
            case NOT_CHECKED -> "fth-minus-circle";
        };
    }

    static String styleClass(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "outcome-passed";
            case WARNING -> "outcome-warning";
            case FAILED -> "outcome-failed";
            case NOT_CHECKED -> "outcome-open";
        };
    }
}
