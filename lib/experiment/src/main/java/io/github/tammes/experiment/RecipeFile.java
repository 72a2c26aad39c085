package io.github.tammes.experiment;

import io.github.tammes.data.Examples;
import io.github.tammes.data.Split;
import io.github.tammes.internal.WholeFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** A recipe as the text of a properties file, which names its data. */
final class RecipeFile {

    private static final String KIND = "recipe.kind";
    private static final String DATA = "recipe.data";
    private static final String IDENTITY = "recipe.identity";
    private static final String VALUE = "value.";

    private RecipeFile() {}

    /** Finds the data of a recipe by the name of their file. */
    @FunctionalInterface
    interface DataByName {
        Split<Examples> get(String name) throws IOException;
    }

    /**
     * Writes a recipe, and its data beside it unless another recipe has brought them.
     *
     * @param identity of the trial, against which the one that is made of the recipe is checked
     */
    static void write(TrialRecipe recipe, String identity, Path file) throws IOException {
        DataFile.write(recipe.data(), file.getParent());
        WholeFile.write(file, out -> out.write(text(recipe, identity).getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns a recipe as text. */
    static String text(TrialRecipe recipe, String identity) {
        Properties properties = new Properties();
        properties.setProperty(KIND, recipe.kind());
        properties.setProperty(DATA, DataFile.name(recipe.data()));
        properties.setProperty(IDENTITY, identity);
        recipe.values().forEach((name, value) -> properties.setProperty(VALUE + name, value));
        StringWriter text = new StringWriter();
        try {
            properties.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be written", e);
        }
        return text.toString();
    }

    /**
     * Makes the trial of a recipe.
     *
     * @param data what has been read already, by file name
     * @throws IllegalStateException if the trial that comes out is another
     */
    static Trial read(Path file, Map<String, Split<Examples>> data) throws IOException {
        return trial(Files.readString(file), name -> {
            if (!data.containsKey(name)) {
                data.put(name, DataFile.read(file.resolveSibling(name)));
            }
            return data.get(name);
        });
    }

    /**
     * Makes the trial of the text of a recipe.
     *
     * @throws IllegalStateException if the trial that comes out is another
     */
    static Trial trial(String text, DataByName data) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(VALUE)) {
                values.put(name.substring(VALUE.length()), properties.getProperty(name));
            }
        }
        Trial trial = new TrialRecipe(properties.getProperty(KIND), values, data.get(properties.getProperty(DATA)))
                .newTrial();
        if (!trial.identity().equals(properties.getProperty(IDENTITY))) {
            throw new IllegalStateException("the trial of the recipe " + values + " is another here: "
                    + trial.identity() + " and not " + properties.getProperty(IDENTITY)
                    + "; is the library of the same version?");
        }
        return trial;
    }
}
