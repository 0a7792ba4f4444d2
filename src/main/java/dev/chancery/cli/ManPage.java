package dev.chancery.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The manual page of one command in the man macros of roff, from what its help says.
final class ManPage {

    private final CommandSpec command;
    private final StringBuilder page = new StringBuilder();

    private ManPage(CommandSpec command) {
        this.command = command;
    }

    /// `chancery-ca-create.1`.
    static String name(CommandSpec command) {
        return command.qualifiedName("-") + ".1";
    }

    /// The command and all below it.
    static Stream<CommandSpec> tree(CommandSpec command) {
        return Stream.concat(Stream.of(command), command.subcommands().values().stream().distinct().flatMap(below -> tree(below.getCommandSpec())));
    }

    static String of(CommandSpec command) {
        return new ManPage(command).written();
    }

    private String written() {
        line(".TH " + escaped(command.qualifiedName("-").toUpperCase(Locale.ROOT)) + " 1 \"\" Chancery \"Chancery Manual\"");
        section("NAME", List.of(command.qualifiedName("-") + " - " + firstSentence()));
        section("SYNOPSIS", List.of(command.commandLine().getHelp().synopsis(0).replaceAll("\\s+", " ")));
        section("DESCRIPTION", Arrays.asList(command.usageMessage().description()));
        parameters();
        options();
        subcommands();
        section("NOTES", Arrays.stream(command.usageMessage().footer()).filter(text -> !text.isBlank()).toList());
        section("SEE ALSO", List.of(seeAlso()));
        return page.toString();
    }

    private String firstSentence() {
        var text = String.join(" ", command.usageMessage().description());
        int end = text.indexOf(". ");
        return (end < 0 ? text : text.substring(0, end)).replaceAll("\\.$", "");
    }

    private void parameters() {
        var shown = command.positionalParameters().stream().filter(parameter -> !parameter.hidden()).toList();
        if (!shown.isEmpty()) {
            line(".SH ARGUMENTS");
            shown.forEach(parameter -> entry(parameter.paramLabel(), parameter));
        }
    }

    private void options() {
        var shown = command.options().stream().filter(option -> !option.hidden()).toList();
        if (!shown.isEmpty()) {
            line(".SH OPTIONS");
            shown.forEach(option -> entry(String.join(", ", option.names()) + label(option), option));
        }
    }

    private static String label(OptionSpec option) {
        return option.arity().max() == 0 ? "" : " " + option.paramLabel();
    }

    private void entry(String heading, ArgSpec argument) {
        entry(heading, String.join(" ", argument.description()));
    }

    private void entry(String heading, String text) {
        line(".TP");
        line(".B " + escaped(heading));
        line(text(text));
    }

    private void subcommands() {
        var shown = command.subcommands().values().stream().distinct().map(one -> one.getCommandSpec()).filter(one -> !one.usageMessage().hidden()).toList();
        if (!shown.isEmpty()) {
            line(".SH COMMANDS");
            shown.forEach(one -> entry(one.name(), String.join(" ", one.usageMessage().description())));
        }
    }

    private String seeAlso() {
        var others = new ArrayList<String>();
        if (command.parent() != null) {
            others.add(command.parent().qualifiedName("-"));
        }
        command.subcommands().values().stream().distinct().forEach(one -> others.add(one.getCommandSpec().qualifiedName("-")));
        return others.stream().map(name -> name + "(1)").collect(Collectors.joining(", "));
    }

    private void section(String heading, List<String> lines) {
        if (lines.stream().anyMatch(text -> !text.isBlank())) {
            line(".SH " + (heading.contains(" ") ? "\"" + heading + "\"" : heading));
            lines.forEach(text -> line(text(text)));
        }
    }

    private void line(String text) {
        page.append(text).append('\n');
    }

    /// A line that begins with a dot or an apostrophe would be a request.
    private static String text(String plain) {
        var text = escaped(plain);
        return text.startsWith(".") || text.startsWith("'") ? "\\&" + text : text;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("\"", "\\(dq");
    }
}
