package dev.chancery.vault;

import java.util.List;

/// What a [PracticeVault] says when it does not do something: an HTTP status and the texts of `errors`.
final class No extends RuntimeException {

    private static final long serialVersionUID = 1;

    final int status;
    final transient List<String> errors;

    No(int status, String... errors) {
        super(status + " " + List.of(errors));
        this.status = status;
        this.errors = List.of(errors);
    }

    static No denied() {
        return new No(403, "1 error occurred:\n\t* permission denied\n\n");
    }
}
