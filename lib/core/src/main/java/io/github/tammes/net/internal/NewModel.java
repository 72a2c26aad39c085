package io.github.tammes.net.internal;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.rpc.RpcEngine;

/** DJL's models before they have a network. */
public final class NewModel {

    private NewModel() {}

    /**
     * Makes a model without a network.
     *
     * @param device where its weights are to be; null for DJL's default device
     * @throws IllegalStateException if no engine is there; DJL itself would take its client for models of other machines, which
     *     cannot compute, and fail at the first layer
     */
    public static Model on(Device device) {
        if (Engine.getInstance() instanceof RpcEngine) {
            throw new IllegalStateException(
                    "there is no engine to compute with: a program needs one of DJL's at run time, such as"
                            + " ai.djl.pytorch:pytorch-engine:" + Engine.getDjlVersion());
        }
        return Model.newInstance("tammes", device);
    }
}
