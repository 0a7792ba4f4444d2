package dev.chancery.words;

/// What a finding says in plain words, and what to do about it; `next` is empty where there is nothing to do.
public record Said(String what, String next) {

    static Said well(String key, Object... parts) {
        return new Said(Words.of(key, parts), "");
    }

    /// Both texts have the same parts to fill in.
    static Said ill(String key, String nextKey, Object... parts) {
        return new Said(Words.of(key, parts), Words.of(nextKey, parts));
    }
}
