/// The one search over things, certificates, authorities and commands, opened from everywhere.
package dev.chancery.ui.search;
