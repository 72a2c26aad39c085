package io.github.tammes.net;

import ai.djl.nn.SequentialBlock;

/** A network that knows how it was made. */
final class RecipeBlock extends SequentialBlock {

    private final NetworkRecipe recipe;

    RecipeBlock(NetworkRecipe recipe) {
        this.recipe = recipe;
    }

    NetworkRecipe recipe() {
        return recipe;
    }
}
