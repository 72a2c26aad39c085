package io.github.tammes.kernel;

import java.util.Locale;
import java.util.Set;

/**
 * An operating system and processor, named as DJL names its natives.
 *
 * @param classifier for example {@code linux-x86_64}
 */
record Platform(String classifier) {

    /** The platforms for which DJL publishes natives of the PyTorch version in use. */
    private static final Set<String> SERVED = Set.of("linux-x86_64", "linux-aarch64", "osx-aarch64", "win-x86_64");

    /**
     * Names the platform that Java's system properties describe.
     *
     * @param osName the property {@code os.name}
     * @param osArch the property {@code os.arch}
     * @throws IllegalArgumentException if DJL has no natives for it
     */
    static Platform of(String osName, String osArch) {
        String platform = system(osName.toLowerCase(Locale.ROOT)) + "-" + processor(osArch.toLowerCase(Locale.ROOT));
        if (!SERVED.contains(platform)) {
            throw new IllegalArgumentException(
                    "there is no PyTorch for Java on " + osName + " with an " + osArch + " processor: use one of "
                            + String.join(", ", SERVED.stream().sorted().toList()));
        }
        return new Platform(platform);
    }

    static Platform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    private static String system(String name) {
        if (name.startsWith("mac")) {
            return "osx";
        }
        return name.startsWith("win") ? "win" : name;
    }

    private static String processor(String arch) {
        return switch (arch) {
            case "amd64" -> "x86_64";
            case "arm64" -> "aarch64";
            default -> arch;
        };
    }

    @Override
    public String toString() {
        return classifier;
    }
}
