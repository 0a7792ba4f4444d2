package dev.chancery.archfixtures.store;

import dev.chancery.archfixtures.engine.Office;
import dev.chancery.archfixtures.pki.Draft;

/// A store that knows keys and what uses it, and talks to the console.
public final class Database {
    public void say(Draft draft, Office office) {
        System.out.println(draft + "" + office);
    }
}
