package io.github.tammes.kernel;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.RenderContext;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import jdk.jshell.JShell;

/** The classic IJava kernel, 1.3.0, which loads no extensions: a cell calls {@link Tammes#install()} itself. */
final class IJavaBackend implements Backend {

    private static final String KERNEL_HOLDER = "io.github.spencerpark.ijava.IJava";

    private final BaseKernel kernel;
    private final List<String> lineMagics = new ArrayList<>();
    private final List<String> cellMagics = new ArrayList<>();

    private IJavaBackend(BaseKernel kernel) {
        this.kernel = kernel;
    }

    static Optional<Backend> live() throws ReflectiveOperationException {
        // Only the kernel's base classes are published as an artifact; the kernel itself has to be asked by name.
        Object live =
                Class.forName(KERNEL_HOLDER).getMethod("getKernelInstance").invoke(null);
        return live instanceof BaseKernel found ? Optional.of(new IJavaBackend(found)) : Optional.empty();
    }

    @Override
    public String name() {
        return "IJava";
    }

    @Override
    public Object kernel() {
        return kernel;
    }

    @Override
    public void register(Rendering<?> rendering) {
        registerTyped(rendering);
    }

    private <T> void registerTyped(Rendering<T> rendering) {
        kernel.getRenderer()
                .createRegistration(rendering.type())
                .preferring(mimes(rendering.preferred()))
                .supporting(mimes(rendering.onRequest()))
                .register((value, context) -> draw(rendering, value, context));
    }

    private static MIMEType[] mimes(List<String> names) {
        return names.stream().map(MIMEType::parse).toArray(MIMEType[]::new);
    }

    private static <T> void draw(Rendering<T> rendering, T value, RenderContext context) {
        MimeBundle bundle = rendering.render(value, mime -> context.wantsDataRenderedAs(MIMEType.parse(mime)));
        DisplayData out = context.getOutputContainer();
        bundle.data().forEach(out::putData);
        bundle.metadata().forEach(out::putMetaData);
    }

    @Override
    public void registerLineMagic(String name, Function<List<String>, Object> magic) {
        magics().registerLineMagic(name, magic::apply);
        lineMagics.add(name);
    }

    @Override
    public void registerCellMagic(String name, BiFunction<List<String>, String, Object> magic) {
        magics().registerCellMagic(name, magic::apply);
        cellMagics.add(name);
    }

    private Magics magics() {
        try {
            return (Magics) kernel.getClass().getMethod("getMagics").invoke(kernel);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this IJava kernel has no magics: call Tammes' methods instead", e);
        }
    }

    // IJava keeps the names of its own to itself.
    @Override
    public List<String> lineMagics() {
        return List.copyOf(lineMagics);
    }

    @Override
    public List<String> cellMagics() {
        return List.copyOf(cellMagics);
    }

    @Override
    public Optional<JShell> shell() {
        try {
            Field field = kernel.getClass().getDeclaredField("evaluator");
            field.setAccessible(true);
            Object evaluator = field.get(kernel);
            return Optional.of(
                    (JShell) evaluator.getClass().getMethod("getShell").invoke(evaluator));
        } catch (ReflectiveOperationException | RuntimeException e) {
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
        jars.forEach(jar -> Reflection.call(kernel, "addToClasspath", jar.toString()));
    }

    @Override
    public void evaluate(String source) {
        Reflection.call(kernel, "eval", source);
    }
}
