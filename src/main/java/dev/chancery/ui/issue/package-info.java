/// The issue page: one certificate, or one for each of many things.
package dev.chancery.ui.issue;
