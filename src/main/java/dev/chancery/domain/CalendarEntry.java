package dev.chancery.domain;

/// What one entry of a calendar of ends stands for: one certificate, at the minute of its end, or all that end on one day.
public enum CalendarEntry { CERTIFICATE, DAY }
