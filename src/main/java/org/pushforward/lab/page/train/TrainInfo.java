package org.pushforward.lab.page.train;

import java.util.List;
import org.pushforward.lab.page.Info;

/** What the Train page says about itself. */
final class TrainInfo {
    private TrainInfo() {}

    static final Info INFO = new Info(
            List.of("One normalizing flow learns one picture in front of you. The flow is an invertible map between the data and Gaussian noise; "
                    + "run backward, it pushes noise forward into data."),
            List.of("The flow is a chain of affine couplings. Each leaves one half of the coordinates as they are, and scales and shifts the other "
                            + "half by amounts that a small net computes from the first. Such a map is easy to invert, and its volume change is a sum.",
                    "Training lowers the negative log-likelihood (NLL) of the data by Adam. No model can have an expected NLL below the entropy of the "
                            + "data, the floor; the distance to it is the gap, in nats.",
                    "The singular values of the Jacobian, noise → data, say how far the map stretches in each direction; the largest over the smallest is "
                            + "the condition number κ, which is that of data → noise as well.",
                    "Of a point cloud κ is told in standard units, each coordinate divided by its standard deviation: in data units it would be mostly "
                            + "that of metres against seconds. Of built-in data, which have one common unit, it is that of the whole map."),
            List.of("Press Space to train and Space to pause. → takes one step, R begins again with the same seed, N with a new one.",
                    "Choose a dataset at the right, or open your own CSV file and choose two of its columns. Every setting says what a change "
                            + "does: most restart the run, the rate does not.",
                    "Digits choose a lens on the same run: 2 layers, 3 conditioning, 4 round trip, 5 probe, 6 padding, 7 fit, and 8 shows them all.",
                    "Click the data space to put the probe there, and drag its ring: the lenses on layers, probe and padding follow this one point.",
                    "The scrubber at the right goes from noise to data coupling by coupling; the one at the left goes back to earlier steps, and "
                            + "'Continue from here' trains on from the step that it stands at.",
                    "F11 fills the screen, D changes between light and dark, P is for a projector, ? explains the keys."),
            List.of("The samples are the same draws of noise all along, so that you can follow each dot.",
                    "A thin bridge of density often remains between separate parts of the data: an invertible map cannot tear the plane.",
                    "Where the map must tear, the largest and the smallest singular value part, and κ climbs.",
                    "When a setting restarts the run, the one before stays on the charts as a grey ghost, named by what was different in it.",
                    "With zero padding the loss has no lower end: the flow can press the empty directions flat for ever. It is shown as unbounded "
                            + "and is not to be compared."),
            List.of("Turn the moons by 45 degrees. Couplings act along the axes.",
                    "Lower the number of couplings to 2, then 1. What can a single coupling still do?",
                    "Train with zero padding and look at the spectrum; then with Gaussian padding, and lower its noise level step by step.",
                    "Let the couplings only add: no volume changes, and the gap stays wide. Then choose the partition 1×1, whose linear layers may scale.",
                    "Raise the rate while it trains until the run diverges. It will say so and stand at its last good step."),
            List.of("F. Koehler, V. Mehta, A. Risteski: Representational aspects of depth and conditioning in normalizing flows. ICML 2021.",
                    "L. Dinh, J. Sohl-Dickstein, S. Bengio: Density estimation using Real NVP. ICLR 2017.",
                    "D. P. Kingma, J. Ba: Adam: a method for stochastic optimization. ICLR 2015."));
}
