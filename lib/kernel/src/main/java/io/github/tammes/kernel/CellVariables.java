package io.github.tammes.kernel;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/**
 * The values of a notebook's variables, kept when JShell replaces the classes that hold them.
 *
 * <p>JShell compiles a variable anew when a method, class or import is declared that its declaration depends on, and
 * then it would be empty: its declaration is not run again. Here its value is put back; where that cannot be, it is said.
 */
final class CellVariables {

    private final Supplier<ClassLoader> loader;

    /** Where each variable, by the number of its snippet, has its value. */
    private final Map<String, Field> fields = new HashMap<>();

    /** Those of which it was said that they are gone. */
    private final Set<String> lost = new HashSet<>();

    CellVariables(Supplier<ClassLoader> loader) {
        this.loader = loader;
    }

    /**
     * Puts values back after something was run, and says what is lost.
     *
     * @param shell the shell
     * @param own what was declared by what was run
     * @param source what was run
     * @return sentences on what was lost
     */
    List<String> restore(JShell shell, List<Snippet> own, String source) {
        Map<String, VarSnippet> now = shell.variables().collect(Collectors.toMap(Snippet::id, v -> v, (a, b) -> b));
        List<String> sentences = new ArrayList<>();
        for (Map.Entry<String, Field> entry : List.copyOf(fields.entrySet())) {
            VarSnippet variable = now.get(entry.getKey());
            String name = entry.getValue().getName();
            if (variable == null
                    && own.stream().anyMatch(snippet -> nameOf(snippet).equals(name))) {
                fields.remove(entry.getKey()); // declared anew by the person
            } else if ((variable == null || !isUsable(shell, variable)) && lost.add(entry.getKey())) {
                sentences.add(
                        name + " is out of reach since “" + firstLine(source) + "”" + why(shell, variable, own) + ".");
            }
        }
        for (VarSnippet variable : now.values()) {
            if (isUsable(shell, variable)) {
                lost.remove(variable.id());
                // Declared anew by the person it has a new value, and the number of the old one.
                boolean isNew = own.stream().anyMatch(snippet -> snippet.id().equals(variable.id()));
                isAt(variable).ifPresent(field -> {
                    if (isNew) {
                        fields.put(variable.id(), field);
                    } else {
                        moved(variable, field, sentences, source);
                    }
                });
            }
        }
        return sentences;
    }

    private static boolean isUsable(JShell shell, VarSnippet variable) {
        return shell.status(variable) == Snippet.Status.VALID;
    }

    private static String nameOf(Snippet snippet) {
        return snippet instanceof PersistentSnippet named ? named.name() : "";
    }

    private static String why(JShell shell, VarSnippet variable, List<Snippet> own) {
        if (variable == null) {
            return "";
        }
        Optional<String> type = own.stream()
                .filter(TypeDeclSnippet.class::isInstance)
                .map(CellVariables::nameOf)
                .filter(name -> variable.typeName().contains(name))
                .findFirst();
        return type.map(name -> ": it is of the former " + name + ", so run again what made it")
                .or(() -> shell.diagnostics(variable)
                        .map(diag -> diag.getMessage(null).lines().findFirst().orElse(""))
                        .findFirst()
                        .map(words -> ": " + words + "; it comes back when that is resolved"))
                .orElse("");
    }

    private static String firstLine(String source) {
        return source.strip().lines().findFirst().orElse("");
    }

    private void moved(VarSnippet variable, Field field, List<String> sentences, String source) {
        Field before = fields.put(variable.id(), field);
        if (before == null || before.getDeclaringClass() == field.getDeclaringClass()) {
            return;
        }
        try {
            field.set(null, before.get(null));
        } catch (IllegalArgumentException e) {
            sentences.add(variable.name() + " is empty now: its value is of the former " + variable.typeName()
                    + ", which “" + firstLine(source) + "” has replaced. Run again what made it.");
        } catch (IllegalAccessException e) {
            sentences.add(variable.name() + " is empty now, because of “" + firstLine(source) + "”.");
        }
    }

    /** The field that holds a variable. */
    private Optional<Field> isAt(VarSnippet variable) {
        try {
            Method className = Snippet.class.getDeclaredMethod("classFullName");
            className.setAccessible(true);
            Class<?> holder = Class.forName((String) className.invoke(variable), false, loader.get());
            Field field = holder.getDeclaredField(variable.name());
            field.setAccessible(true);
            return Optional.of(field);
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty(); // never run, or JShell is made in another way
        }
    }
}
