/// The screen on which connections are tried for real.
package dev.chancery.ui.probe;
