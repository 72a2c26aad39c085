package io.github.tammes.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shared folder on a real HDFS, with a name node and a data node of its own. */
class HdfsTest {

    @TempDir
    Path folder;

    @Test
    void checkpointsOnHdfsAreTheNewestAndAreGoneWhenDeleted() throws IOException {
        Configuration settings = new Configuration();
        settings.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("hdfs").toString());
        Path here = Files.createDirectory(folder.resolve("here"));
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        try (MiniDFSCluster hdfs =
                new MiniDFSCluster.Builder(settings).numDataNodes(1).build()) {
            SharedCheckpoint shared = new SharedCheckpoint(hdfs.getURI() + "/grids/age", "abc");
            assertFalse(shared.has("abc.zip"));
            assertFalse(shared.fetch(elsewhere));
            for (int epoch = 0; epoch < 3; epoch++) {
                shared.save(Files.writeString(here.resolve("abc.zip"), "epoch " + epoch));
            }
            try (Mirror mirror = new Mirror(elsewhere, shared)) {
                Files.writeString(elsewhere.resolve("abc-2.zip"), "the second network");
                mirror.finish();
            }
            assertTrue(shared.fetch(elsewhere));
            assertEquals("epoch 2", Files.readString(elsewhere.resolve("abc.zip")));
            assertEquals("the second network", Files.readString(elsewhere.resolve("abc-2.zip")));
            shared.delete();
            assertFalse(shared.has("abc.zip"));
        }
    }
}
