package io.github.tammes.data.sets;

import java.nio.file.Path;
import java.util.Optional;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Which data sets the library knows, and which of them are on this machine. */
public final class DataSets {

    private DataSets() {}

    /**
     * Looks for the data sets; nothing is loaded or downloaded.
     *
     * @return a row for each: {@code data set}; {@code where} it is, empty if it is not on this machine; {@code load}, the
     *     call that loads it; {@code get}, how to get it
     */
    public static Table found() {
        Table table = Table.create(
                "data sets",
                StringColumn.create("data set"),
                StringColumn.create("where"),
                StringColumn.create("load"),
                StringColumn.create("get"));
        String carried = "in the library";
        add(table, "UCI digits", Optional.of(carried), "Digits.load()", "");
        add(table, "Abalone", Optional.of(carried), "Abalone.load()", "");
        add(table, "Fashion-MNIST", at(FashionMnist.find()), "FashionMnist.load()", "package dataset-fashion-mnist");
        add(table, "CIFAR-10", at(Cifar.find(Cifar.FOLDER_10)), "Cifar.cifar10()", "Archive.CIFAR_10.fetch()");
        add(table, "CIFAR-100", at(Cifar.find(Cifar.FOLDER_100)), "Cifar.cifar100()", "Archive.CIFAR_100.fetch()");
        add(table, "UTKFace", at(UtkFace.find()), "UtkFace.list()", "TAMMES_UTKFACE_URL");
        add(table, "OmniArt", at(OmniArt.find()), "OmniArt.list()", "by hand");
        return table;
    }

    private static Optional<String> at(Optional<Path> folder) {
        return folder.map(Path::toString);
    }

    private static void add(Table table, String name, Optional<String> where, String load, String get) {
        table.stringColumn("data set").append(name);
        table.stringColumn("where").append(where.orElse(""));
        table.stringColumn("load").append(load);
        table.stringColumn("get").append(get);
    }
}
