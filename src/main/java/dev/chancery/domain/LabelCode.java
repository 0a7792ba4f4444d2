package dev.chancery.domain;

/// What the code on a label says: which thing it is, or which certificate it should be using, by its serial number or its
/// SHA-256 fingerprint (both in upper-case hex).
public enum LabelCode { THING, SERIAL, FINGERPRINT }
