package dev.chancery.cloud.practice;

/// The status and the code that a cloud has for a refusal.
record Worded(int status, String code) {}
