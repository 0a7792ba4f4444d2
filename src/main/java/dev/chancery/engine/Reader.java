package dev.chancery.engine;

import java.time.ZoneId;
import java.util.Locale;

/// Who reads a paper: the language that it speaks, and whose days and times it tells.
public record Reader(Locale locale, ZoneId zone) {}
