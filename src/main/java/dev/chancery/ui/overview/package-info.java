/// The first place on the rail: how it stands with the store, and what is best done next.
package dev.chancery.ui.overview;
