package io.github.tammes.evaluation;

import io.github.tammes.data.ImageData;
import io.github.tammes.data.internal.TargetText;
import io.github.tammes.display.Picture;
import io.github.tammes.plot.ConfusionMap;
import io.github.tammes.plot.ImageGrid;
import io.github.tammes.plot.LatitudePlot;
import io.github.tammes.plot.OutputPlot;
import io.github.tammes.plot.PredictionPlot;
import io.github.tammes.plot.SphereView;
import io.github.tammes.sphere.Prototypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.Chart;

/** What was predicted, as charts and pictures. */
final class EvaluationPictures {

    private EvaluationPictures() {}

    static Chart<?, ?> plot(Evaluation evaluation, String unit) {
        Predictions predictions = evaluation.predictions();
        if (!predictions.hasTargets()) {
            return ConfusionMap.of(evaluation.confusion());
        }
        double[] truth = new double[predictions.size()];
        double[] predicted = new double[predictions.size()];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = evaluation.target(i);
            predicted[i] = predictions.predictedTarget(i);
        }
        return PredictionPlot.of(unit.isEmpty() ? "target" : "target, " + unit, truth, predicted);
    }

    static XYChart sphere(Evaluation evaluation, Prototypes prototypes) {
        if (prototypes == null) {
            throw new IllegalStateException(
                    "this evaluation has no class prototypes around which outputs could be drawn");
        }
        Prototypes named = prototypes.withClassNames(evaluation.examples().classNames());
        float[][] outputs = evaluation.predictions().outputs();
        boolean separateAxis = prototypes.dimensions() == 2 && outputs.length > 0 && outputs[0].length == 3;
        return separateAxis
                ? LatitudePlot.of(SphereView.defaults().withLabels(true), named, outputs, evaluation.labels())
                : OutputPlot.of(named, outputs, evaluation.labels());
    }

    static Picture mistakes(Evaluation evaluation, int count, String unit) {
        if (count < 1) {
            throw new IllegalArgumentException("count is " + count + "; give at least 1");
        }
        if (!(evaluation.examples() instanceof ImageData images)) {
            throw new IllegalStateException("the examples of "
                    + evaluation.examples().name() + " are no images; their predictions are in table()");
        }
        if (evaluation.predictions().hasTargets() && !images.hasTargets()) {
            throw new IllegalStateException(
                    "the images of " + images.name() + " were turned by drawn angles to be measured, and"
                            + " are not kept so: evaluate RotatedImages.of(…), whose pictures are as the network saw them");
        }
        List<Integer> wrong = IntStream.range(0, images.size())
                .filter(i -> howWrong(evaluation, i) > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -howWrong(evaluation, i)))
                .toList();
        if (wrong.isEmpty()) {
            throw new IllegalStateException("there is no mistake among the " + images.size() + " predictions");
        }
        int[] shown = wrong.stream().limit(count).mapToInt(Integer::intValue).toArray();
        List<String> captions = new ArrayList<>();
        for (int i : shown) {
            captions.add(truth(evaluation, i, unit) + "\n→ " + prediction(evaluation, i, unit));
        }
        return ImageGrid.of(
                Arrays.stream(shown).mapToObj(images.images()::toBufferedImage).toList(),
                captions,
                what(evaluation, shown.length, wrong.size()) + " on " + images.name()
                        + ", the truth over the prediction");
    }

    /** Says what is shown; without classes hardly a prediction is right, and mistakes are not counted. */
    private static String what(Evaluation evaluation, int shown, int all) {
        if (!evaluation.predictions().hasClasses()) {
            return shown == 1 ? "The largest error" : String.format(Locale.ROOT, "The %d largest errors", shown);
        }
        if (shown < all) {
            return String.format(
                    Locale.ROOT,
                    shown == 1 ? "The worst of %2$,d mistakes" : "The %d worst of %,d mistakes",
                    shown,
                    all);
        }
        return all == 1 ? "The only mistake" : String.format(Locale.ROOT, "The %d mistakes", all);
    }

    /** By how much another score is above that of the true class, or the absolute error where there are no classes. */
    private static double howWrong(Evaluation evaluation, int i) {
        Predictions predictions = evaluation.predictions();
        if (!predictions.hasClasses()) {
            return Math.abs(predictions.predictedTarget(i) - evaluation.target(i));
        }
        int label = evaluation.examples().label(i);
        int predicted = predictions.predictedClass(i);
        return predicted == label
                ? 0
                : Math.max(
                        Float.MIN_VALUE,
                        predictions.scores()[i][predicted] - predictions.scores()[i][label]);
    }

    private static String truth(Evaluation evaluation, int i, String unit) {
        return words(
                evaluation,
                evaluation.predictions().hasClasses() ? evaluation.examples().label(i) : -1,
                evaluation.predictions().hasTargets() ? evaluation.target(i) : Float.NaN,
                unit);
    }

    private static String prediction(Evaluation evaluation, int i, String unit) {
        Predictions predictions = evaluation.predictions();
        return words(
                evaluation,
                predictions.hasClasses() ? predictions.predictedClass(i) : -1,
                predictions.hasTargets() ? predictions.predictedTarget(i) : Float.NaN,
                unit);
    }

    /** A class, a target with its unit, or both: "5, −19°". */
    private static String words(Evaluation evaluation, int label, float target, String unit) {
        String name =
                label < 0 ? "" : evaluation.examples().classNames().get(label).replace('_', ' ');
        if (Float.isNaN(target)) {
            return name;
        }
        String number = String.format(Locale.ROOT, Math.abs(target) < 10 ? "%.1f" : "%.0f", target)
                .replaceFirst("^-0(\\.0)?$", "0");
        String withUnit = TargetText.of(number, unit);
        return name.isEmpty() ? withUnit : name + ", " + withUnit;
    }
}
