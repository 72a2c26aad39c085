package io.github.tammes.model;

import ai.djl.modality.Classifications;
import ai.djl.modality.Input;
import ai.djl.modality.Output;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** DJL's way in and out of a model: pictures or rows to arrays, outputs to answers. */
final class ModelTranslator<I, O> implements Translator<I, O> {

    private static final Gson GSON = new Gson();

    private final ModelDescription description;
    private final Class<O> output;

    ModelTranslator(ModelDescription description, Class<O> output) {
        this.description = description;
        this.output = output;
    }

    @Override
    public NDList processInput(TranslatorContext context, I input) {
        Object asked = input instanceof Input request ? content(request) : input;
        context.setAttachment("input", asked);
        Inputs inputs = description.inputs();
        return new NDList(context.getNDManager().create(inputs.encoded(asked), inputs.shape()));
    }

    /** Reads the request of a server: the content of an image file, or a row as a JSON object. */
    private Object content(Input request) {
        byte[] bytes = request.getData().getAsBytes();
        if (description.inputs().areImages()) {
            return bytes;
        }
        try {
            Map<String, Object> row = GSON.fromJson(
                    new String(bytes, StandardCharsets.UTF_8), new TypeToken<Map<String, Object>>() {}.getType());
            return row == null ? Map.of() : row;
        } catch (JsonParseException e) {
            throw new IllegalArgumentException("a row is asked for as a JSON object of numbers by name", e);
        }
    }

    @Override
    public O processOutput(TranslatorContext context, NDList list) {
        NDArray row = list.singletonOrThrow();
        NDArray outputs = row.reshape(new Shape(1).addAll(row.getShape()));
        NDArray scores = description.task().scores(outputs);
        NDArray value = description.task().targets(outputs);
        Prediction prediction = description.answer(
                scores == null ? null : scores.toFloatArray(),
                value == null ? null : (Double) (double) value.toFloatArray()[0],
                context.getAttachment("input"));
        return output.cast(as(prediction));
    }

    private Object as(Prediction prediction) {
        if (output == Classifications.class) {
            return new Classifications(prediction.classNames(), prediction.scoreList());
        }
        if (output == Output.class) {
            Output answer = new Output(200, "OK");
            answer.addProperty("Content-Type", "application/json");
            answer.add(GSON.toJson(prediction.toMap()));
            return answer;
        }
        return prediction;
    }
}
