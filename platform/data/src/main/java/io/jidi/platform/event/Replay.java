package io.jidi.platform.event;

import jakarta.enterprise.context.RequestScoped;

/** Whether the work at hand repeats history to rebuild a read model: then nothing new is announced. */
@RequestScoped
public class Replay {

    private boolean on;

    public boolean isOn() {
        return on;
    }

    public void begin() {
        on = true;
    }
}
