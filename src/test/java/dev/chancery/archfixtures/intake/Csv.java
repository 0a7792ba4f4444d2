package dev.chancery.archfixtures.intake;

import dev.chancery.archfixtures.export.Folder;
import dev.chancery.archfixtures.papers.Report;

/// What comes in, and knows what leaves and what is printed.
public final class Csv {
    public Folder folder;
    public Report report;
}
