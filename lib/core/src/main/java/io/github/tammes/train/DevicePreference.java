package io.github.tammes.train;

/** Where a person wants a run to happen. */
public enum DevicePreference {
    /** The first GPU if DJL finds one, else the processor: the default. */
    AUTOMATIC,
    /** The processor, even where there is a GPU. */
    CPU,
    /** The first GPU; an error where there is none. */
    GPU,
    /** All GPUs, each taking its share of every minibatch; an error where there is none. */
    ALL_GPUS
}
