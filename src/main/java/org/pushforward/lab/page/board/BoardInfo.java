package org.pushforward.lab.page.board;

import java.util.List;
import org.pushforward.lab.page.Info;

/** What the Depth board says about itself. */
final class BoardInfo {
    private BoardInfo() {}

    static final Info INFO = new Info(
            List.of("Many runs at a glance: how close each flow came to its data, against how badly conditioned it is. Low and to the left "
                    + "is good."),
            List.of("A sweep trains a flow for every combination of what varies, with every seed. Each run is a faint point. A trail leads through "
                            + "the medians over seeds, from few couplings to many; the numbers on it are the couplings K. The thin bars at its stops "
                            + "reach from the lower to the upper quartile of the seeds.",
                    "Colour and dash tell the padding, the form of a point its dataset. Thin lines are Pareto fronts: no run on the same dataset "
                            + "is both closer to the data and better conditioned than those on them.",
                    "With zero padding the likelihood has no upper end, so that there is no gap to the floor. Such runs stand in lanes above the "
                            + "scale, one for each dataset, at their condition numbers. The sliced W2 distance between samples and data "
                            + "ranks all runs.",
                    "Where it makes a difference κ can be had in data units, of the whole map, or in standard units, of the flow behind the "
                            + "standardisation, which the units of a point cloud do not change."),
            List.of("Move the mouse near a point to read the run and how its seeds spread, click to open it in Train: with the same settings "
                            + "and seed it is the same run, bit by bit. The arrow keys and Enter do the same.",
                    "Press an entry of the key to hide it, and once more to show it.",
                    "Define a sweep at the right, press Run and name a new folder. Points appear as runs end. Cancel, or close the window, "
                            + "whenever you like: Resume goes on from there. The command sweep makes the same tables.",
                    "Open shows any sweep.csv."),
            List.of("In the shipped sweep, flows of 32 couplings came closer to the data than flows of 2, whatever the padding and the dataset.",
                    "Zero padding stands alone at the right: its condition numbers are larger by one and a half to four orders of magnitude, and "
                            + "from 8 couplings on they grow with depth.",
                    "From 16 couplings on, Gaussian padding and none lie together. Which is better conditioned depends on data, depth and seed.",
                    "A flow of few couplings can be perfectly conditioned and useless: it has not moved far from the identity."),
            List.of("Choose sliced W2 for the axis up. Does zero padding catch up with depth?",
                    "Choose the median in the place of the 95 % quantile: how much of the condition number is in a few places?",
                    "Sweep over widths: does a wider net do what more couplings do?",
                    "Sweep over the noise levels of Gaussian padding: where does it begin to behave like zero padding?",
                    "Make a sweep of one combination with 20 seeds and look at the spread."),
            List.of("F. Koehler, V. Mehta, A. Risteski: Representational aspects of depth and conditioning in normalizing flows. ICML 2021.",
                    "H. Lee, C. Pabbaraju, A. Sevekari, A. Risteski: Universal approximation using well-conditioned normalizing flows. NeurIPS 2021.",
                    "N. Bonneel, J. Rabin, G. Peyré, H. Pfister: Sliced and Radon Wasserstein barycenters of measures. JMIV 2015."));
}
