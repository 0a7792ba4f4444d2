/// HTTP as everything here speaks it: TLS always verified, no redirect followed, an end to how long and how large an
/// answer may be, and a way to give up.
package dev.chancery.wire;
