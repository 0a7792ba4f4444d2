package dev.chancery.domain;

/// A sheet of labels as they are sold. Lengths are millimetres; the labels stand in the middle of the page, row by row.
public enum LabelSheet {
    AVERY_L7160("Avery L7160", Page.A4, new Grid(3, 7, 2.54, 0), 63.5, 38.1),
    AVERY_3474("Avery Zweckform 3474", Page.A4, new Grid(3, 8, 0, 0), 70, 37),
    AVERY_L7651("Avery L7651", Page.A4, new Grid(5, 13, 2.5, 0), 38.1, 21.2),
    AVERY_L4731("Avery L4731", Page.A4, new Grid(7, 27, 2.5, 0), 25.4, 10),
    AVERY_5160("Avery 5160", Page.LETTER, new Grid(3, 10, 3.175, 0), 66.675, 25.4);

    private record Page(double width, double height) {
        static final Page A4 = new Page(210, 297);
        static final Page LETTER = new Page(215.9, 279.4);
    }

    private record Grid(int columns, int rows, double gapAcross, double gapDown) {}

    private final String label;
    private final Page page;
    private final Grid grid;
    private final double width;
    private final double height;

    LabelSheet(String label, Page page, Grid grid, double width, double height) {
        this.label = label;
        this.page = page;
        this.grid = grid;
        this.width = width;
        this.height = height;
    }

    /// What it is sold as.
    public String label() {
        return label;
    }

    /// How many there are on a sheet.
    public int labels() {
        return grid.columns() * grid.rows();
    }

    public double pageWidth() {
        return page.width();
    }

    public double pageHeight() {
        return page.height();
    }

    /// Of one label.
    public double width() {
        return width;
    }

    /// Of one label.
    public double height() {
        return height;
    }

    /// From the left edge of the page to the label at this place, counted from 0.
    public double left(int place) {
        double across = grid.columns() * width + (grid.columns() - 1) * grid.gapAcross();
        return (page.width() - across) / 2 + place % grid.columns() * (width + grid.gapAcross());
    }

    /// From the top of the page.
    public double top(int place) {
        double down = grid.rows() * height + (grid.rows() - 1) * grid.gapDown();
        int row = place / grid.columns();
        return (page.height() - down) / 2 + row * (height + grid.gapDown());
    }
}
