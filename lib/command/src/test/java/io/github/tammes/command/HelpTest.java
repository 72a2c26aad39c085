package io.github.tammes.command;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Option;

class HelpTest {

    /** Picocli formats each text; one with a lone per cent sign it prints as it is, with a warning above the help. */
    @ParameterizedTest
    @ValueSource(classes = {RunGrid.class, PlacePrototypes.class})
    void theTextsOfAllOptionsAreFormats(Class<?> command) {
        List<Field> options = Arrays.stream(command.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(Option.class))
                .toList();
        assertFalse(options.isEmpty());
        for (Field option : options) {
            for (String text : option.getAnnotation(Option.class).description()) {
                assertDoesNotThrow(() -> String.format(text), option.getName() + ": " + text);
            }
        }
    }
}
