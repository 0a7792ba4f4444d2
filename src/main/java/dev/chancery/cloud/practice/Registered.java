package dev.chancery.cloud.practice;

import dev.chancery.domain.Bytes;

/// What the practice cloud has of one authority: its id there, its certificate in DER, whether its key was proven (or
/// taken for granted where the cloud does that), and whether it takes devices of it.
public record Registered(String id, Bytes certificate, boolean verified, boolean active) {}
