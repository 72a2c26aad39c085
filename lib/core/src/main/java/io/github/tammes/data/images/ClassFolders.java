package io.github.tammes.data.images;

import io.github.tammes.data.DataException;
import io.github.tammes.data.internal.FolderFiles;
import io.github.tammes.data.internal.SkippedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A folder with a folder of images for each class, or with such a one for each part: {@code train/CLASS/…}. */
final class ClassFolders {

    private static final Map<String, Part> PARTS = Map.of(
            "train", Part.TRAIN,
            "training", Part.TRAIN,
            "test", Part.TEST,
            "testing", Part.TEST,
            "val", Part.VALIDATION,
            "valid", Part.VALIDATION,
            "validation", Part.VALIDATION);

    private enum Part {
        TRAIN,
        TEST,
        VALIDATION
    }

    private final Path folder;
    private final SkippedFiles skipped = new SkippedFiles();
    private final StringColumn paths = StringColumn.create("path");
    private final StringColumn classes = StringColumn.create("class");
    private final StringColumn splits = StringColumn.create("split");

    private ClassFolders(Path folder) {
        this.folder = folder;
    }

    static ImageListing list(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new DataException("There is no folder " + folder + ".");
        }
        return new ClassFolders(folder).list();
    }

    private ImageListing list() {
        List<Path> images = images();
        Set<String> folders = new TreeSet<>();
        images.forEach(image -> folders.add(image.getName(0).toString()));
        Map<String, Part> parts = parts(folders);
        if (parts.isEmpty()) {
            requireClasses(images, folders);
            for (Path image : images) {
                paths.append(image.toString());
                classes.append(image.getName(0).toString());
            }
        } else {
            addParts(images, parts);
        }
        if (paths.isEmpty()) {
            throw new DataException(folder + " has no folders of images in it.");
        }
        Table table = Table.create("images", paths, classes);
        if (!parts.isEmpty()) {
            table.addColumns(splits);
        }
        return new ImageListing(
                String.valueOf(folder.toAbsolutePath().normalize().getFileName()), folder, table, skipped.toTable());
    }

    /** Returns the images that are in folders, relative to the folder. */
    private List<Path> images() {
        List<Path> images = new ArrayList<>();
        try {
            for (Path file : FolderFiles.of(folder, skipped)) {
                Path relative = folder.relativize(file);
                if (!ImageListing.isImage(file)) {
                    skipped.add(relative.toString(), "not an image by its name");
                } else if (relative.getNameCount() < 2) {
                    skipped.add(relative.toString(), "not in a folder of its class");
                } else {
                    images.add(relative);
                }
            }
        } catch (IOException e) {
            throw DataException.unreadable(folder, e);
        }
        return images;
    }

    /** Returns which folder is which part; none if the folders are classes, of which one may well be called "train". */
    private Map<String, Part> parts(Set<String> folders) {
        Map<String, Part> parts = new TreeMap<>();
        for (String name : folders) {
            Part part = PARTS.get(name.toLowerCase(Locale.ROOT));
            if (part != null) {
                parts.put(name, part);
            }
        }
        Set<Part> different = new HashSet<>(parts.values());
        boolean others = parts.size() < folders.size();
        if (parts.isEmpty() || (different.size() == 1 && others)) {
            return Map.of();
        }
        boolean isSplit = different.contains(Part.TRAIN) && different.size() > 1;
        if (!isSplit || others || different.size() < parts.size()) {
            throw new DataException(folder + " has the folders " + folders + ", of which " + parts.keySet()
                    + " may be classes or parts of a split. A split has one folder of images to train on (train), one to"
                    + " test on (test, val or valid) and no other; else rename them, list one of them alone, or name"
                    + " the files in a table.");
        }
        return parts;
    }

    /** A single class is nothing to tell apart: then the classes are most likely one folder further in. */
    private void requireClasses(List<Path> images, Set<String> folders) {
        if (folders.size() == 1 && images.stream().allMatch(image -> image.getNameCount() > 2)) {
            String only = folders.iterator().next();
            throw new DataException(folder + " has images in the one folder " + only
                    + " only, and there in further folders; if these are the classes, list " + folder.resolve(only)
                    + ".");
        }
    }

    private void addParts(List<Path> images, Map<String, Part> parts) {
        boolean hasTest = parts.containsValue(Part.TEST);
        Set<String> trained = new HashSet<>();
        for (Path image : images) {
            if (image.getNameCount() > 2 && parts.get(image.getName(0).toString()) == Part.TRAIN) {
                trained.add(image.getName(1).toString());
            }
        }
        for (Path image : images) {
            Part part = parts.get(image.getName(0).toString());
            String name = image.getName(1).toString();
            if (image.getNameCount() < 3) {
                skipped.add(image.toString(), "not in a folder of its class");
            } else if (part == Part.VALIDATION && hasTest) {
                skipped.add(image.toString(), "for validation, beside images to train on and to test on");
            } else if (!trained.contains(name)) {
                skipped.add(image.toString(), "no image to train on is of the class " + name);
            } else {
                paths.append(image.toString());
                classes.append(name);
                splits.append(part == Part.TRAIN ? "train" : "test");
            }
        }
    }
}
