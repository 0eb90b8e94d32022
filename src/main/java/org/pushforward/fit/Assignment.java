package org.pushforward.fit;

import java.util.Arrays;

/**
 * The cheapest one-to-one assignment of n rows to n columns, with the dual solution that proves it. By shortest augmenting paths (Jonker and
 * Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment problems", 1987) on the dense matrix: O(n^3) at worst, for
 * 1,000 points of the plane some tenths of a second. Of several cheapest assignments always the same one.
 *
 * @param columnOf  by row, its column
 * @param cost      the sum over rows, in the unit of the costs
 * @param rows      dual potentials u, one per row
 * @param columns   dual potentials v, one per column: u + v is at most the cost of any pair, and equal to it for the assigned ones, so that the sum
 *                  of all potentials is the cost, and no assignment has a lower one
 * @param residual  by how much the dual solution misses that at worst, in the unit of the costs: the largest u + v - c of any pair, or |c - u - v| of
 *                  an assigned one. Rounding alone
 */
public record Assignment(int[] columnOf, double cost, double[] rows, double[] columns, double residual) {

    /** Of the largest cost: a residual above it means that the result is not the cheapest assignment. */
    public static final double TOLERANCE = 1e-10;

    /** Sums of larger ones may overflow. */
    static final double LARGEST = 1e300;
    private static final int FREE = -1;

    /**
     * @param costs of row i and column j at {@code costs[i * n + j]}, n * n of them, finite and of any sign; not modified
     * @param n     1 or more
     * @throws IllegalArgumentException if the matrix is not square, or a cost is no number or beyond 1e300
     * @throws ArithmeticException      if the residual is above {@link #TOLERANCE} of the largest cost, which no input is known to cause
     */
    public static Assignment of(double[] costs, int n) {
        if (n < 1 || costs.length != (long) n * n) {
            throw new IllegalArgumentException("an assignment of " + n + " to " + n + " needs " + (long) n * n + " costs, not " + costs.length);
        }
        double largest = 0;
        for (int k = 0; k < costs.length; k++) {
            if (!(Math.abs(costs[k]) <= LARGEST)) {
                throw new IllegalArgumentException("the cost of row " + k / n + " and column " + k % n + " is " + costs[k]);
            }
            largest = Math.max(largest, Math.abs(costs[k]));
        }
        Search search = new Search(costs, n);
        search.reduce();
        for (int row = 0; row < n; row++) {
            if (search.columnOf[row] == FREE) {
                search.augment(row);
            }
        }
        double cost = 0;
        for (int row = 0; row < n; row++) {
            cost += costs[row * n + search.columnOf[row]];
        }
        double residual = search.residual();
        if (!(residual <= TOLERANCE * largest)) {
            throw new ArithmeticException("an assignment of " + n + " misses its dual by " + residual + " at costs of up to " + largest);
        }
        return new Assignment(search.columnOf, cost, search.u, search.v, residual);
    }

    private static final class Search {

        private final double[] costs;
        private final int n;
        private final double[] u;
        private final double[] v;
        private final int[] columnOf;
        private final int[] rowOf;
        /** Length of the shortest path found so far from the row that is being assigned to each column, in reduced costs. */
        private final double[] length;
        private final int[] previousRow;
        /** Columns: those before {@code settled} have their shortest path, the others not yet. */
        private final int[] order;

        Search(double[] costs, int n) {
            this.costs = costs;
            this.n = n;
            u = new double[n];
            v = new double[n];
            columnOf = new int[n];
            rowOf = new int[n];
            Arrays.fill(columnOf, FREE);
            Arrays.fill(rowOf, FREE);
            length = new double[n];
            previousRow = new int[n];
            order = new int[n];
        }

        /** Potentials that no pair exceeds, from the least cost of each column and then of each row; pairs that meet them where none clash. */
        void reduce() {
            int[] cheapest = new int[n];
            System.arraycopy(costs, 0, v, 0, n);
            for (int i = 1; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    if (costs[i * n + j] < v[j]) {
                        v[j] = costs[i * n + j];
                        cheapest[j] = i;
                    }
                }
            }
            for (int j = 0; j < n; j++) {
                if (columnOf[cheapest[j]] == FREE) {
                    assign(cheapest[j], j);
                }
            }
            for (int i = 0; i < n; i++) {
                if (columnOf[i] == FREE) {
                    int best = 0;
                    for (int j = 1; j < n; j++) {
                        if (costs[i * n + j] - v[j] < costs[i * n + best] - v[best]) {
                            best = j;
                        }
                    }
                    u[i] = costs[i * n + best] - v[best];
                    if (rowOf[best] == FREE) {
                        assign(i, best);
                    }
                }
            }
        }

        private void assign(int row, int column) {
            columnOf[row] = column;
            rowOf[column] = row;
        }

        /** Dijkstra from a free row over the reduced costs, which are 0 or more, to the nearest free column; then that path is exchanged. */
        void augment(int start) {
            Arrays.fill(length, Double.POSITIVE_INFINITY);
            for (int j = 0; j < n; j++) {
                order[j] = j;
            }
            int settled = 0;
            double reached = 0;
            int row = start;
            int column;
            do {
                int next = scan(row, reached, settled);
                column = order[next];
                reached = length[column];
                order[next] = order[settled];
                order[settled++] = column;
                row = rowOf[column];
            } while (row != FREE);
            u[start] += reached;
            // All but the last column are assigned: their rows were scanned.
            for (int k = 0; k < settled - 1; k++) {
                int j = order[k];
                u[rowOf[j]] += reached - length[j];
                v[j] -= reached - length[j];
            }
            while (column != FREE) {
                int assigned = previousRow[column];
                int before = columnOf[assigned];
                assign(assigned, column);
                column = before;
            }
        }

        /** Shortens paths by way of a row. @return the place in {@code order} of the nearest column that is not settled, a free one if several are */
        private int scan(int row, double reached, int settled) {
            double base = reached - u[row];
            int offset = row * n;
            int nearest = settled;
            double shortest = Double.POSITIVE_INFINITY;
            for (int k = settled; k < n; k++) {
                int j = order[k];
                double path = base + costs[offset + j] - v[j];
                if (path < length[j]) {
                    length[j] = path;
                    previousRow[j] = row;
                }
                if (length[j] < shortest || length[j] == shortest && rowOf[j] == FREE && rowOf[order[nearest]] != FREE) {
                    shortest = length[j];
                    nearest = k;
                }
            }
            return nearest;
        }

        double residual() {
            double worst = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double slack = costs[i * n + j] - u[i] - v[j];
                    worst = Math.max(worst, columnOf[i] == j ? Math.abs(slack) : -slack);
                }
            }
            return worst;
        }
    }
}
