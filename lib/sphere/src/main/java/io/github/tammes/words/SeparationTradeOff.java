package io.github.tammes.words;

/** How a semantic placement weighs meaning against separation. */
public sealed interface SeparationTradeOff {

    /**
     * The best order of similarities among all placements whose greatest cosine stays under a ceiling.
     *
     * @param maxCosine the ceiling, in (-1, 1)
     */
    record Ceiling(double maxCosine) implements SeparationTradeOff {

        /**
         * Checks the ceiling.
         *
         * @throws IllegalArgumentException if it is not in (-1, 1)
         */
        public Ceiling {
            if (!(maxCosine > -1 && maxCosine < 1)) {
                throw new IllegalArgumentException("maxCosine is " + maxCosine + "; use a cosine between -1 and 1");
            }
        }
    }

    /**
     * A ceiling that lies above the greatest cosine u of a uniform placement by a share of what is between u and 1.
     *
     * @param share in [0, 1); 0 keeps the uniform placement and only assigns its points to the classes
     */
    record Slack(double share) implements SeparationTradeOff {

        /**
         * Checks the share.
         *
         * @throws IllegalArgumentException if it is not in [0, 1)
         */
        public Slack {
            if (!(share >= 0 && share < 1)) {
                throw new IllegalArgumentException("slack is " + share + "; use a share from 0 to less than 1");
            }
        }
    }

    /**
     * The least weighted sum {@code weight · ranking loss + (1 - weight) · smooth greatest cosine}.
     *
     * @param weight of the ranking loss, in [0, 1]
     */
    record Weight(double weight) implements SeparationTradeOff {

        /**
         * Checks the weight.
         *
         * @throws IllegalArgumentException if it is not in [0, 1]
         */
        public Weight {
            if (!(weight >= 0 && weight <= 1)) {
                throw new IllegalArgumentException("weight is " + weight + "; use a number from 0 to 1");
            }
        }
    }
}
