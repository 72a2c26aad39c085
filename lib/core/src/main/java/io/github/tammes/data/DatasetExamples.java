package io.github.tammes.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.Batch;
import ai.djl.training.dataset.BatchSampler;
import ai.djl.training.dataset.RandomAccessDataset;
import ai.djl.training.dataset.Sampler;
import ai.djl.training.dataset.SequenceSampler;
import ai.djl.translate.TranslateException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.zip.CRC32;

/**
 * Examples of a DJL dataset, read from it, with its pipeline, whenever they are needed. Its labels are classes where they are
 * of an integer type and targets where they are not; two of them are the class and the target, in this order.
 *
 * <p>What a pipeline draws at random is DJL's, and not repeated by a seed; where it draws, the checksum is of the labels alone, so that a
 * checkpoint knows its data again.
 */
public final class DatasetExamples extends LabelledExamples implements Examples {

    private static final int CHUNK = 64;

    private final RandomAccessDataset dataset;
    private final int[] positions;
    private final Shape shape;
    private final long checksum;

    private DatasetExamples(
            String name, RandomAccessDataset dataset, int[] positions, Shape shape, long checksum, Labels labels) {
        super(name, labels);
        this.dataset = dataset;
        this.positions = positions;
        this.shape = shape;
        this.checksum = checksum;
    }

    /**
     * Reads a dataset once, for its labels and its checksum.
     *
     * @param name what the data is called, for charts and records
     * @param dataset each record with one array of data, float32 once its pipeline has been through, and one or two labels, each
     *     one number; it must stay open
     * @param classNames the names of the classes, in the order of the labels; empty if it has none, or "class 0", "class 1" …
     *     are enough
     * @throws DataException if it cannot be read, has no records, or records of another kind
     * @throws CancellationException if the thread is interrupted
     */
    public static DatasetExamples of(String name, RandomAccessDataset dataset, List<String> classNames) {
        return new FirstReading(name, dataset).examples(classNames);
    }

    /** What is learned of a dataset when it is first read. */
    private static final class FirstReading {

        private final String name;
        private final RandomAccessDataset dataset;
        private final int[] classes;
        private final float[] targets;
        private final CRC32 checksum = new CRC32();
        private boolean hasClasses;
        private boolean hasTargets;
        private Shape shape;

        FirstReading(String name, RandomAccessDataset dataset) {
            this.name = name;
            this.dataset = dataset;
            int size = size();
            classes = new int[size];
            targets = new float[size];
            int done = 0;
            try (NDManager manager = NDManager.newBaseManager()) {
                boolean repeats = Arrays.equals(start(manager), start(manager));
                Sampler sampler = new BatchSampler(new SequenceSampler(), CHUNK, false);
                for (Batch batch : dataset.getData(manager, sampler)) {
                    try (batch) {
                        if (Thread.interrupted()) {
                            throw new CancellationException("reading " + name + " was interrupted");
                        }
                        done += take(batch, done, repeats);
                    }
                }
            } catch (IOException | TranslateException e) {
                throw unreadable(e);
            }
            if (done != size) {
                throw new DataException(name + " has " + done + " records, but says that it has " + size + ".");
            }
        }

        /** Returns how many records there are, which many a dataset does not know before it is prepared. */
        private int size() {
            try {
                dataset.prepare();
            } catch (IOException | TranslateException e) {
                throw unreadable(e);
            }
            int size = Math.toIntExact(dataset.size());
            if (size == 0) {
                throw new DataException(name + " has no records.");
            }
            return size;
        }

        private DataException unreadable(Exception e) {
            return new DataException(name + " cannot be read: " + e.getMessage(), e);
        }

        /** The first records as they come through the pipeline. */
        private byte[] start(NDManager manager) throws IOException, TranslateException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            List<Long> records =
                    LongStream.range(0, Math.min(CHUNK, classes.length)).boxed().toList();
            for (Batch batch : dataset.getData(manager, new Only(records))) {
                try (batch) {
                    bytes.write(single(batch.getData(), name).toByteArray());
                }
            }
            return bytes.toByteArray();
        }

        private int take(Batch batch, int done, boolean repeats) {
            NDArray data = single(batch.getData(), name);
            NDList labels = batch.getLabels();
            int count = (int) data.getShape().get(0);
            Shape each = data.getShape().slice(1);
            if (shape != null && !shape.equals(each)) {
                throw new DataException(name + " has records of shape " + shape + " and of shape " + each + ".");
            }
            shape = each;
            if (labels.size() > 2) {
                throw new DataException(name + " has " + labels.size()
                        + " labels for each record; one or two are understood, the class and the target.");
            }
            if (labels.size() == 2 && labels.head().getDataType().isFloating()) {
                throw new DataException("the first label of " + name + " is of type "
                        + labels.head().getDataType() + "; of two the first is the class: give it as an integer type.");
            }
            for (int i = 0; i < labels.size(); i++) {
                NDArray label = labels.get(i);
                if (label.size() != count) {
                    throw new DataException("a label of " + name + " is of shape "
                            + label.getShape().slice(1) + "; one number is understood.");
                }
                boolean target = label.getDataType().isFloating() || i == 1;
                float[] numbers = label.toType(DataType.FLOAT32, false).toFloatArray();
                for (int row = 0; row < count; row++) {
                    if (target) {
                        targets[done + row] = numbers[row];
                    } else {
                        classes[done + row] = (int) numbers[row];
                    }
                }
                hasTargets |= target;
                hasClasses |= !target;
            }
            if (repeats) {
                checksum.update(data.toByteArray());
            }
            return count;
        }

        DatasetExamples examples(List<String> classNames) {
            Labels labels = Labels.none(classes.length);
            if (hasClasses) {
                int most = Arrays.stream(classes).max().orElse(0) + 1;
                labels = labels.withLabels(
                        classes,
                        classNames.isEmpty()
                                ? IntStream.range(0, most)
                                        .mapToObj(i -> "class " + i)
                                        .toList()
                                : classNames);
            }
            if (hasTargets) {
                labels = labels.withTargets(targets);
            }
            int[] positions = IntStream.range(0, classes.length).toArray();
            return new DatasetExamples(name, dataset, positions, shape, checksum.getValue(), labels);
        }
    }

    private static NDArray single(NDList data, String name) {
        if (data.size() != 1 || data.head().getDataType() != DataType.FLOAT32) {
            throw new DataException(name + " has records of "
                    + (data.size() != 1
                            ? data.size() + " arrays"
                            : "type " + data.head().getDataType())
                    + "; one array of float32 is understood: convert it in the dataset's pipeline, as by ToTensor.");
        }
        return data.head();
    }

    /**
     * Reads the input of an example.
     *
     * @param example which example, 0…N-1
     * @param target where to, from its index 0
     * @throws DataException if it cannot be read
     */
    public void read(int example, float[] target) {
        long position = positions[Objects.checkIndex(example, positions.length)];
        try (NDManager manager = NDManager.newBaseManager()) {
            for (Batch batch : dataset.getData(manager, new Only(List.of(position)))) {
                try (batch) {
                    float[] values = single(batch.getData(), name()).toFloatArray();
                    System.arraycopy(values, 0, target, 0, values.length);
                }
            }
        } catch (IOException | TranslateException e) {
            throw new DataException("record " + position + " of " + name() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Asks a dataset for some records at once. */
    private record Only(List<Long> positions) implements Sampler {

        @Override
        public Iterator<List<Long>> sample(RandomAccessDataset dataset) {
            return List.of(positions).iterator();
        }

        @Override
        public int getBatchSize() {
            return positions.size();
        }
    }

    @Override
    public Shape inputShape() {
        return shape;
    }

    @Override
    public long checksum() {
        CRC32 all = new CRC32();
        all.update(Arrays.toString(positions).getBytes(StandardCharsets.US_ASCII));
        all.update(Long.toString(checksum).getBytes(StandardCharsets.US_ASCII));
        labels().addTo(all);
        return all.getValue();
    }

    @Override
    public DatasetExamples select(int... indices) {
        int[] chosen = Arrays.stream(indices)
                .map(i -> positions[Objects.checkIndex(i, positions.length)])
                .toArray();
        String selected = isAll(indices) ? name() : nameOf(chosen.length);
        return new DatasetExamples(selected, dataset, chosen, shape, checksum, labels().select(indices));
    }

    @Override
    public DatasetExamples withLabels(int[] labels, List<String> classNames) {
        return new DatasetExamples(
                name(), dataset, positions, shape, checksum, labels().withLabels(labels, classNames));
    }

    @Override
    public DatasetExamples withName(String newName) {
        return new DatasetExamples(newName, dataset, positions, shape, checksum, labels());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s: %,d records of shape %s%s", name(), size(), shape, labels().summary());
    }
}
