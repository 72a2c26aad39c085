import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.awt.Font;
import java.awt.image.BufferedImage;

/** Loads what a first cell would otherwise wait for or fail at: the engine's natives and a font for the charts. */
final class Prepare {
    private Prepare() {}

    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        try (NDManager manager = NDManager.newBaseManager()) {
            manager.create(1f);
        }
        try {
            var graphics = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB).createGraphics();
            graphics.getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, 8)).stringWidth("A");
        } catch (Exception | LinkageError e) {
            System.err.println("Java finds no font to draw charts with (Debian, Ubuntu: sudo apt-get install"
                    + " fontconfig fonts-dejavu-core).");
            System.exit(1);
        }
        System.out.println(Engine.getInstance());
    }
}
