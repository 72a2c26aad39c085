package io.github.tammes.train;

/** How classes and a target share one output space. */
public enum JointArrangement {
    /**
     * The authors' arrangement (HPN, section 3.3): the first coordinate belongs to the target, the others to the classes.
     * The target is the cosine of the whole output with the first axis, the latitude; the class is read from the direction
     * of the remaining D − 1 coordinates, the longitude. The two do not compete.
     */
    SEPARATE_AXIS,

    /**
     * Both are read from the cosines of the whole output: class prototypes lie on the whole sphere, wherever their
     * placement put them, and the target is the cosine with the first axis. The two compete.
     */
    SHARED_SPHERE
}
