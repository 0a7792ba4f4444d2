/// What is printed, or read by other programs and people, about the certificates of a store: a calendar of their ends, a
/// list of them, the report of an authority, labels for things. Nothing here ever sees a key.
package dev.chancery.papers;
