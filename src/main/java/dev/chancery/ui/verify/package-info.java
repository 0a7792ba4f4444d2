/// The screen on which certificates of anybody, and live servers, are verified.
package dev.chancery.ui.verify;
