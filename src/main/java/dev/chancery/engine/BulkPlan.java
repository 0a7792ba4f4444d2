package dev.chancery.engine;

import dev.chancery.domain.BulkId;
import java.util.List;

/// What a bulk job would do. Nothing is issued and no thing is added before it is started.
///
/// `all` things can be read, of which `fresh` are not in the store yet, `equipped` have a good certificate by the authority,
/// and `unfit` cannot have one on these terms. `badRows` of the list cannot be read. Of the reasons the first are told.
public record BulkPlan(BulkId id, long all, long fresh, long equipped, long unfit, List<Issued.Problem> unfitFirst, long badRows,
        List<ThingImport.Problem> badFirst) {

    /// How many reasons are told at most, of each kind.
    public static final int MOST_TOLD = 1_000;

    public BulkPlan {
        unfitFirst = List.copyOf(unfitFirst);
        badFirst = List.copyOf(badFirst);
    }

    /// How many are in the store already.
    public long known() {
        return all - fresh;
    }
}
