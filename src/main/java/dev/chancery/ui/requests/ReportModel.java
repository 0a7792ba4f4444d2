package dev.chancery.ui.requests;

import dev.chancery.domain.Csr;
import dev.chancery.engine.RequestIntake.Outcome;
import dev.chancery.ui.requests.RequestsModel.Arrival;
import dev.chancery.words.Violations;
import dev.chancery.words.Words;
import java.util.List;
import java.util.stream.Collectors;

/// What became of each of several requests, and why.
public final class ReportModel {

    /// How one of them fared.
    public enum Fate { TAKEN, NOTHING_NEW, REFUSED }

    /// One of them in words.
    public record Line(Fate fate, String words) {}

    private final List<Line> lines;

    ReportModel(List<Arrival> arrivals) {
        this.lines = arrivals.stream().map(ReportModel::line).toList();
    }

    public List<Line> lines() {
        return lines;
    }

    public String title() {
        return Words.of("requests.report.title", lines.stream().filter(line -> line.fate() == Fate.TAKEN).count(), lines.size());
    }

    private static Line line(Arrival arrival) {
        var source = arrival.source().isEmpty() ? Words.of("requests.report.pasted") : arrival.source();
        return switch (arrival.outcome()) {
            case Outcome.Added(var request, _) -> new Line(Fate.TAKEN, Words.of("requests.report.added", source, request.label()));
            case Outcome.Known(var request) -> new Line(Fate.NOTHING_NEW, Words.of("requests.report.known", source, request.label()));
            case Outcome.Answers(var request, _) ->
                    new Line(Fate.NOTHING_NEW, Words.of("requests.report.answers", source, request.label()));
            case Outcome.Refused(var csr) ->
                    new Line(Fate.REFUSED, Words.of("requests.report.refused", source, csr.label(), reasons(csr)));
            case Outcome.Unreadable(var failure) ->
                    new Line(Fate.REFUSED, Words.of("requests.report.unreadable", source, failure.getMessage()));
        };
    }

    private static String reasons(Csr csr) {
        return csr.violations().stream().map(Violations::words).collect(Collectors.joining(" "));
    }
}
