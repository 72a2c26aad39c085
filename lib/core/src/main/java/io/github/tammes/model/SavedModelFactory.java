package io.github.tammes.model;

import ai.djl.Model;
import ai.djl.modality.Classifications;
import ai.djl.modality.Input;
import ai.djl.modality.Output;
import ai.djl.modality.cv.Image;
import ai.djl.nn.Block;
import ai.djl.nn.BlockFactory;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorFactory;
import ai.djl.util.Pair;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.reflect.Type;
import java.net.URL;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tech.tablesaw.api.Row;

/**
 * Brings a saved model into DJL, where {@code serving.properties} names this class:
 *
 * <pre>{@code
 * Criteria.builder().setTypes(Image.class, Classifications.class).optModelPath(folder)
 *         .optTranslatorFactory(new DeferredTranslatorFactory()).build().loadModel()
 * }</pre>
 *
 * <p>The deferred factory is DJL's own and takes the one of {@code serving.properties}. Inputs may be DJL's {@link Image}, {@link BufferedImage}, {@link Path}, {@link URL} or {@code byte[]} of an image file,
 * {@link Row} or {@link Map} of numbers by name; answers {@link Prediction} or, of a model with classes,
 * {@link Classifications} with the cosines (for softmax, probabilities) in the place of probabilities. A server's
 * {@link Input} is an image file or a row as a JSON object, its {@link Output} JSON.
 */
public final class SavedModelFactory implements BlockFactory, TranslatorFactory {

    private static final long serialVersionUID = 1L;

    /** Makes the network of a saved model, with its weights. */
    @Override
    public Block newBlock(Model model, Path folder, Map<String, ?> arguments) throws IOException {
        ModelFolder saved = new ModelFolder(folder);
        Block network = saved.newNetwork();
        saved.fill(network, model.getNDManager());
        return network;
    }

    @Override
    public Set<Pair<Type, Type>> getSupportedTypes() {
        Set<Pair<Type, Type>> types = new LinkedHashSet<>();
        for (Class<?> input :
                List.of(Image.class, BufferedImage.class, Path.class, URL.class, byte[].class, Row.class, Map.class)) {
            types.add(new Pair<>(input, Prediction.class));
            types.add(new Pair<>(input, Classifications.class));
        }
        types.add(new Pair<>(Input.class, Output.class));
        return types;
    }

    /** Makes the way in and out of a saved model. */
    @Override
    public <I, O> Translator<I, O> newInstance(Class<I> input, Class<O> output, Model model, Map<String, ?> arguments)
            throws TranslateException {
        try {
            ModelDescription description = new ModelFolder(model.getModelPath()).description();
            if (output == Classifications.class && description.classNames().isEmpty()) {
                throw new TranslateException("this model has no classes: it tells a value; ask for Prediction");
            }
            return new ModelTranslator<>(description, output);
        } catch (IOException e) {
            throw new TranslateException(e.getMessage(), e);
        }
    }
}
