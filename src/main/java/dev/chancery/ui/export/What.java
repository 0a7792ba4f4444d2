package dev.chancery.ui.export;

import dev.chancery.engine.ExportOrder.Form;

/// In what form certificates and keys leave.
public enum What {
    /// A folder of PEM files for each certificate.
    PEM_FOLDER(Form.PEM_FOLDER),
    /// One PEM file for each.
    PEM_BUNDLE(Form.PEM_BUNDLE),
    /// One PKCS#12 file for each, always under a passphrase.
    PKCS12(Form.PKCS12),
    /// JSON as Mainflux certs answers, a file for each or an array for all.
    MAINFLUX(Form.MAINFLUX, Form.MAINFLUX_ARRAY),
    /// JSON as SuperMQ certs answers, a file for each or an array for all.
    SUPERMQ(Form.SUPERMQ, Form.SUPERMQ_ARRAY);

    private final Form form;
    private final Form together;

    What(Form form) {
        this(form, form);
    }

    What(Form form, Form together) {
        this.form = form;
        this.together = together;
    }

    /// For a file for each, or `inOne` for all where that is possible.
    Form form(boolean inOne) {
        return inOne ? together : form;
    }

    public boolean isJson() {
        return together != form;
    }
}
