/// The export page: certificates and their keys leave the store as files.
package dev.chancery.ui.export;
