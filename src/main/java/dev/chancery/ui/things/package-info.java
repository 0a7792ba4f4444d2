/// The screen of the things: the list with its filters and marks, one thing in detail, the form, and the import of a
/// device list.
package dev.chancery.ui.things;
