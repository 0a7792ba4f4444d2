/// The local endpoints: what this store gives out over the network, where, and who has asked.
package dev.chancery.ui.endpoints;
