/// The wizard that sets a PKI up on a Vault or OpenBao, or writes what does it elsewhere.
package dev.chancery.ui.vaultsetup;
