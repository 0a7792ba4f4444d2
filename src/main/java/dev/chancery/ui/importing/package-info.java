/// Bringing in what others have made: where it comes from, what it is and what is wrong with it, and what came of it.
package dev.chancery.ui.importing;
