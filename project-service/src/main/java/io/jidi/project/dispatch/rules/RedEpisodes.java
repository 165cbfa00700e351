package io.jidi.project.dispatch.rules;

import java.util.List;

/** 红转绿: how many red episodes ended with green before the next red. Blue is a completed green and counts as green. */
public final class RedEpisodes {

    private RedEpisodes() {}

    /** @param lights project lights of consecutive months, oldest first */
    public static int turnedGreen(List<Light> lights) {
        int turned = 0;
        boolean open = false;
        for (Light light : lights) {
            if (light == Light.RED) {
                open = true;
            } else if (open && (light == Light.GREEN || light == Light.BLUE)) {
                turned++;
                open = false;
            }
        }
        return turned;
    }
}
