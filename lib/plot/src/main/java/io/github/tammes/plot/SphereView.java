package io.github.tammes.plot;

/**
 * From where a sphere is looked at, and what is drawn on it.
 *
 * @param azimuth degrees around the vertical axis, any number; 30 by default
 * @param elevation degrees above the equator, in [-90, 90]; 20 by default
 * @param labels whether class names are written beside the points; false by default
 * @param contacts whether the pairs at the smallest angle are joined; true by default
 */
public record SphereView(double azimuth, double elevation, boolean labels, boolean contacts) {

    private static final SphereView DEFAULTS = new SphereView(30, 20, false, true);

    /**
     * Checks the angles.
     *
     * @throws IllegalArgumentException if one of them is not finite or the elevation is out of range
     */
    public SphereView {
        if (!Double.isFinite(azimuth)) {
            throw new IllegalArgumentException("azimuth is " + azimuth + "; use a number of degrees");
        }
        if (!(elevation >= -90 && elevation <= 90)) {
            throw new IllegalArgumentException("elevation is " + elevation + "; use degrees from -90 to 90");
        }
    }

    /** Returns the default view. */
    public static SphereView defaults() {
        return DEFAULTS;
    }

    /** Returns this view from another direction. */
    public SphereView from(double newAzimuth, double newElevation) {
        return new SphereView(newAzimuth, newElevation, labels, contacts);
    }

    /** Returns this view from the opposite side. */
    SphereView fromBehind() {
        return from(azimuth + 180, -elevation);
    }

    /** Returns this view with or without class names. */
    public SphereView withLabels(boolean newLabels) {
        return new SphereView(azimuth, elevation, newLabels, contacts);
    }

    /** Returns this view with or without lines between the pairs at the smallest angle. */
    public SphereView withContacts(boolean newContacts) {
        return new SphereView(azimuth, elevation, labels, newContacts);
    }

    /**
     * Turns a point of space into this view.
     *
     * @return to the right, up, and towards the eye
     */
    double[] see(double x, double y, double z) {
        double a = Math.toRadians(azimuth);
        double e = Math.toRadians(elevation);
        double right = -Math.sin(a) * x + Math.cos(a) * y;
        double towards = Math.cos(a) * x + Math.sin(a) * y;
        return new double[] {right, Math.cos(e) * z - Math.sin(e) * towards, Math.cos(e) * towards + Math.sin(e) * z};
    }
}
