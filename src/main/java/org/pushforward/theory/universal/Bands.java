package org.pushforward.theory.universal;

/**
 * A law cut into bands along its second coordinate b: the mass of each, the distribution of a in it, and that of b given a. Bands without mass are
 * left out. Immutable.
 */
final class Bands {

    /** A band with less is left out: no sample of a size that is drawn here ever has a point in it. */
    private static final double NOTHING = 1e-13;

    private final DensityTable table;
    private final int count;
    /** Lower and upper edge of each in b. */
    private final double[] low;
    private final double[] high;
    private final double[] lowRow;
    private final double[] highRow;
    /** Q(b' &lt;= lower edge) with only the kept bands counted, and 1 at the end. */
    private final double[] cumulative;
    /** The kept band in which, or nearest to which, a given one lies. */
    private final int[] kept;

    /** @param edges in ascending order, one more than bands */
    Bands(DensityTable table, double[] edges) {
        this.table = table;
        int all = edges.length - 1;
        kept = new int[all];
        low = new double[all];
        high = new double[all];
        lowRow = new double[all];
        highRow = new double[all];
        double[] masses = new double[all];
        int number = 0;
        double total = 0;
        for (int k = 0; k < all; k++) {
            double mass = table.distribution(edges[k + 1]) - table.distribution(edges[k]);
            if (mass > NOTHING) {
                low[number] = edges[k];
                high[number] = edges[k + 1];
                lowRow[number] = table.rowPosition(edges[k]);
                highRow[number] = table.rowPosition(edges[k + 1]);
                masses[number] = mass;
                total += mass;
                number++;
            }
            kept[k] = Math.max(0, number - 1);
        }
        count = number;
        cumulative = new double[count + 1];
        for (int k = 0; k < count; k++) {
            cumulative[k + 1] = cumulative[k] + masses[k] / total;
        }
        cumulative[count] = 1;
    }

    int count() {
        return count;
    }

    /** @return the kept band for one of those of the edges */
    int kept(int band) {
        return kept[band];
    }

    double low(int band) {
        return low[band];
    }

    double high(int band) {
        return high[band];
    }

    double middle(int band) {
        return (low[band] + high[band]) / 2;
    }

    double mass(int band) {
        return cumulative[band + 1] - cumulative[band];
    }

    /** Of the bands before this one; 1 for {@link #count}. */
    double cumulative(int band) {
        return cumulative[band];
    }

    /** The mass of a band left of the edge of a column, with the table's own unit. */
    private double left(int band, int column) {
        return table.lowerLeft(highRow[band], column) - table.lowerLeft(lowRow[band], column);
    }

    /**
     * The quantile of a in a band, F^-1.
     *
     * @param floor share of a uniform law over all of the table's width that is mixed in, so that the slope of the quantile is bounded; 0 for none
     * @param slope null, or where the derivative in p goes: dF^-1/dp, at index 0
     */
    double quantile(int band, double p, double floor, double[] slope) {
        int columns = table.columns();
        double all = left(band, columns);
        int from = 0;
        int to = columns;
        double fromLevel = 0;
        double toLevel = 1;
        while (to - from > 1) {
            int middle = (from + to) >>> 1;
            double level = (1 - floor) * left(band, middle) / all + floor * middle / columns;
            if (level < p) {
                from = middle;
                fromLevel = level;
            } else {
                to = middle;
                toLevel = level;
            }
        }
        if (from == 0 && p <= 0 && floor == 0) {
            // The search ends at the table's edge: the law begins further in.
            while (to < columns && left(band, to) <= 0) {
                to++;
            }
            from = to - 1;
            fromLevel = 0;
            toLevel = left(band, to) / all;
        }
        double width = table.columnWidth();
        double step = toLevel - fromLevel;
        double part = step > 0 ? Math.min(Math.max((p - fromLevel) / step, 0), 1) : 1;
        if (slope != null) {
            slope[0] = step > 0 ? width / step : 0;
        }
        return table.window().minX() + (from + part) * width;
    }

    /** The quantile u of b in a band, given a. */
    double secondGiven(int band, double a, double u) {
        int column = Math.min(Math.max((int) Math.floor((a - table.window().minX()) / table.columnWidth()), 0), table.columns() - 1);
        double start = inColumn(lowRow[band], column);
        double end = inColumn(highRow[band], column);
        if (!(end > start)) {
            return low[band] + u * (high[band] - low[band]);
        }
        double level = start + u * (end - start);
        double from = lowRow[band];
        double to = highRow[band];
        double fromMass = start;
        double toMass = end;
        // Edges of rows first; within a row the density is constant.
        while (Math.floor(from) + 1 < to) {
            double middle = Math.floor((from + to) / 2);
            if (middle <= from) {
                middle = Math.floor(from) + 1;
            }
            double mass = inColumn(middle, column);
            if (mass < level) {
                from = middle;
                fromMass = mass;
            } else {
                to = middle;
                toMass = mass;
            }
        }
        double part = toMass > fromMass ? Math.min(Math.max((level - fromMass) / (toMass - fromMass), 0), 1) : 0.5;
        return table.window().minY() + (from + part * (to - from)) * table.rowHeight();
    }

    private double inColumn(double rowPosition, int column) {
        return table.lowerLeft(rowPosition, column + 1) - table.lowerLeft(rowPosition, column);
    }

    /** The levels of the distribution function of a at which a band is cut into cells: see {@link Cells#levels}. */
    double[] cells(int band, double resolution, double power, int cells) {
        double all = left(band, table.columns());
        return Cells.levels(table.columns(), c -> left(band, c) / all, table.columnWidth(), resolution, power, cells);
    }
}
