/// The registrations with clouds, and the wizard that leads an authority there.
package dev.chancery.ui.cloud;
