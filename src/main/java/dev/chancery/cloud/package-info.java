/// Clouds that take a CA certificate for proof of possession: what each is asked and how its answers are read (pure), and
/// the one place that talks to them over the net.
package dev.chancery.cloud;
