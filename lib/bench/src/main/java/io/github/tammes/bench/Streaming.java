package io.github.tammes.bench;

import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.Batch;
import com.sun.management.OperatingSystemMXBean;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Images;
import io.github.tammes.data.Split;
import io.github.tammes.data.images.ImageListing;
import io.github.tammes.data.images.ImageSize;
import io.github.tammes.data.minibatch.MinibatchOptions;
import io.github.tammes.data.minibatch.Minibatches;
import io.github.tammes.net.Networks;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.task.Task;
import io.github.tammes.train.Training;
import io.github.tammes.train.TrainingOptions;
import io.github.tammes.train.TrainingRun;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * Training on images that stay on disk: JPEGs of 64×64 in folders of their classes.
 *
 * <p>Arguments: "make", a folder and how many images; "memory" and the folder, for the resident memory of a pass over all of
 * them and some training; "speed", the folder, how many images, how many turns and the depth of the residual network (0 for
 * the small CNN), for training beside the same images in memory.
 */
public final class Streaming {

    private static final int SIDE = 64;
    private static final int CLASSES = 10;
    private static final int DIFFERENT = 2_000;

    private Streaming() {}

    /** Runs one of the three. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "make" -> make(folder, Integer.parseInt(arguments[2]));
            case "memory" -> memory(folder);
            default ->
                speed(
                        folder,
                        Integer.parseInt(arguments[2]),
                        Integer.parseInt(arguments[3]),
                        Integer.parseInt(arguments[4]));
        }
    }

    /** Writes images, some thousands of which differ: each is a file of its own, with its own place on the disk. */
    private static void make(Path folder, int count) throws IOException {
        SplittableRandom random = new SplittableRandom(0);
        byte[][] files = new byte[Math.min(count, DIFFERENT)][];
        for (int i = 0; i < files.length; i++) {
            BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
            int shade = random.nextInt(0x1000000);
            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++) {
                    int light = (x * (i % CLASSES + 1) + y * 2 + random.nextInt(40)) & 0xff;
                    image.setRGB(x, y, shade ^ (light << 16 | light << 8 | light));
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "jpg", bytes);
            files[i] = bytes.toByteArray();
        }
        for (String part : List.of("train", "test")) {
            for (int c = 0; c < CLASSES; c++) {
                Files.createDirectories(folder.resolve(part + "/class" + c));
            }
        }
        for (int i = 0; i < count; i++) {
            String part = i % 50 < CLASSES && i % 500 < 50 ? "test" : "train";
            Files.write(folder.resolve(part + "/class" + i % CLASSES + "/" + i + ".jpg"), files[i % files.length]);
        }
    }

    private static void memory(Path folder) throws IOException {
        long start = System.nanoTime();
        Split<ImageData> data =
                ImageListing.ofSubfolders(folder).stream(ImageSize.square(SIDE)).split();
        report(
                "listed and looked at " + data.train().size() + " + "
                        + data.test().size() + " images",
                start);
        start = System.nanoTime();
        Minibatches minibatches =
                Minibatches.of(data.train(), MinibatchOptions.training(128).withThreads(2));
        report("measured the normalization", start);
        start = System.nanoTime();
        try (NDManager manager = NDManager.newBaseManager()) {
            for (Batch batch : minibatches.getData(manager)) {
                batch.close();
            }
        }
        report("made an epoch of minibatches", start);
        start = System.nanoTime();
        Split<ImageData> few = new Split<>(data.train().first(4096), data.test().first(256));
        train(few, 0, 1).close();
        report("trained on 4,096 of them", start);
    }

    private static void report(String what, long start) throws IOException {
        String resident = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.replaceAll("\\D", ""))
                .findFirst()
                .orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "%s in %.0f s; at most %d MB resident%n",
                what,
                (System.nanoTime() - start) / 1e9,
                Long.parseLong(resident) / 1024);
    }

    private static void speed(Path folder, int count, int turns, int depth) {
        ImageListing listing = ImageListing.ofSubfolders(folder);
        Split<ImageData> all = listing.stream(ImageSize.square(SIDE)).split();
        int[] some = IntStream.range(0, count)
                .map(i -> (int) ((long) i * all.train().size() / count))
                .toArray();
        ImageData disk = all.train().select(some);
        byte[] pixels = new byte[count * disk.images().bytesPerImage()];
        byte[] one = new byte[disk.images().bytesPerImage()];
        for (int i = 0; i < count; i++) {
            disk.images().read(i, one);
            System.arraycopy(one, 0, pixels, i * one.length, one.length);
        }
        ImageData memory = disk.withImages(Images.wrap(pixels, count, SIDE, SIDE, 3));
        ImageData test = all.test().first(64);
        Speed[] fromDisk = new Speed[turns];
        Speed[] fromMemory = new Speed[turns];
        train(new Split<>(memory.first(512), test), depth, 1).close();
        for (int turn = 0; turn < turns; turn++) {
            fromMemory[turn] = speed(new Split<>(memory, test), depth);
            fromDisk[turn] = speed(new Split<>(disk, test), depth);
            System.out.printf(
                    Locale.ROOT, "turn %d: from disk %s; from memory %s%n", turn + 1, fromDisk[turn], fromMemory[turn]);
        }
        System.out.printf(
                Locale.ROOT,
                "by processor time, which is steadier on a busy machine: %.3f%n",
                median(fromMemory, Speed::milliseconds) / median(fromDisk, Speed::milliseconds));
        System.out.printf(
                Locale.ROOT,
                "ratio: %.3f%n",
                median(fromDisk, Speed::imagesPerSecond) / median(fromMemory, Speed::imagesPerSecond));
    }

    /** Of a training: images per second in its last epoch, and milliseconds of processor time for an image of any epoch. */
    private record Speed(double imagesPerSecond, double milliseconds) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%.0f images/s, %.2f ms of processor time each", imagesPerSecond, milliseconds);
        }
    }

    private static Speed speed(Split<ImageData> data, int depth) {
        long before = processorNanoseconds();
        try (TrainingRun run = train(data, depth, 2)) {
            return new Speed(
                    run.history().last().imagesPerSecond(),
                    (processorNanoseconds() - before) / 1e6 / (2 * data.train().size()));
        }
    }

    private static long processorNanoseconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static TrainingRun train(Split<ImageData> data, int depth, int epochs) {
        return Training.fit(
                Task.classification(Prototypes.place(CLASSES, 10)),
                n -> depth == 0 ? Networks.smallCnn(n) : Networks.cifarResNet(depth, n),
                data,
                TrainingOptions.epochs(epochs).withDataThreads(2).withSilent(true));
    }

    private static double median(Speed[] speeds, ToDoubleFunction<Speed> figure) {
        double[] sorted = Arrays.stream(speeds).mapToDouble(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
