/// Every word that people read, in the language that is spoken now. Knows the domain alone, so that the window and the
/// command line tell the same failure in the same words.
package dev.chancery.words;
