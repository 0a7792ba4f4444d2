/// Tests connections for real: against any TLS server, and with a server of our own that shows what a device sends.
package dev.chancery.probe;
