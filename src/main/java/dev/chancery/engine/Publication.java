package dev.chancery.engine;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.PublishedList;
import java.nio.file.Path;

/// What became of one authority's revocation list when it was to be published.
public sealed interface Publication {

    AuthorityId authority();

    /// The file holds the list, whole and durable.
    record Published(AuthorityId authority, PublishedList list, long entries, Path file) implements Publication {}

    /// The file is as it was. It is tried again by itself.
    record Failed(AuthorityId authority, Failure failure) implements Publication {}
}
