/// The authorities of a store: the tree, what there is to know of one, and the forms for a new one and for a change.
package dev.chancery.ui.authorities;
