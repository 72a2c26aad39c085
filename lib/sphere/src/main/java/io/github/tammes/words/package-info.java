/**
 * Word vectors, and prototypes placed by what their classes mean.
 *
 * <p>Start with {@link io.github.tammes.words.WordVectors} and {@link io.github.tammes.words.Semantics}.
 *
 * <pre>{@code
 * Semantics semantics = Semantics.of(WordVectors.cifar100().centred());
 * Prototypes aligned = semantics.align(Prototypes.place(100, 10), 0);
 * Prototypes byMeaning = semantics.place(10, SemanticPlacement.below(0.4));
 * }</pre>
 */
package io.github.tammes.words;
