/// Issuing through HashiCorp Vault or OpenBao: what their PKI engine is asked and how its answers are read. It knows the
/// domain, HTTP and JSON, and judges nothing: whether what came back is what was asked for is for the caller to compare.
package dev.chancery.vault;
