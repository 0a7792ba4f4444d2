package dev.chancery.domain;

import java.util.Arrays;
import java.util.regex.Pattern;

/// Where something is mounted (`pki_int`, `lab/pki`), or the name of a role or a policy, which is a path of one step.
/// What could lead elsewhere in an address is not in it.
public record VaultPath(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?(?:/[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?)*");
    private static final int LONGEST = 128;

    public VaultPath {
        if (!fits(value)) {
            throw new Failure.Refused(new TextViolation.NotInForm(Field.VAULT_MOUNT, "pki_int"));
        }
    }

    private static boolean fits(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches()
                && Arrays.stream(text.split("/")).noneMatch(step -> step.contains(".."));
    }

    /// A mount; slashes around it are cut. `field` is where it was typed.
    public static Checked<VaultPath> mount(Field field, String text) {
        return checked(field, Text.withoutSlashes(Text.tidy(text)), "pki_int");
    }

    /// A name of one step. `field` is where it was typed.
    public static Checked<VaultPath> name(Field field, String text) {
        var name = Text.tidy(text);
        return name.contains("/") ? Checked.refused(new TextViolation.NotInForm(field, "device")) : checked(field, name, "device");
    }

    private static Checked<VaultPath> checked(Field field, String text, String example) {
        if (text.isEmpty()) {
            return Checked.refused(new TextViolation.Missing(field));
        }
        return fits(text) ? Checked.valid(new VaultPath(text)) : Checked.refused(new TextViolation.NotInForm(field, example));
    }

    @Override public String toString() {
        return value;
    }
}
