package dev.chancery.engine;

import dev.chancery.domain.ThingId;
import java.util.Optional;

/// How a certificate is replaced before its time, by one of the same subject and names on other terms and with a new key.
///
/// `thing`, where it is named, must be the one that the certificate belongs to.
public record Rotation(Optional<ThingId> thing, Order.Terms terms, Handover handover) {}
