package dev.chancery.domain;

/// By what a token is found again wherever it is plugged in: the label that its owner gave it and the serial number that its
/// maker did. Never by its slot, which changes with the order in which tokens are plugged in.
public record TokenName(String label, String serial) {

    public TokenName {
        label = Visible.text(label.strip());
        serial = Visible.text(serial.strip());
    }

    /// `labca (9f2c61)`.
    public String text() {
        return serial.isEmpty() ? label : label.isEmpty() ? serial : label + " (" + serial + ")";
    }
}
