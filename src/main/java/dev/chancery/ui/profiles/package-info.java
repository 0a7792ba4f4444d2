/// The profiles: what certificates are for, those that come with the program and those of the lab.
package dev.chancery.ui.profiles;
