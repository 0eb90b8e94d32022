package org.pushforward.lab.page.compare;

import java.util.List;
import org.pushforward.lab.page.Info;

/** What the Compare page says about itself. */
final class CompareInfo {
    private CompareInfo() {}

    static final Info INFO = new Info(
            List.of("Two to four flows learn the same data at the same time. They differ in one thing only: at first in the padding, the extra "
                            + "coordinates that are appended to each data point before it enters the flow."),
            List.of("All columns have the same seed, so they see the same points in the same order and are judged by the same held-out points; "
                            + "unless the seed is what is varied.",
                    "Each column trains on a thread of its own. None goes more than 32 steps ahead of the slowest, since what is compared is runs "
                            + "at equal steps; when you pause, all come to stand at the same step.",
                    "Below, the curves of all columns share their axes: the condition number κ, the gap to the entropy floor, and the sliced "
                            + "Wasserstein distance between 512 samples and held-out data.",
                    "Of a point cloud κ is told in standard units, each coordinate divided by its standard deviation, and in data units beside it."),
            List.of("Press Space to train and Space to pause. → takes one step in every column, R begins again with the same seed, N with a new one.",
                    "Choose at the right what is varied, and its values. What the columns have in common stands below. Every change begins all "
                            + "columns anew.",
                    "Move the slider Time at the bottom to look back. The slider Layer shows the samples of all columns on their way from noise to "
                            + "data, at the same share of their couplings; its button runs it.",
                    "“Open in Train” pauses the columns and shows everything about the run of one.",
                    "Click in a picture to put a probe there, the same point in every column. Below each picture stands where the column's flow "
                            + "takes it in the noise, z, and the condition number κ at it. Drag it, move it with the arrow keys, double-click to "
                            + "remove it.",
                    "“Save…” writes the comparison as an experiment: the command sweep makes the same runs, to the bit."),
            List.of("With zero padding κ climbs early and stays: the flow presses the empty directions flat, as far as the clamp allows.",
                    "The likelihood of zero padding has no lower end, so it is shown as unbounded and never ranked. With Gaussian padding it is an "
                            + "upper bound.",
                    "The mean of κ lies above the median, often far: a few points are much worse conditioned than the rest.",
                    "Two samples of the data have a distance from one another, too. That line is drawn; below it there is nothing to be gained."),
            List.of("Vary the seed. How much of what you saw between paddings is larger than the difference between seeds?",
                    "Vary the noise level of the padding: it leads from zero padding to Gaussian padding step by step.",
                    "Vary the couplings: 2, 4, 8, 16. Which gains in fit are paid for with κ?",
                    "Choose a dataset with holes, such as rings, and compare the paddings again."),
            List.of("F. Koehler, V. Mehta, A. Risteski: Representational aspects of depth and conditioning in normalizing flows. ICML 2021.",
                    "J. Rabin, G. Peyré, J. Delon, M. Bernot: Wasserstein barycenter and its application to texture mixing. SSVM 2011."));
}
