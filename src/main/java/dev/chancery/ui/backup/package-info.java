/// Backups of a store: made, checked, and brought back.
package dev.chancery.ui.backup;
