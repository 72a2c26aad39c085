package io.github.tammes.kernel;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * The class path that JShell's compiler looks into. The compiler walks through every jar as soon as it looks for anything, and most of what it
 * then walks through are libraries of libraries. Here it opens those only when it looks for one of their packages, which a list
 * names that is made when the kernel is installed.
 */
final class LateClassPath extends ForwardingJavaFileManager<StandardJavaFileManager>
        implements StandardJavaFileManager {

    /** Names the file: its first line the jars, each further one a package in them. */
    private static final String LIST = "tammes.late";

    private final List<Path> late;
    private final Set<String> packages;
    private StandardJavaFileManager lateFiles;

    private LateClassPath(StandardJavaFileManager files, List<Path> late, Set<String> packages) throws IOException {
        super(files);
        this.late = late;
        this.packages = packages;
        files.setLocationFromPaths(
                StandardLocation.CLASS_PATH,
                paths(System.getProperty("java.class.path"), path -> !late.contains(path)));
    }

    /** Gives the compiler's files with that class path, or just as they are where there is no list. */
    static StandardJavaFileManager of(StandardJavaFileManager files) {
        String list = System.getProperty(LIST);
        if (list == null) {
            return files;
        }
        try {
            List<String> lines = Files.readAllLines(Path.of(list));
            return new LateClassPath(
                    files, paths(lines.get(0), path -> true), new HashSet<>(lines.subList(1, lines.size())));
        } catch (IOException | RuntimeException e) {
            return files;
        }
    }

    private static List<Path> paths(String joined, Predicate<Path> wanted) {
        return Stream.of(joined.split(File.pathSeparator))
                .map(Path::of)
                .filter(wanted)
                .toList();
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        Iterable<JavaFileObject> files = super.list(location, packageName, kinds, recurse);
        if (location != StandardLocation.CLASS_PATH || !(recurse || packages.contains(packageName))) {
            return files;
        }
        List<JavaFileObject> all = new ArrayList<>();
        files.forEach(all::add);
        lateFiles().list(location, packageName, kinds, recurse).forEach(all::add);
        return all;
    }

    private synchronized StandardJavaFileManager lateFiles() throws IOException {
        if (lateFiles == null) {
            lateFiles = ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null);
            lateFiles.setLocationFromPaths(StandardLocation.CLASS_PATH, late);
        }
        return lateFiles;
    }

    /** JShell sets the whole class path anew when something is added to it. */
    @Override
    public boolean handleOption(String option, Iterator<String> rest) {
        if (option.equals("-classpath")) {
            packages.clear();
        }
        return super.handleOption(option, rest);
    }

    @Override
    public Iterable<? extends Path> getLocationAsPaths(Location location) {
        Iterable<? extends Path> paths = fileManager.getLocationAsPaths(location);
        if (location != StandardLocation.CLASS_PATH || packages.isEmpty()) {
            return paths;
        }
        List<Path> all = new ArrayList<>(late);
        paths.forEach(all::add);
        return all;
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(Iterable<? extends File> files) {
        return fileManager.getJavaFileObjectsFromFiles(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
        return fileManager.getJavaFileObjects(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
        return fileManager.getJavaFileObjectsFromStrings(names);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
        return fileManager.getJavaFileObjects(names);
    }

    @Override
    public void setLocation(Location location, Iterable<? extends File> files) throws IOException {
        fileManager.setLocation(location, files);
    }

    @Override
    public Iterable<? extends File> getLocation(Location location) {
        return fileManager.getLocation(location);
    }
}
