/**
 * The Library: experiments that come with the program as a tree of lessons, each with its explanation and with two configurations to open on their
 * page, one that works and one that does not. {@code LibraryModel} is the truth, {@code LibraryView} shows it.
 */
package org.pushforward.lab.page.library;
