/// What devices may fetch by themselves: the enrolment keys of things, and what each authority allows.
package dev.chancery.ui.enrolment;
