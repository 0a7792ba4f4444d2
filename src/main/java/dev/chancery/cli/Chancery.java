package dev.chancery.cli;

import dev.chancery.journal.LogFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The root of the commands.
@Command(name = "chancery", subcommands = {Init.class, CaCommands.class, ThingCommands.class, CertCommands.class,
        BulkCommands.class, CsrCommands.class, CrlCommands.class, ProfileCommands.class, Export.class, Import.class, CloudCommands.class,
        Verify.class, AuditCommands.class, BackupCommand.class, StoreCommands.class, PassphraseCommand.class, RecoveryCommands.class,
        ClockCommands.class, DiagnosticsCommand.class, AmqttCommands.CaCreds.class, AmqttCommands.ServerCreds.class,
        AmqttCommands.DeviceCreds.class, Completion.class, Man.class, VaultCommand.class},
        description = "A certificate authority for IoT labs. Without a command the window opens.",
        footer = {"", "Exit codes: 0 done; 1 failed; 2 wrong usage; 5 not found; 6 refused by a rule;",
            "7 the store is in use; 8 wrong passphrase; 9 partly done; 10 not good; 70 a defect;", "130 cancelled."})
final class Chancery implements Runnable {

    @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT, description = "Show this help and end.")
    private boolean help;

    @Option(names = "--log-level", paramLabel = "LEVEL",
            description = "How much the log tells: error, warn, info, debug or trace; otherwise what the environment variable CHANCERY_LOG_LEVEL "
                    + "says. Only as the first of all arguments. The log is in the state folder: see chancery diagnostics.")
    private LogFile.Level level;

    @Spec private CommandSpec command;

    @Override public void run() {
        throw new CommandLine.ParameterException(command.commandLine(), "Which command?");
    }
}
