package io.github.tammes.command;

import io.github.tammes.sphere.Effort;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an effort: a number of starts, or a time in seconds, minutes or hours. */
final class EffortConverter implements ITypeConverter<Effort> {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,7})([smh]?)");

    @Override
    public Effort convert(String value) {
        Matcher form = FORM.matcher(value);
        int number = form.matches() ? Integer.parseInt(form.group(1)) : 0;
        if (number == 0) {
            throw new TypeConversionException(
                    "use a number of starts of at least 1, or a time such as 90s, 5m or 1h, and not \"" + value + "\"");
        }
        try {
            return switch (form.group(2)) {
                case "s" -> Effort.of(Duration.ofSeconds(number));
                case "m" -> Effort.of(Duration.ofMinutes(number));
                case "h" -> Effort.of(Duration.ofHours(number));
                default -> Effort.ofStarts(number);
            };
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("use at most a hundred years, and not \"" + value + "\"");
        }
    }
}
