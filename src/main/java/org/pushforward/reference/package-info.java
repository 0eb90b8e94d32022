/**
 * A flow once more, in ND4J's own words: {@link org.pushforward.reference.FlowGraph} says it as a graph of SameDiff, layer by layer as the papers
 * write it down, and has ND4J find the gradient. It is slow, ten times slower and more than {@link org.pushforward.flow.LikelihoodGradient}, whose
 * gradients are derived by hand; but nothing is derived here, so that it is the oracle for these, and a training step can be taken by it. Who knows
 * ND4J reads here what such a flow is.
 */
package org.pushforward.reference;
