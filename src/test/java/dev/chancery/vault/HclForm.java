package dev.chancery.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.regex.Pattern;

/// As much of HCL's native syntax as is needed to tell that a text is well-formed: blocks, strings with their escapes,
/// documents, comments, references.
final class HclForm {

    private static final Pattern RESOURCE = Pattern.compile("(?m)^resource \"(\\w+)\" \"(\\w+)\" \\{$");
    private static final Pattern REFERENCE = Pattern.compile("\\b(vault_\\w+\\.\\w+)\\b");
    private static final Pattern LINE = Pattern.compile("\\s*|\\}|  .*|(?:terraform|resource|provider|output|variable)(?: \\S+)* \\{|EOT");

    private final String text;
    private final StringBuilder code = new StringBuilder();
    private int at;

    private HclForm(String text) {
        this.text = text;
    }

    static void require(String text) {
        assertThat(text.lines()).allMatch(line -> line.startsWith("#") || LINE.matcher(line).matches());
        var open = new ArrayDeque<Character>();
        for (var sign : outside(text).toCharArray()) {
            switch (sign) {
                case '{' -> open.push('}');
                case '[' -> open.push(']');
                case '(' -> open.push(')');
                case '}', ']', ')' -> assertThat(open.pop()).isEqualTo(sign);
                default -> { }
            }
        }
        assertThat(open).isEmpty();
    }

    static void requireReferences(String text) {
        var known = new HashSet<String>();
        RESOURCE.matcher(text).results().forEach(one -> assertThat(known.add(one.group(1) + "." + one.group(2))).isTrue());
        var used = REFERENCE.matcher(outside(text)).results().map(one -> one.group(1)).toList();
        assertThat(known).isNotEmpty().containsAll(used);
    }

    /// What a quoted string means.
    static String read(String quoted) {
        var form = new HclForm(quoted);
        var value = form.string();
        assertThat(form.at).isEqualTo(quoted.length());
        return value;
    }

    /// Everything but strings, documents and comments.
    private static String outside(String text) {
        var form = new HclForm(text);
        while (form.at < text.length()) {
            form.next();
        }
        return form.code.toString();
    }

    private void next() {
        if (text.startsWith("#", at)) {
            at = text.indexOf('\n', at);
        } else if (text.startsWith("<<-EOT\n", at)) {
            at = text.indexOf("\n  EOT\n", at) + "\n  EOT".length();
        } else if (text.charAt(at) == '"') {
            string();
            code.append('~');
        } else {
            code.append(text.charAt(at++));
        }
    }

    private String string() {
        var value = new StringBuilder();
        assertThat(text.charAt(at++)).isEqualTo('"');
        while (text.charAt(at) != '"') {
            assertThat(text.charAt(at)).isNotEqualTo('\n');
            value.append(unit());
        }
        at++;
        return value.toString();
    }

    private String unit() {
        if (text.startsWith("$${", at) || text.startsWith("%%{", at)) {
            at += 3;
            return text.substring(at - 2, at);
        }
        assertThat(text.startsWith("${", at) || text.startsWith("%{", at)).isFalse();
        return text.charAt(at) == '\\' ? escaped() : text.substring(at, ++at);
    }

    private String escaped() {
        at += 2;
        return switch (text.charAt(at - 1)) {
            case '"' -> "\"";
            case '\\' -> "\\";
            case 'n' -> "\n";
            case 'u' -> {
                at += 4;
                yield Character.toString(Integer.parseInt(text.substring(at - 4, at), 16));
            }
            default -> throw new AssertionError("escape at " + at);
        };
    }
}
