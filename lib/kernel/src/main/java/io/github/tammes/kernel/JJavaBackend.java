package io.github.tammes.kernel;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/** The JJava kernel, 1.0-a6 and later; calls only what has stayed the same across its versions. */
final class JJavaBackend implements Backend {

    private final BaseKernel kernel;

    private JJavaBackend(BaseKernel kernel) {
        this.kernel = kernel;
    }

    static Optional<Backend> live() {
        return Optional.ofNullable(BaseKernel.notebookKernel()).map(JJavaBackend::new);
    }

    @Override
    public String name() {
        return (kernel.getName() + " " + kernel.getVersion()).strip();
    }

    @Override
    public Object kernel() {
        return kernel;
    }

    @Override
    public void mendErrors() {
        try {
            SafeErrorStyle.install(kernel);
        } catch (LinkageError e) {
            // A later JJava without the class; errors are then written as it writes them.
        }
    }

    @Override
    public void register(Rendering<?> rendering) {
        registerTyped(rendering);
    }

    private <T> void registerTyped(Rendering<T> rendering) {
        kernel.getRenderer()
                .createRegistration(rendering.type())
                .preferring(rendering.preferred().toArray(String[]::new))
                .supporting(rendering.onRequest().toArray(String[]::new))
                .register((value, context) -> draw(rendering, value, context));
    }

    private static <T> void draw(Rendering<T> rendering, T value, RenderContext context) {
        MimeBundle bundle = rendering.render(value, mime -> context.wantsDataRenderedAs(MIMEType.parse(mime)));
        DisplayData out = context.getOutputContainer();
        bundle.data().forEach(out::putData);
        bundle.metadata().forEach(out::putMetaData);
    }

    @Override
    public void registerLineMagic(String name, Function<List<String>, Object> magic) {
        kernel.getMagicsRegistry().registerLineMagic(name, (anyKernel, words) -> magic.apply(words));
    }

    @Override
    public void registerCellMagic(String name, BiFunction<List<String>, String, Object> magic) {
        kernel.getMagicsRegistry().registerCellMagic(name, (anyKernel, words, body) -> magic.apply(words, body));
    }

    @Override
    public List<String> lineMagics() {
        return List.copyOf(kernel.getMagicsRegistry().getLineMagicNames());
    }

    @Override
    public List<String> cellMagics() {
        return List.copyOf(kernel.getMagicsRegistry().getCellMagicNames());
    }

    @Override
    public Optional<JShell> shell() {
        try {
            return Optional.of((JShell) kernel.getClass().getMethod("getJShell").invoke(kernel));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    @Override
    public void show(Object value, String id) {
        DisplayData data = kernel.getRenderer().render(value);
        data.putTransientData("display_id", id);
        kernel.display(data);
    }

    @Override
    public void update(String id, Object value) {
        kernel.getIO().display.updateDisplay(id, kernel.getRenderer().render(value));
    }

    @Override
    public void addToClasspath(List<Path> jars) {
        String classpath = jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        Reflection.call(kernel, "addToClasspath", classpath);
    }

    @Override
    public void evaluate(String source) {
        // Deprecated in JJava 1.0-a8, but what replaces it is not in 1.0-a6; called by name, whichever is there is.
        Reflection.call(kernel, "evalRaw", source);
    }
}
