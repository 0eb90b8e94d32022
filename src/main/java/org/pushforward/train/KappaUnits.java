package org.pushforward.train;

import org.pushforward.conditioning.KappaErrors;
import org.pushforward.conditioning.KappaSummary;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.RunData;
import org.pushforward.data.Standardization;

/**
 * What the condition number of a flow is taken of: the whole map from the data to the noise, or what is behind the standardisation. The two are the
 * same number where the standardisation is one common scale and there is no padding.
 */
public enum KappaUnits {
    /** Of the map in data units; a change of the data's units changes it. */
    DATA("data units"),
    /** Of the flow in standard units: each data coordinate divided by the standardisation's scale, the padding as it is. */
    STANDARD("standard units");

    private final String words;

    KappaUnits(String words) {
        this.words = words;
    }

    /**
     * Those to tell first. Coordinates of a point cloud may have unlike units, and in data units the number would be mostly that of these; built-in
     * data have one common unit, and their numbers are those of the whole map.
     */
    public static KappaUnits headline(DatasetSpec data) {
        return RunData.mayHaveUnlikeUnits(data) ? STANDARD : DATA;
    }

    /** The condition number of a reading in these units. */
    public KappaSummary of(HistoryRow row) {
        return this == DATA ? row.kappa() : row.kappaStandard();
    }

    /** Its standard errors. */
    public KappaErrors errorsOf(HistoryRow row) {
        return this == DATA ? row.kappaErrors() : row.kappaStandardErrors();
    }

    /** The standardisation that this condition number leaves out. @param standardization of the flow */
    public Standardization leftOut(Standardization standardization) {
        return this == DATA ? Standardization.NONE : standardization;
    }

    /** "data units" or "standard units". */
    public String words() {
        return words;
    }
}
