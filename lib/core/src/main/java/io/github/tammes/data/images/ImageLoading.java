package io.github.tammes.data.images;

import io.github.tammes.data.DataException;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Images;
import io.github.tammes.data.Split;
import io.github.tammes.data.internal.BackgroundThreads;
import io.github.tammes.data.internal.Heap;
import io.github.tammes.data.internal.SkippedFiles;
import io.github.tammes.internal.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Decodes the images of a listing on all processors: into one array of bytes, or to see which can be read and what
 * normalizations and checksums need of them, before they are read anew for each minibatch.
 */
final class ImageLoading {

    private static final int CHUNK = 64;
    private static final String NO_MEMORY = "too large for the memory that Java has; start it with more (-Xmx)";

    private final ImageListing listing;
    private final ImageSize size;
    private final Images images;
    private final byte[] pixels;
    private final String[] failures;
    private final Queue<Integer> crowded = new ConcurrentLinkedQueue<>();

    private ImageLoading(ImageListing listing, ImageSize size, boolean intoMemory) {
        this.listing = listing;
        this.size = size;
        this.failures = new String[listing.size()];
        if (intoMemory) {
            requireRoom();
            this.pixels = allocated(listing.name(), listing.size() * size.bytes());
            this.images = Images.wrap(pixels, listing.size(), size.height(), size.width(), size.channels());
        } else {
            this.pixels = null;
            this.images = Images.reading(this::readAgain, listing.size(), size.height(), size.width(), size.channels());
        }
    }

    private void requireRoom() {
        double bytes = (double) listing.size() * size.height() * size.width() * size.channels();
        if (bytes > Integer.MAX_VALUE - 8) {
            int side = (int) Math.sqrt((Integer.MAX_VALUE - 8.0) / listing.size() / size.channels());
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%,d images of %d×%d pixels are %.1f GB, more than the 2 GB that can be loaded; choose at most %d×%d, "
                            + "or stream them from disk.",
                    listing.size(),
                    size.height(),
                    size.width(),
                    bytes / 1e9,
                    side,
                    side));
        }
    }

    private static byte[] allocated(String name, int bytes) {
        try {
            return new byte[bytes];
        } catch (OutOfMemoryError e) {
            throw new DataException(
                    Heap.tooSmall("The images of " + name + " do not fit into the memory at this size", bytes), e);
        }
    }

    static LoadedImages load(ImageListing listing, ImageSize size) {
        ImageLoading loading = new ImageLoading(listing, size, true);
        loading.decodeAll();
        return loading.result();
    }

    static LoadedImages stream(ImageListing listing, ImageSize size) {
        ImageLoading loading = new ImageLoading(listing, size, false);
        loading.decodeAll();
        return loading.result();
    }

    private void decodeAll() {
        Executor executor = BackgroundThreads.of(Runtime.getRuntime().availableProcessors());
        List<FutureTask<Void>> tasks = new ArrayList<>();
        for (int from = 0; from < listing.size(); from += CHUNK) {
            int start = from;
            int end = Math.min(listing.size(), from + CHUNK);
            FutureTask<Void> task =
                    new FutureTask<>(() -> IntStream.range(start, end).forEach(this::decode), null);
            tasks.add(task);
            executor.execute(task);
        }
        try {
            for (FutureTask<Void> task : tasks) {
                if (Thread.interrupted()) {
                    // A finished task gives its result even to an interrupted thread.
                    throw new InterruptedException();
                }
                task.get();
            }
        } catch (InterruptedException e) {
            tasks.forEach(task -> task.cancel(true));
            Thread.currentThread().interrupt();
            throw new CancellationException("loading the images of " + listing.name() + " was interrupted");
        } catch (ExecutionException e) {
            tasks.forEach(task -> task.cancel(true));
            throw new IllegalStateException(
                    "The images of " + listing.name() + " could not be loaded: " + e.getCause(), e.getCause());
        }
        // Several large images at once took more than there is; one after the other may go.
        crowded.forEach(row -> decode(row, () -> failures[row] = NO_MEMORY));
    }

    private void decode(int row) {
        if (!Thread.currentThread().isInterrupted()) {
            decode(row, () -> crowded.add(row));
        }
    }

    private void decode(int row, Runnable noMemory) {
        try {
            if (pixels == null) {
                // Remembers what it saw.
                images.read(row, new byte[size.bytes()]);
            } else {
                byte[] bytes = resized(row);
                System.arraycopy(bytes, 0, pixels, row * bytes.length, bytes.length);
            }
        } catch (OutOfMemoryError e) {
            noMemory.run();
        } catch (DataException e) {
            failures[row] = Reason.of((IOException) e.getCause());
        } catch (IOException e) {
            failures[row] = Reason.of(e);
        }
    }

    private byte[] resized(int row) throws IOException {
        return Resampling.resize(ImageFile.read(listing.file(row), size), size);
    }

    private void readAgain(byte[] target, int row) {
        try {
            byte[] bytes = resized(row);
            System.arraycopy(bytes, 0, target, 0, bytes.length);
        } catch (IOException e) {
            throw DataException.unreadable(listing.file(row), e);
        }
    }

    private LoadedImages result() {
        SkippedFiles unreadable = new SkippedFiles();
        StringColumn paths = listing.rows().stringColumn("path");
        for (int row = 0; row < failures.length; row++) {
            if (failures[row] != null) {
                unreadable.add(paths.get(row), failures[row]);
            }
        }
        Table skipped = listing.skipped().append(unreadable.toTable());
        ImageData all = withAnswers(ImageData.of(listing.name(), images));
        LoadedImages loaded = new LoadedImages(new Split<>(part(all, "train"), part(all, "test")), skipped);
        if (loaded.split().train().size() + loaded.split().test().size() == 0) {
            throw new DataException(
                    "Not one of the images of " + listing.name() + " in " + listing.folder() + " can be used"
                            + (skipped.isEmpty() ? "; there are none." : "; the first one: " + first(skipped)));
        }
        return loaded;
    }

    private static String first(Table skipped) {
        return skipped.stringColumn("path").get(0) + ": "
                + skipped.stringColumn("reason").get(0);
    }

    private ImageData withAnswers(ImageData data) {
        ImageData answered = data;
        Table rows = listing.rows();
        if (rows.containsColumn("class")) {
            StringColumn classes = rows.stringColumn("class");
            List<String> names = classes.unique().asList().stream().sorted().toList();
            int[] labels = classes.asList().stream().mapToInt(names::indexOf).toArray();
            answered = answered.withLabels(labels, names);
        }
        if (rows.containsColumn("target")) {
            float[] targets = new float[listing.size()];
            for (int row = 0; row < targets.length; row++) {
                targets[row] = (float) listing.target(row);
            }
            answered = answered.withTargets(targets).withUnit(listing.unit());
        }
        return answered;
    }

    private ImageData part(ImageData all, String part) {
        StringColumn splits = listing.rows().stringColumn("split");
        return all.select(IntStream.range(0, all.size())
                        .filter(row -> failures[row] == null && splits.get(row).equals(part))
                        .toArray())
                .withName(all.name());
    }
}
