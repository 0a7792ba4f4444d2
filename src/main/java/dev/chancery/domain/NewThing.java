package dev.chancery.domain;

/// A thing to be added: it has no number yet.
public record NewThing(ThingId id, Thing.Description description) {}
