package io.github.tammes.data;

import java.util.List;

/**
 * The numbers of one batch, ready to be viewed by arrays.
 *
 * @param buffers the numbers
 * @param indices which examples they are
 * @param served how many examples of the epoch have been served with this batch
 */
record FilledBatch(BatchBuffers buffers, List<Integer> indices, int served) {}
