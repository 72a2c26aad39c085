package io.github.tammes.data.minibatch;

import java.util.SplittableRandom;

/** Turns one example into the numbers that a network sees; used by one thread at a time. */
interface ExampleWriter {

    /**
     * Writes the input of an example.
     *
     * @param example which example, 0…N-1
     * @param random what is drawn for this example in this epoch
     * @param out where the numbers go, from index 0
     * @return the target of the example, or NaN if it has none
     */
    float write(int example, SplittableRandom random, float[] out);
}
