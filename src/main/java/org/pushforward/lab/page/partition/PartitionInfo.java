package org.pushforward.lab.page.partition;

import java.util.List;
import org.pushforward.lab.page.Info;

/** What the Partitions page says about itself. */
final class PartitionInfo {

    private PartitionInfo() {}

    static final Info INFO = new Info(
            List.of("A coupling changes one half of the coordinates given the other. Flows for pictures choose these halves in several ways: by a "
                    + "checkerboard, by channels, after a squeeze, or after a learned 1×1 convolution. Here each of these ways is written with "
                    + "couplings on fixed halves alone: the first half and the second."),
            List.of("Checkerboard, channel-wise and squeeze only move coordinates: each is a permutation. A permutation is two involutions, and each "
                    + "of these three parallel swaps between the halves; a swap with one changed sign is three couplings whose shears have "
                    + "entries 0, 1 and −1. Merged, that makes at most 15 couplings, and 4 more where signs have to be put right: at most 19, for "
                    + "every permutation of any size.",
                    "A 1×1 convolution mixes the channels of every pixel by one matrix, W = P L (U + diag(s)) as in Glow, with log |det W| = "
                    + "Σ log |s| for each pixel. Its matrix is factored by one of the routes of the page Linear maps; each factor is a coupling of channels.",
                    "Three channels have no two equal halves, so the channel-wise mask and the convolution act on the squeezed picture: 12 channels "
                    + "of 16 × 16 pixels, drawn as grey tiles; a row for red, green and blue each."),
            List.of("Choose a map above. The picture in the middle is what the map itself makes; the one at the right is what the couplings make.",
                    "Press Space, or step with the arrow keys: the couplings act one after the other, the last of the product first.",
                    "Choose the way back to send the image through the inverse couplings, in the opposite order."),
            List.of("The two pictures agree but for rounding in the last digit: sums on the way back do not always cancel exactly.",
                    "The log-determinants agree too. A permutation moves no volume, and neither do its couplings: all their scales are 1.",
                    "Between the ends the picture leaves the range from 0 to 1; what is below is drawn black, what is above white."),
            List.of("Step through the squeeze: after which coupling does the picture become recognisable?",
                    "Take the 1×1 convolution and compare the routes: which needs the fewest couplings, and which returns most exactly?",
                    "Another seed: do the numbers of couplings change?"),
            List.of("L. Dinh, J. Sohl-Dickstein, S. Bengio: Density estimation using Real NVP. ICLR 2017.",
                    "D. P. Kingma, P. Dhariwal: Glow: generative flow with invertible 1×1 convolutions. NeurIPS 2018.",
                    "F. Koehler, V. Mehta, A. Risteski: Representational aspects of depth and conditioning in normalizing flows. ICML 2021."));
}
