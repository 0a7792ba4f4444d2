/// The command line: the same engine and store as the window's, for scripts. Speaks English, whatever the system speaks,
/// because scripts read it. A command opens the store, does one thing, prints what came of it, and ends.
package dev.chancery.cli;
