package io.github.tammes.experiment;

import ai.djl.engine.Engine;
import io.github.tammes.train.DevicePreference;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What the processes of a grid compute on. A GPU has memory for one training, so each is given to one process.
 *
 * @param cores of the processor
 * @param gpus those that the trials may use, 0 for none
 */
record WorkerDevices(int cores, int gpus) {

    /** Returns what this machine has for some trials. */
    static WorkerDevices usual(Collection<? extends Trial> trials) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new WorkerDevices(
                cores,
                trials.stream().anyMatch(WorkerDevices::mayUseGpu)
                        ? Engine.getInstance().getGpuCount()
                        : 0);
    }

    /** A trial that says nothing of its device may use any. */
    static boolean mayUseGpu(Trial trial) {
        return !(trial instanceof TrainingTrial training)
                || training.trainings().stream()
                        .anyMatch(planned -> planned.options().device() != DevicePreference.CPU);
    }

    /** Returns how many processes there are if nobody says how many. */
    int processes() {
        return gpus > 0 ? gpus : cores;
    }

    /**
     * Returns the one GPU that a process is to see, for the variable CUDA_VISIBLE_DEVICES.
     *
     * @param process its number, from 0
     * @param visible that variable here, which says what the person has left to this program; null if it is not set
     * @return empty if there is no GPU
     */
    Optional<String> visibleTo(int process, String visible) {
        if (gpus == 0) {
            return Optional.empty();
        }
        int gpu = process % gpus;
        return Optional.of(
                visible == null
                        ? String.valueOf(gpu)
                        : List.of(visible.split(",", -1)).get(gpu).strip());
    }
}
