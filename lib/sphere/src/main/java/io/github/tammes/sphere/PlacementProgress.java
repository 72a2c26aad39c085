package io.github.tammes.sphere;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How far a search for a placement is.
 *
 * @param starts how many starts have ended
 * @param ofStarts how many there will be; empty if time decides
 * @param maxCosine the best greatest cosine so far; 1 before the first start has ended
 * @param elapsed since the search began
 * @param left how much of the given time is left; empty if none was given
 */
public record PlacementProgress(
        int starts, OptionalInt ofStarts, double maxCosine, Duration elapsed, Optional<Duration> left) {}
