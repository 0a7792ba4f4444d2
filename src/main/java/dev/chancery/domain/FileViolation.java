package dev.chancery.domain;

/// A file or folder that cannot be, or a list of devices in which a row cannot be read.
public sealed interface FileViolation extends Violation {

    record NotAFilePath(Field field, String text) implements FileViolation {
        @Override public String message() {
            return "not the full path of a file: " + Text.shown(text);
        }
    }

    record NotAFolderPath(Field field, String text) implements FileViolation {
        @Override public String message() {
            return "not the full path of a folder: " + Text.shown(text);
        }
    }

    /// A file of that name is there already and would have to be overwritten.
    record FileExists(String name) implements FileViolation {
        @Override public Field field() {
            return Field.NAME;
        }
        @Override public String message() {
            return "a file of this name exists: " + Text.shown(name);
        }
    }

    /// Two files of one certificate would be called the same.
    record TwoOfOneName(String name) implements FileViolation {
        @Override public Field field() {
            return Field.FILE;
        }
        @Override public String message() {
            return "two files of one name: " + Text.shown(name);
        }
    }

    /// `{word}` stands for nothing in the name of a file.
    record UnknownPart(String word) implements FileViolation {
        @Override public Field field() {
            return Field.FILE;
        }
        @Override public String message() {
            return "unknown field: {" + Text.shown(word) + "}";
        }
    }

    record WrongColumnCount(int found, int expected) implements FileViolation {
        @Override public Field field() {
            return Field.ROW;
        }
        @Override public String message() {
            return "%s columns, the header has %s".formatted(found, expected);
        }
    }

    record UnclosedQuote() implements FileViolation {
        @Override public Field field() {
            return Field.ROW;
        }
        @Override public String message() {
            return "a quotation mark is opened and never closed";
        }
    }

    record MisplacedQuote() implements FileViolation {
        @Override public Field field() {
            return Field.ROW;
        }
        @Override public String message() {
            return "text stands after a closing quotation mark";
        }
    }

    record NotUtf8() implements FileViolation {
        @Override public Field field() {
            return Field.ROW;
        }
        @Override public String message() {
            return "not UTF-8 text";
        }
    }
}
