/// The screen of the certificates: the list with its filters, and one certificate taken apart beside it.
package dev.chancery.ui.certificates;
