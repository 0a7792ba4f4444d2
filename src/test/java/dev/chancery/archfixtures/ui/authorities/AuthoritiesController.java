package dev.chancery.archfixtures.ui.authorities;

import dev.chancery.archfixtures.engine.Office;
import dev.chancery.archfixtures.ui.things.ThingsModel;

/// A controller that decides by itself and knows another screen.
public final class AuthoritiesController {
    public Office office;
    public ThingsModel other;
}
