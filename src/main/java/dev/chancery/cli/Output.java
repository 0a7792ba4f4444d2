package dev.chancery.cli;

import picocli.CommandLine.Option;

/// How a command answers.
final class Output {

    @Option(names = "--json", description = "Answer with one JSON document on the standard output, errors with one on the standard error.")
    boolean json;
}
