package dev.chancery.export;

import dev.chancery.domain.Checked;
import dev.chancery.domain.Field;
import dev.chancery.domain.TextViolation;
import java.util.regex.Pattern;

/// How a language writes a text of one visible line, so that its programs read the text and nothing more.
public enum Quoting {

    /// The rest of a line as it is.
    LINE {
        @Override String written(String text) {
            return text;
        }
    },

    /// A word for a POSIX shell.
    SHELL {
        @Override String written(String text) {
            return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
        }
    },

    /// Double quotes and the backslash, as JSON, YAML, HOCON and Python take them.
    STRING {
        @Override String written(String text) {
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
    },

    /// The same where a dollar sign is a variable and nothing can prevent it.
    WITHOUT_DOLLAR {
        @Override String written(String text) {
            return STRING.written(text);
        }

        @Override int forbidden(String text) {
            return text.indexOf('$');
        }
    },

    /// A string literal of C, in which three characters could be one.
    C {
        @Override String written(String text) {
            return STRING.written(text).replace("?", "\\?");
        }
    },

    /// Text between tags.
    XML {
        @Override String written(String text) {
            return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        }

        @Override int forbidden(String text) {
            return text.indexOf('$');
        }
    };

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/=:,@-]+");

    abstract String written(String text);

    /// Where the first character is that the language cannot be told, or a negative number.
    int forbidden(String text) {
        return -1;
    }

    /// A text without control characters, quoted.
    public Checked<String> quote(Field field, String text) {
        var index = forbidden(text);
        return index < 0 ? Checked.valid(written(text))
                : Checked.refused(new TextViolation.ForbiddenCharacter(field, text.codePointAt(index), index));
    }
}
