package dev.chancery.export;

/// What to do about a file that is there already.
public enum Existing {
    /// Nothing is delivered at all.
    REFUSE,
    /// The old file is there until the moment in which the new one, written and checked, takes its name.
    REPLACE,
    /// A bundle of which any file exists is left out as a whole: a new certificate beside an old key helps nobody.
    SKIP
}
