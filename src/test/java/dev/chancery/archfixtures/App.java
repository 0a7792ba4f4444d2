package dev.chancery.archfixtures;

/// Somebody else imports it, which nobody may.
public final class App {
    public static final Object PART = new Object();
}
