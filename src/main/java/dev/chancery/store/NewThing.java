package dev.chancery.store;

import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;

/// A thing that has no number yet.
public record NewThing(ThingId id, Thing.Description description) {}
