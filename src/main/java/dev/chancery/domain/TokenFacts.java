package dev.chancery.domain;

/// A token that is plugged in, as it describes itself.
public record TokenFacts(TokenName name, String maker, String model, PinState pin) {}
