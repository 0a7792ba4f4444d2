/// The screen of the certification requests: others' that are to be signed, and ours that others answer.
package dev.chancery.ui.requests;
