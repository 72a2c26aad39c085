package io.github.tammes.experiment;

import io.github.tammes.data.Examples;
import io.github.tammes.data.Split;
import io.github.tammes.internal.WholeFile;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** A recipe as a properties file, with its data in a file of their own that recipes share. */
final class RecipeFile {

    private static final String KIND = "recipe.kind";
    private static final String DATA = "recipe.data";
    private static final String IDENTITY = "recipe.identity";
    private static final String VALUE = "value.";

    private RecipeFile() {}

    /**
     * Writes a recipe.
     *
     * @param identity of the trial, against which the one that is made of the recipe is checked
     * @param dataFolder where the data are, or are written to
     */
    static void write(TrialRecipe recipe, String identity, Path file, Path dataFolder) throws IOException {
        Properties properties = new Properties();
        properties.setProperty(KIND, recipe.kind());
        properties.setProperty(DATA, DataFile.write(recipe.data(), dataFolder));
        properties.setProperty(IDENTITY, identity);
        recipe.values().forEach((name, value) -> properties.setProperty(VALUE + name, value));
        StringWriter text = new StringWriter();
        properties.store(text, null);
        WholeFile.write(file, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Makes the trial of a recipe.
     *
     * @param data what has been read already, by file name
     * @throws IllegalStateException if the trial that comes out is another
     */
    static Trial read(Path file, Path dataFolder, Map<String, Split<Examples>> data) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(VALUE)) {
                values.put(name.substring(VALUE.length()), properties.getProperty(name));
            }
        }
        String dataName = properties.getProperty(DATA);
        if (!data.containsKey(dataName)) {
            data.put(dataName, DataFile.read(dataFolder.resolve(dataName)));
        }
        Trial trial = new TrialRecipe(properties.getProperty(KIND), values, data.get(dataName)).newTrial();
        if (!trial.identity().equals(properties.getProperty(IDENTITY))) {
            throw new IllegalStateException("the trial of the recipe " + file + " is another here: "
                    + trial.identity() + " and not " + properties.getProperty(IDENTITY)
                    + "; is the library of the same version?");
        }
        return trial;
    }
}
