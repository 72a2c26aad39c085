package io.github.tammes.data.sets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class DataSetsTest {

    @Test
    void tellsOfEachDataSetWhetherItIsHere() {
        Table table = DataSets.found();
        assertEquals(7, table.rowCount());
        for (int row = 0; row < table.rowCount(); row++) {
            boolean here = !table.getString(row, "where").isEmpty();
            switch (table.getString(row, "data set")) {
                case "UCI digits", "Abalone" -> assertTrue(here);
                case "Fashion-MNIST" -> assertEquals(FashionMnist.isAvailable(), here);
                case "CIFAR-100" -> assertEquals(Cifar.isCifar100Available(), here);
                case "CIFAR-10" -> assertEquals(Cifar.isCifar10Available(), here);
                case "UTKFace" -> assertEquals(UtkFace.isAvailable(), here);
                default -> assertEquals(OmniArt.isAvailable(), here);
            }
        }
    }
}
