package dev.chancery.ui.export;

import dev.chancery.engine.ExportOrder.Form;

/// In what form certificates and keys leave.
public enum What {
    /// A folder of PEM files for each certificate.
    PEM_FOLDER(Form.PEM_FOLDER),
    /// One PEM file for each.
    PEM_BUNDLE(Form.PEM_BUNDLE),
    /// One PKCS#12 file for each, always under a passphrase.
    PKCS12(Form.PKCS12);

    private final Form form;

    What(Form form) {
        this.form = form;
    }

    Form form() {
        return form;
    }
}
