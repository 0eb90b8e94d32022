/** Tests of every reader with inputs that were spoiled by a seeded generator. The tests themselves stand beside what they test, as {@code ...FuzzTest}. */
package org.pushforward.fuzz;
