/// What comes in: device lists as labs write them, and profiles of other stores. Everything here is hostile until it was checked, so the sizes are
/// bounded and whatever is wrong with a row costs that row alone.
///
/// Imports `domain` and the CSV and JSON libraries.
package dev.chancery.intake;
