package dev.chancery.ui.issue;

import dev.chancery.domain.Visible;
import dev.chancery.engine.BulkProblems;
import dev.chancery.engine.Issued;
import dev.chancery.engine.ThingImport;
import dev.chancery.words.Violations;
import dev.chancery.words.Words;
import java.util.List;
import java.util.stream.Collectors;

/// Why a row or a thing is left out of a job, in words; what they quote from a file is made harmless.
final class ProblemWords implements BulkProblems.Wording {

    private static final int LONGEST_REASON = 200;

    static String of(ThingImport.Problem problem) {
        return Visible.text(Violations.words(problem.violation()), LONGEST_REASON);
    }

    static String of(Issued.Problem problem) {
        return problem.violations().stream().map(Violations::words).collect(Collectors.joining(" "));
    }

    @Override public List<String> headings() {
        return List.of(Words.of("things.import.line"), Words.of("things.import.where"), Words.of("issue.many.problems.thing"),
                Words.of("things.import.reason"), Words.of("things.import.excerpt"));
    }

    @Override public List<String> cells(ThingImport.Problem problem) {
        return List.of(String.valueOf(problem.line()), where(problem), "", of(problem), problem.excerpt());
    }

    private static String where(ThingImport.Problem problem) {
        return problem.column() == 0 ? Words.of("things.import.wholeRow")
                : problem.columnName().isBlank() ? Words.of("things.import.column", problem.column()) : problem.columnName();
    }

    @Override public List<String> cells(Issued.Problem problem) {
        return List.of("", "", problem.thing().value(), of(problem), "");
    }
}
