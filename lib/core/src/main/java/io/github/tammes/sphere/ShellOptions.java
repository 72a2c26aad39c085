package io.github.tammes.sphere;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options of a command: {@code --name value} or {@code --name=value}, each at most once. */
final class ShellOptions {

    private final Map<String, String> values = new HashMap<>();

    /**
     * Parses arguments.
     *
     * @param known the names that the command knows, without the dashes
     * @throws IllegalArgumentException if an argument is no known option, lacks its value or is given twice
     */
    ShellOptions(List<String> arguments, List<String> known) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (!name.startsWith("--") || !known.contains(name.substring(2))) {
                throw new IllegalArgumentException("\"" + argument + "\" is not an option; --help lists them");
            }
            if (equals < 0 && (i + 1 == arguments.size() || arguments.get(i + 1).startsWith("--"))) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            String value = equals < 0 ? arguments.get(++i) : argument.substring(equals + 1);
            if (values.put(name.substring(2), value) != null) {
                throw new IllegalArgumentException(name + " is given twice");
            }
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * Returns a value that has to be there.
     *
     * @throws IllegalArgumentException if it is not
     */
    String required(String name) {
        return text(name).orElseThrow(() -> new IllegalArgumentException("--" + name + " is missing"));
    }

    /**
     * Returns a whole number of at least 1.
     *
     * @throws IllegalArgumentException if the value is not one
     */
    Optional<Integer> count(String name) {
        return text(name).map(text -> {
            try {
                int number = Integer.parseInt(text);
                if (number >= 1) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // The sentence below says all there is to say.
            }
            throw new IllegalArgumentException("--" + name + " is \"" + text + "\"; use a whole number of at least 1");
        });
    }

    /**
     * Returns a whole number.
     *
     * @throws IllegalArgumentException if the value is not one
     */
    long number(String name, long otherwise) {
        String text = values.get(name);
        try {
            return text == null ? otherwise : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + name + " is \"" + text + "\"; use a whole number", e);
        }
    }
}
