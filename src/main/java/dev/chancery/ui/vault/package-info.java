/// Authorities whose keys live in a Vault or OpenBao: signing in there, adding one, and what its page shows of that.
package dev.chancery.ui.vault;
