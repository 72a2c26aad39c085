/**
 * Network architectures as DJL blocks, by the number of their outputs.
 *
 * <p>Start with {@link io.github.tammes.net.Networks}.
 *
 * <pre>{@code
 * Block small = Networks.smallCnn(3);
 * Block table = Networks.mlp(3, 64, 64);
 * Block images = Networks.cifarResNet(32, 100);
 * }</pre>
 */
package io.github.tammes.net;
