package dev.chancery.intake;

/// One line of a file. `content` is without its end, `end` is that end (empty for the last line); of a line that is
/// longer than a record may be, `content` is only the beginning and `length` tells how long it is.
record Line(int number, byte[] content, byte[] end, int length) {

    boolean whole() {
        return content.length == length;
    }

    boolean blank() {
        for (byte octet : content) {
            if (octet != ' ' && octet != '\t') {
                return false;
            }
        }
        return whole();
    }
}
