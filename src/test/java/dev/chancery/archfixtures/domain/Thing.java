package dev.chancery.archfixtures.domain;

import dev.chancery.archfixtures.pki.Draft;
import java.util.logging.Logger;

/// A value that knows keys and logs through another module.
public final class Thing {
    private static final Logger LOG = Logger.getLogger("thing");

    public void log(Draft draft) {
        LOG.info(draft::toString);
    }
}
