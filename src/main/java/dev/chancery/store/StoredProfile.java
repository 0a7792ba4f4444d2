package dev.chancery.store;

/// A profile as the store keeps it: what it is found and listed by, and its content in JSON of a certain version.
public record StoredProfile(String code, String name, int version, String content) {}
