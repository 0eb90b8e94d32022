package org.pushforward.experiment.run;

/** A {@code metrics.json} for tests, as the first release wrote it. */
final class Metrics {

    static final String GOOD = """
            {
              "dataset": "moons",
              "padding": "gaussian",
              "seed": 1,
              "parameters": 128,
              "steps": 2500,
              "measured_at_step": 2500,
              "nll": 1.25,
              "nll_kind": "upper bound",
              "unbounded_nll": null,
              "floor": 1.125,
              "gap": 0.125,
              "gap_error": 0.01,
              "sliced_w2": 0.02,
              "kappa_mean": 3.5,
              "kappa_p50": 3,
              "kappa_p95": 6,
              "kappa_max": 9,
              "sigma_min": 0.1,
              "round_trip": 1e-12,
              "steps_per_second": 400.5,
              "divergence": null
            }
            """;

    private Metrics() {}
}
