/// What is made of a store for paper, spreadsheets and calendars.
package dev.chancery.ui.papers;
