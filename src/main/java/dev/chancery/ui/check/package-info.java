/// Whether everything in the store is as it was written.
package dev.chancery.ui.check;
