/**
 * Any smooth map of the plane that is the time-one flow of a field, as single-coordinate affine couplings between rotations: the setting of couplings
 * with learned linear layers between them and a partition of d - 1 against 1 coordinates (Teshima et al., "Coupling-based invertible neural networks
 * are universal diffeomorphism approximators", 2020). That a polynomial field of degree m is exactly a sum over m + 1 directions of fields that
 * couplings solve exactly is this program's own result; it was not found in the literature that was searched.
 */
package org.pushforward.theory.splitting;
