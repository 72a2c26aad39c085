package io.github.tammes.kernel;

import java.util.List;

/** The line {@code %tammes …} of a notebook. */
final class TammesMagic {

    static final String NAME = "tammes";

    private static final String USAGE = """
            %tammes                  bring the libraries for this machine and import what notebooks use
            %tammes cpu              the same without looking for a GPU
            %tammes add g:a:v …      bring further Maven artifacts, in versions that agree with the rest
            %tammes status           say what is in use: versions, devices, memory, data sets
            %tammes help             print these lines""";

    private TammesMagic() {}

    static Object run(List<String> given) {
        // Quotes, commas and semicolons as of Java belong to no word, nor does a comment.
        List<String> words = given.stream()
                .takeWhile(word -> !word.startsWith("//"))
                .map(word -> word.replaceAll("^[;,'\"]+|[;,'\"]+$", ""))
                .filter(word -> !word.isEmpty())
                .toList();
        String command = words.isEmpty() ? "" : words.get(0);
        List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
        if (List.of("cpu", "status", "help").contains(command)) {
            NotebookMagics.requireNone("%tammes " + command, rest);
        }
        switch (command) {
            case "" -> {
                Tammes.resolve();
                Tammes.imports();
            }
            case "cpu" -> {
                Tammes.resolveForCpu();
                Tammes.imports();
            }
            case "add" -> Tammes.add(rest.toArray(String[]::new));
            case "status" -> Tammes.show(Tammes.status());
            case "help" -> System.out.println(USAGE);
            default -> {
                System.out.println(USAGE);
                throw new IllegalArgumentException("%tammes " + command + " is not known; what there is stands above");
            }
        }
        return null;
    }
}
