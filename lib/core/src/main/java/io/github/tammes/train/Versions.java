package io.github.tammes.train;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The versions that a result depends on.
 *
 * @param tammes of this library
 * @param djl of the Deep Java Library
 * @param engine name and version of DJL's engine, such as "PyTorch 2.7.1"
 * @param java of the virtual machine
 */
public record Versions(String tammes, String djl, String engine, String java) {

    /** Returns the versions in use now; loads the engine. */
    public static Versions current() {
        Engine engine = Engine.getInstance();
        return new Versions(
                ofTammes(),
                Engine.getDjlVersion(),
                engine.getEngineName() + " " + engine.getVersion(),
                Runtime.version().toString());
    }

    /** Returns the version of this library. */
    public static String ofTammes() {
        Properties properties = new Properties();
        try (InputStream stream = Versions.class.getResourceAsStream("version.properties")) {
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("version.properties cannot be read from the library's jar", e);
        }
        return properties.getProperty("version");
    }

    @Override
    public String toString() {
        return "Tammes " + tammes + ", DJL " + djl + ", " + engine + ", Java " + java;
    }
}
