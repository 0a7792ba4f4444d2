package dev.chancery.engine;

import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.Ending;
import dev.chancery.domain.ScheduledRun;
import dev.chancery.domain.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// How it stands with a store at one moment.
public record Outlook(
        Instant at, Stock stock, Standing standing, List<Month> months, List<ListState> lists, Waiting waiting,
        Schedule schedule, List<CloudStanding> clouds, List<AuditEntry> lastActs, List<Suggestion> steps) {

    /// How much of everything there is.
    public record Stock(int authorities, long things, long requests) {}

    /// What ends in a month, or in what is left of it: from the first of these days to the last, both included.
    public record Month(LocalDate first, LocalDate last, Ending ending) {}

    /// The first of the replaced certificates that wait for their successors to be on the devices, and how many there are
    /// in all.
    public record Waiting(List<PendingRevocations.Awaited> first, long count) {
        public Waiting {
            first = List.copyOf(first);
        }
    }

    /// What the scheduler did last and when it is its turn again; `authorities` says for how many it works at all.
    public record Schedule(Optional<ScheduledRun> last, Instant next, int authorities) {}

    public Outlook {
        months = List.copyOf(months);
        lists = List.copyOf(lists);
        clouds = List.copyOf(clouds);
        lastActs = List.copyOf(lastActs);
        steps = List.copyOf(steps);
    }
}
