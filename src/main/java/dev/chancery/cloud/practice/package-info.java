/// Clouds to rehearse with: a strict server on this machine that takes a CA certificate for proof of possession as the real
/// ones do, and fails when it is told to. It shares no code with the client that it is asked by.
package dev.chancery.cloud.practice;
