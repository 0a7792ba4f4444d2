package dev.chancery.domain;

import java.time.Instant;

/// What a cloud replied to a step of a registration, as it came.
public record KeptReply(Instant at, CloudCall call, int status, String body) {}
