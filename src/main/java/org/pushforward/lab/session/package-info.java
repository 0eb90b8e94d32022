/**
 * What keeps a person's work: what was done can be undone ({@link org.pushforward.lab.session.UndoStack}), and a window that was closed or killed
 * opens as it was ({@link org.pushforward.lab.session.SessionStore}). A page takes part by a {@link org.pushforward.lab.session.Kept}, which most
 * make of their controls ({@link org.pushforward.lab.session.Cells}). Knows no page.
 */
package org.pushforward.lab.session;
