package dev.chancery.papers;

/// How a text is drawn: in which of the fonts, how large (in points), and in which shade of grey (0 is black).
record Style(Font font, float size, float grey) {

    enum Font { REGULAR, BOLD, MONO }

    static final float INK = 0.1f;
    static final float SOFT = 0.42f;
    static final float RULE = 0.82f;

    static final Style TITLE = new Style(Font.BOLD, 22, INK);
    static final Style HEADING = new Style(Font.BOLD, 12, INK);
    static final Style BODY = new Style(Font.REGULAR, 9.5f, INK);
    static final Style STRONG = new Style(Font.BOLD, 9.5f, INK);
    static final Style FAINT = new Style(Font.REGULAR, 8.5f, SOFT);
    static final Style NUMBERS = new Style(Font.MONO, 8, INK);

    /// From one line to the next.
    float leading() {
        return size * 1.4f;
    }

    Style sized(float other) {
        return new Style(font, other, grey);
    }
}
