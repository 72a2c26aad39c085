package io.github.tammes.net;

import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import java.util.List;
import java.util.stream.IntStream;

/** A network that knows how it was made. */
final class RecipeBlock extends SequentialBlock {

    private final NetworkRecipe recipe;
    private List<Block> made = List.of();

    RecipeBlock(NetworkRecipe recipe) {
        this.recipe = recipe;
    }

    /** Remembers the layers that it has, all of which the recipe has made. */
    void complete() {
        made = List.copyOf(getChildren().values());
    }

    /** Tells whether it still has the layers of the recipe, and no others. */
    boolean isAsMade() {
        List<Block> now = getChildren().values();
        return now.size() == made.size() && IntStream.range(0, made.size()).allMatch(i -> now.get(i) == made.get(i));
    }

    NetworkRecipe recipe() {
        return recipe;
    }
}
