/**
 * Trained networks with all they need to answer: saved, loaded, asked, served.
 *
 * <p>Start with {@link io.github.tammes.model.TrainedModel}, which a training run gives.
 *
 * <pre>{@code
 * try (TrainedModel model = TrainedModel.load(Path.of("digits-model"))) {
 *     Prediction prediction = model.predict(Path.of("seven.png"));
 *     show(prediction);
 * }
 * }</pre>
 */
package io.github.tammes.model;
