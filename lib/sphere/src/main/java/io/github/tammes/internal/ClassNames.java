package io.github.tammes.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks names and selections of classes. */
public final class ClassNames {

    private ClassNames() {}

    /**
     * Refuses names that do not tell the classes apart.
     *
     * @throws IllegalArgumentException saying which name is wrong
     */
    public static void require(List<String> names, int classes) {
        if (names.size() != classes) {
            throw new IllegalArgumentException(
                    "names has " + names.size() + " entries; give one for each of the " + classes + " classes");
        }
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name == null || name.isBlank()) {
                throw new IllegalArgumentException("the name of class " + i + " is blank; give every class a name");
            }
            Integer before = seen.put(name, i);
            if (before != null) {
                throw new IllegalArgumentException("classes " + before + " and " + i + " are both named \"" + name
                        + "\"; give every class a name of its own");
            }
        }
    }

    /** Returns names for a message: the first ten of them. */
    public static String shown(List<String> names) {
        return names.size() <= 10
                ? names.toString()
                : "[" + String.join(", ", names.subList(0, 10)) + ", … ] (" + names.size() + ")";
    }

    /**
     * Refuses a selection that is empty, out of range or takes a class twice.
     *
     * @throws IllegalArgumentException saying which index is wrong
     */
    public static void requireSelection(int[] classIndices, int classes) {
        if (classIndices.length == 0) {
            throw new IllegalArgumentException("classIndices is empty; select at least one class");
        }
        boolean[] taken = new boolean[classes];
        for (int index : classIndices) {
            if (index < 0 || index >= classes) {
                throw new IllegalArgumentException(
                        "classIndices has " + index + "; use indices from 0 to " + (classes - 1));
            }
            if (taken[index]) {
                throw new IllegalArgumentException("classIndices has " + index + " twice; select each class once");
            }
            taken[index] = true;
        }
    }
}
