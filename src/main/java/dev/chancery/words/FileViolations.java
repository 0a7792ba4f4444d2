package dev.chancery.words;

import dev.chancery.domain.FileViolation;
import dev.chancery.domain.PathPattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words for a [FileViolation].
final class FileViolations {

    private FileViolations() {}

    static String words(FileViolation violation) {
        return switch (violation) {
            case FileViolation.UnknownPart(var word) -> Words.of("failures.rule.unknownPart", "{" + word + "}",
                    Stream.of(PathPattern.Part.values()).map(part -> "{" + part.word() + "}").collect(Collectors.joining(", ")));
            case FileViolation.TwoOfOneName(var name) -> Words.of("failures.rule.twoOfOneName", name);
            case FileViolation.NotAFolderPath _ -> Words.of("failures.rule.notAFolderPath");
            case FileViolation.NotAFilePath _ -> Words.of("failures.rule.notAFilePath");
            case FileViolation.FileExists(var name) -> Words.of("failures.rule.fileExists", name);
            case FileViolation.WrongColumnCount(int found, int expected) ->
                    Words.of("failures.rule.wrongColumnCount", found, expected);
            case FileViolation.UnclosedQuote() -> Words.of("failures.rule.unclosedQuote");
            case FileViolation.MisplacedQuote() -> Words.of("failures.rule.misplacedQuote");
            case FileViolation.NotUtf8() -> Words.of("failures.rule.notUtf8");
        };
    }
}
