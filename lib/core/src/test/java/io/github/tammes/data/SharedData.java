package io.github.tammes.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.tammes.data.download.DataDirectory;
import io.github.tammes.data.sets.Cifar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Real data that some machines have beside the checkout; a test that needs it skips elsewhere and says so. */
public final class SharedData {

    private SharedData() {}

    /** Returns the folder of the real CIFAR-100: the data directory's, or the shared one unpacked once for the build. */
    public static Path cifar100() throws IOException, InterruptedException {
        if (Cifar.isCifar100Available()) {
            return DataDirectory.path();
        }
        Path unpacked = Path.of("target", "real-data");
        if (!Files.isDirectory(unpacked.resolve("cifar-100-binary"))) {
            Path archive = file("data/cifar-100-binary.tar.xz");
            Path temporary = Files.createDirectories(unpacked.resolve("unpacking"));
            Process tar = new ProcessBuilder("tar", "xJf", archive.toString(), "-C", temporary.toString())
                    .inheritIO()
                    .start();
            assertEquals(0, tar.waitFor(), "tar could not unpack " + archive);
            Files.move(temporary.resolve("cifar-100-binary"), unpacked.resolve("cifar-100-binary"));
        }
        return unpacked;
    }

    /** Returns a file of the shared folder, or ends the test as skipped. */
    public static Path file(String name) {
        String folder = Optional.ofNullable(System.getenv("TAMMES_SHARED"))
                .orElseGet(() -> System.getProperty("tammes.shared", "../../../shared"));
        Path file = Path.of(folder).resolve(name);
        if (!Files.exists(file)) {
            String reason =
                    "SKIPPED: there is no real data at " + file.toAbsolutePath().normalize();
            System.out.println(reason);
            return abort(reason);
        }
        return file;
    }
}
