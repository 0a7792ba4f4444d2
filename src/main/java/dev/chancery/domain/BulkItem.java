package dev.chancery.domain;

import java.util.OptionalLong;

/// One thing of a bulk job, at its place in the job. `thing` is its number once it is in the store. `removed`
/// says that it was there for the job and has been taken out.
public record BulkItem(long position, NewThing entry, OptionalLong thing, boolean removed) {}
