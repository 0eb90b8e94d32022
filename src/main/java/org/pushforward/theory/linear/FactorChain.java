package org.pushforward.theory.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Puts a product together from left to right: merges neighbours of one kind, leaves out identities, and remembers which stage a factor is from. */
final class FactorChain {

    private static final class Link {
        private LinearCoupling coupling;
        private final TreeSet<Integer> stages = new TreeSet<>();
    }

    private record Header(String name, String meaning) {
    }

    private final int half;
    private final List<Link> links = new ArrayList<>();
    private final List<Header> headers = new ArrayList<>();
    private final List<Integer> unmerged = new ArrayList<>();

    /** @param half of the number of coordinates */
    FactorChain(int half) {
        this.half = half;
    }

    /** A product with neighbours of one kind merged and identities left out. */
    static List<LinearCoupling> merged(List<LinearCoupling> product) {
        return new FactorChain(product.get(0).half()).stage("", "").add(product).factors();
    }

    /** What is added from now on belongs to a new stage. */
    FactorChain stage(String name, String meaning) {
        headers.add(new Header(name, meaning));
        unmerged.add(0);
        return this;
    }

    FactorChain add(List<LinearCoupling> couplings) {
        couplings.forEach(this::add);
        return this;
    }

    /**
     * Multiplies the product by couplings, kinds alternating, from the right, and leaves them as they are: an identity among them stays, where its
     * neighbours merged would be worse conditioned than either.
     */
    FactorChain addUnmerged(List<LinearCoupling> couplings) {
        int stage = headers.size() - 1;
        for (LinearCoupling coupling : couplings) {
            Link link = new Link();
            link.coupling = coupling;
            link.stages.add(stage);
            links.add(link);
        }
        unmerged.set(stage, unmerged.get(stage) + couplings.size());
        return this;
    }

    /** Multiplies the product by a coupling from the right. */
    FactorChain add(LinearCoupling coupling) {
        if (coupling.isIdentity()) {
            return this;
        }
        int stage = headers.size() - 1;
        unmerged.set(stage, unmerged.get(stage) + 1);
        Link last = links.isEmpty() ? null : links.get(links.size() - 1);
        if (last == null || last.coupling.kind() != coupling.kind()) {
            last = new Link();
            last.coupling = coupling;
            links.add(last);
        } else {
            last.coupling = last.coupling.times(coupling);
        }
        last.stages.add(stage);
        if (last.coupling.isIdentity()) {
            links.remove(links.size() - 1);
        }
        return this;
    }

    /** The merged factors; a single one if the product is the identity. */
    List<LinearCoupling> factors() {
        if (links.isEmpty()) {
            return List.of(LinearCoupling.additive(LinearCoupling.Kind.LOWER, Dense.zeros(half, half)));
        }
        return links.stream().map(link -> link.coupling).toList();
    }

    /** The stages that left a factor. */
    List<Stage> stages() {
        List<Stage> stages = new ArrayList<>();
        for (int s = 0; s < headers.size(); s++) {
            int first = -1;
            int last = -1;
            for (int i = 0; i < links.size(); i++) {
                if (links.get(i).stages.contains(s)) {
                    first = first < 0 ? i : first;
                    last = i;
                }
            }
            if (first >= 0) {
                stages.add(new Stage(headers.get(s).name, headers.get(s).meaning, first, last, unmerged.get(s)));
            }
        }
        return stages;
    }
}
