package io.github.tammes.data.sets;

import io.github.tammes.data.DataException;
import io.github.tammes.data.download.Archive;
import io.github.tammes.data.download.DataDirectory;
import io.github.tammes.data.images.ImageListing;
import io.github.tammes.data.internal.FolderFiles;
import io.github.tammes.data.internal.SkippedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * UTKFace (Zhang, Song and Qi, 2017): faces with ages of 0 to 116 years, told by the names of the files,
 * {@code [age]_[gender]_[race]_[time].jpg}, of the cropped ones with {@code .chip.jpg} after it.
 *
 * <p>The set has hundreds of groups of files that are equal byte for byte, many of them under different ages; the split is
 * therefore made by content ({@link ImageListing#splitByContent}), and {@link ImageListing#duplicates()} shows them. It is
 * looked for in {@code UTKFace} of the {@linkplain DataDirectory data directory}; it is for non-commercial research only
 * and has no fixed address, so it is downloaded only if {@code TAMMES_UTKFACE_URL} says from where.
 */
public final class UtkFace {

    private static final String FOLDER = "UTKFace";
    private static final String SETTING = "TAMMES_UTKFACE_URL";
    private static final double TEST_SHARE = 0.2;
    private static final Pattern NAME =
            Pattern.compile("(\\d{1,3})_([01])_([0-4])_(\\d+)\\.jpg(\\.chip\\.jpg)?", Pattern.CASE_INSENSITIVE);
    private static final List<String> GENDERS = List.of("male", "female");
    private static final List<String> RACES = List.of("White", "Black", "Asian", "Indian", "other");
    private static final int OLDEST = 122;

    private UtkFace() {}

    /** Returns true if the folder is in the data directory. */
    public static boolean isAvailable() {
        return find().isPresent();
    }

    /**
     * Lists the faces of the data directory, downloading them if an address is set and they are not there.
     *
     * @throws DataException if they are not there and no address is set, or they cannot be downloaded
     */
    public static ImageListing list() {
        Path folder = find().or(() -> archive().map(Archive::fetch))
                .orElseThrow(() -> new DataException("UTKFace is not in " + DataDirectory.path()
                        + "; put its folder UTKFace there, or set " + SETTING
                        + " to the address of an archive of it."));
        return list(folder);
    }

    /**
     * Lists the faces of a folder and the folders in it.
     *
     * @param folder the folder
     * @return a row for each face with {@code path}, {@code target} (the age in years), {@code gender}, {@code race} and the
     *     {@code split} by content, one in five for the test; files whose names are not of the form are skipped and listed;
     *     {@link ImageListing#withClass} makes a class of gender or race
     * @throws DataException if there is no such folder or no face in it
     */
    public static ImageListing list(Path folder) {
        StringColumn paths = StringColumn.create("path");
        DoubleColumn ages = DoubleColumn.create("target");
        StringColumn genders = StringColumn.create("gender");
        StringColumn races = StringColumn.create("race");
        SkippedFiles skipped = new SkippedFiles();
        for (Path file : files(folder, skipped)) {
            String path = folder.relativize(file).toString();
            Matcher name = NAME.matcher(file.getFileName().toString());
            if (!name.matches()) {
                skipped.add(path, "the name is not of the form [age]_[gender]_[race]_[time].jpg");
            } else if (Integer.parseInt(name.group(1)) > OLDEST) {
                skipped.add(path, "nobody has reached the age of " + name.group(1));
            } else {
                paths.append(path);
                ages.append(Integer.parseInt(name.group(1)));
                genders.append(GENDERS.get(Integer.parseInt(name.group(2))));
                races.append(RACES.get(Integer.parseInt(name.group(3))));
            }
        }
        if (paths.isEmpty()) {
            throw new DataException(
                    folder + " has no file whose name is of the form [age]_[gender]_[race]_[time].jpg.");
        }
        Table table = Table.create("UTKFace", paths, ages, genders, races);
        return new ImageListing("UTKFace", folder, table, skipped.toTable())
                .withUnit("years")
                .splitByContent(TEST_SHARE);
    }

    private static List<Path> files(Path folder, SkippedFiles skipped) {
        if (!Files.isDirectory(folder)) {
            throw new DataException("There is no folder " + folder + ".");
        }
        try {
            return FolderFiles.of(folder, skipped);
        } catch (IOException e) {
            throw DataException.unreadable(folder, e);
        }
    }

    static Optional<Path> find() {
        return Optional.of(DataDirectory.path().resolve(FOLDER)).filter(Files::isDirectory);
    }

    /** Returns the archive that the setting names; no checksum of it is published. */
    private static Optional<Archive> archive() {
        return Archive.setting(SETTING, System::getenv, System.getProperties())
                .map(uri -> new Archive(FOLDER, uri, Optional.empty(), FOLDER));
    }
}
