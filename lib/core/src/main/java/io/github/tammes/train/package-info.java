/** Losses, evaluators and the training loop of hyperspherical prototype networks. */
package io.github.tammes.train;
