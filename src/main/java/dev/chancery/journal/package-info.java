/// What the program keeps of its own running, for whoever has to find out what went wrong: the log, the reports of defects
/// and the diagnostics. No secret is ever in any of them. Knows the domain alone.
package dev.chancery.journal;
