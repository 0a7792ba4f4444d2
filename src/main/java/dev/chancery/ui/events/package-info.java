/// What a broker is told of the certificates of things, and how it stands with that.
package dev.chancery.ui.events;
