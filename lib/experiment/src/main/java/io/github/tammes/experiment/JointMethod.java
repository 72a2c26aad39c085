package io.github.tammes.experiment;

import io.github.tammes.loss.JointArrangement;
import java.util.Optional;

/** The ways of telling a class and a target that the joint experiment compares. */
public enum JointMethod {
    /** One network whose first output coordinate belongs to the target (HPN, joint regression and classification). */
    SEPARATE_AXIS("joint, separate axis", JointArrangement.SEPARATE_AXIS),
    /** One network whose whole output serves both. */
    SHARED_SPHERE("joint, shared sphere", JointArrangement.SHARED_SPHERE),
    /** Two networks, each as large as the joint one: one for the class, one for the target. */
    TWO_NETWORKS("two networks", null);

    private final String title;
    private final JointArrangement arrangement;

    JointMethod(String title, JointArrangement arrangement) {
        this.title = title;
        this.arrangement = arrangement;
    }

    /** Returns how class and target share the output space; empty where they do not. */
    public Optional<JointArrangement> arrangement() {
        return Optional.ofNullable(arrangement);
    }

    @Override
    public String toString() {
        return title;
    }
}
