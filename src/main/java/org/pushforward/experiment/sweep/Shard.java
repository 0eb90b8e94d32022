package org.pushforward.experiment.sweep;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;

/**
 * A part of a sweep's runs, so that several machines or jobs can each make one. It depends on the numbers of the runs alone: run r belongs to shard
 * 1 + (r - 1) mod n. Shards take about as long where n has no divisor in common with the numbers of seeds and levels; where it has, as with one seed,
 * four depths and four shards, one of them may get all the deepest flows.
 *
 * @param index from 1
 * @param of    how many shards there are, n
 */
public record Shard(int index, int of) {

    /** All runs. */
    public static final Shard WHOLE = new Shard(1, 1);

    private static final Pattern WORDS = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

    public Shard {
        InvalidInputException.require(of >= 1 && of <= Sweep.MOST_RUNS, "a sweep is divided into 1 to %,d shards, not %,d", Sweep.MOST_RUNS, of);
        InvalidInputException.require(index >= 1 && index <= of,
                "there is no shard %d of %d: the first is 1/%d, the last %d/%d", index, of, of, of, of);
    }

    /** @param words index and number of shards, as in {@code 2/4} */
    public static Shard parse(String words) {
        Matcher matcher = WORDS.matcher(words);
        InvalidInputException.require(matcher.matches(), "%s is no shard: write it as 2/4, the second of four", OneLine.quoted(words));
        return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** As {@link #parse} reads it. */
    public String words() {
        return index + "/" + of;
    }

    /** Whether a run belongs to one of several. @param number from 1 */
    static boolean anyHolds(List<Shard> shards, int number) {
        return shards.stream().anyMatch(shard -> shard.holds(number));
    }

    /** Whether a run belongs to it. @param number from 1 */
    public boolean holds(int number) {
        return (number - 1) % of == index - 1;
    }
}
