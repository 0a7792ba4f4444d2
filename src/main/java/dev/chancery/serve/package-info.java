/// The local endpoints: what devices and servers in the lab may fetch from this store over HTTP. Off until somebody switches
/// them on.
package dev.chancery.serve;
