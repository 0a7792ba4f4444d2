package dev.chancery.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a form asks for one [PlaceField]: what it takes, and an example of it.
///
/// `choices` are offered first; where `open` is false nothing else is taken. `form` is a regular expression for all of it.
public record PlaceInput(
        PlaceField field, boolean required, List<String> choices, boolean open, Pattern form, String example) {

    private static final Pattern ADDRESS = Pattern.compile(
            "https://[A-Za-z0-9.-]+(:\\d{1,5})?(/[A-Za-z0-9._~/-]*)?"
                    + "|http://(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d{1,5})?(/[A-Za-z0-9._~/-]*)?");
    private static final Pattern ANY = Pattern.compile(".+");

    public PlaceInput {
        choices = List.copyOf(choices);
    }

    /// One of these and no other.
    public static PlaceInput choice(PlaceField field, List<String> choices) {
        return new PlaceInput(field, true, choices, false, ANY, choices.getFirst());
    }

    /// One of these, or another of the form.
    public static PlaceInput region(List<String> choices, String form) {
        return new PlaceInput(PlaceField.REGION, true, choices, true, Pattern.compile(form), choices.getFirst());
    }

    public static PlaceInput text(PlaceField field, String form, String example) {
        return new PlaceInput(field, true, List.of(), true, Pattern.compile(form), example);
    }

    /// An address of HTTPS; plain HTTP goes to this machine alone.
    public static PlaceInput address(boolean required, String example) {
        return new PlaceInput(PlaceField.ADDRESS, required, List.of(), true, ADDRESS, example);
    }

    public PlaceInput optional() {
        return new PlaceInput(field, false, choices, open, form, example);
    }

    /// What `text` means here: empty where it was left out and may be. Space around it is cut, and the slash that ends an
    /// address.
    public Checked<Optional<String>> read(String text) {
        var tidy = Text.tidy(text);
        var value = field == PlaceField.ADDRESS ? Text.withoutLastSlashes(tidy) : tidy;
        if (value.isEmpty()) {
            return required ? Checked.refused(new TextViolation.Missing(field.field())) : Checked.valid(Optional.empty());
        }
        var reasons = new ArrayList<>(Text.line(field.field(), value, 256));
        if (reasons.isEmpty() && !(open ? form.matcher(value).matches() : choices.contains(value))) {
            reasons.add(new TextViolation.NotInForm(field.field(), example));
        }
        return Checked.of(reasons, () -> Optional.of(value));
    }
}
