package dev.chancery.cli;

import picocli.CommandLine.Command;

/// Vault and OpenBao.
@Command(name = "vault", description = "HashiCorp Vault and OpenBao.", subcommands = {VaultSetupCommand.class, VaultSignCommand.class})
final class VaultCommand extends Group {}
