package dev.chancery.engine;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.Lineage.Way;
import dev.chancery.pki.Draft;

/// What would take the place of a certificate: everything is checked and nothing is done. `order` is what was checked,
/// `sameKey` tells that it certifies the key of the old one.
public record Proposal(Certificate old, Order order, Draft draft, boolean sameKey, Way way, Handover handover) {}
