package dev.chancery.ui.cloud;

import java.util.EnumSet;
import java.util.Set;

/// One thing that is typed.
enum Part {
    TOKEN(true), TOKEN_ADDRESS(false), ID(false), SECRET(true), SCOPE(false), SESSION(true), USER(false), PASSWORD(true),
    SIGN_IN(false), DIRECTORY(false), APPLICATION(false);

    private static final Set<Part> OPTIONAL = EnumSet.of(SCOPE, SESSION);
    private final boolean secret;

    Part(boolean secret) {
        this.secret = secret;
    }

    boolean secret() {
        return secret;
    }

    boolean optional() {
        return OPTIONAL.contains(this);
    }
}
