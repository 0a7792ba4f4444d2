/// What comes in: device lists as labs write them. Everything here is hostile until it was checked, so the sizes are
/// bounded and whatever is wrong with a row costs that row alone.
///
/// Imports `domain` and the CSV library.
package dev.chancery.intake;
