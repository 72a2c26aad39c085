package io.github.tammes.internal;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Where this process finds its classes, for another one to find them there too. */
public final class ClassPath {

    private ClassPath() {}

    /**
     * Returns the places in their order. Classic IJava's own class path is one jar: the library's jars, and those that a notebook
     * adds, are known to the class loaders of JShell only.
     *
     * @param known a class, whose loader and its parents are asked besides
     */
    public static Set<Path> of(Class<?> known) {
        Set<Path> places = new LinkedHashSet<>();
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(path -> !path.isEmpty())
                .forEach(path -> places.add(Path.of(path).toAbsolutePath()));
        for (ClassLoader loader = known.getClassLoader(); loader != null; loader = loader.getParent()) {
            if (loader instanceof URLClassLoader urls) {
                Stream.of(urls.getURLs())
                        .map(URL::toString)
                        .filter(url -> url.startsWith("file:"))
                        .forEach(url -> places.add(Path.of(URI.create(url)).toAbsolutePath()));
            }
        }
        return places;
    }
}
