package dev.chancery.domain;

import java.util.Optional;

/// A thing with the certificate it should be using: its unrevoked one that ends last.
public record ThingSummary(Thing thing, Optional<Certificate> current) {}
