/// The page that fills in what other programs need to use the files of a certificate.
package dev.chancery.ui.snippets;
