/// Revoking certificates and releasing those on hold, from the question to the note that says how it went.
package dev.chancery.ui.revoke;
