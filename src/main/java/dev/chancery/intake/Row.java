package dev.chancery.intake;

import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;

/// A row that can be imported. `line` counts from 1 and is where the row begins; `idMade` says that the row had no id
/// and got a random one.
public record Row(int line, ThingId id, Thing.Description description, boolean idMade) {}
