package io.github.tammes.sphere;

/**
 * One moment of a running placement.
 *
 * @param restart which random start, from 0
 * @param step which gradient step of that start, from 0
 * @param prototypes where the prototypes are now
 */
public record PlacementStep(int restart, int step, Prototypes prototypes) {}
