package io.github.tammes.net.internal;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;

/**
 * Serves weights for prediction: views that share their memory but not their gradient, so that PyTorch records no graph
 * whatever its autograd setting in this thread, and each activation is freed as soon as it has been used.
 */
public final class DetachedParameters extends ParameterStore {

    private final NDManager owner;

    /**
     * Makes a store.
     *
     * @param manager the owner of the views
     */
    public DetachedParameters(NDManager manager) {
        super(manager, false);
        owner = manager;
    }

    @Override
    public NDArray getValue(Parameter parameter, Device device, boolean training) {
        NDArray value = super.getValue(parameter, device, false);
        if (value == null) {
            return null;
        }
        NDArray view = value.stopGradient();
        view.attach(owner);
        return view;
    }
}
