package io.github.tammes.kernel;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.UnresolvedReferenceException;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellHandler;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.HelpLink;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.magic.MagicsResolver;
import org.dflib.jjava.jupyter.kernel.util.PathsHandler;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.publish.PublishError;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteInput;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteResult;
import org.dflib.jjava.jupyter.messages.reply.ErrorReply;
import org.dflib.jjava.jupyter.messages.reply.ExecuteReply;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.dflib.jjava.jupyter.messages.request.HistoryRequest;
import org.dflib.jjava.kernel.JavaKernel;
import org.dflib.jjava.kernel.execution.CompilationException;
import org.dflib.jjava.kernel.execution.EvaluationInterruptedException;
import org.dflib.jjava.kernel.execution.IncompleteSourceException;

/** JJava's kernel, which here ends a Run All at an error, loses no output, and says where in which cell something is wrong. */
final class CellKernel extends JavaKernel {

    /** A front end sends the cells of a Run All at once, but they take a moment to arrive. */
    private static final long MILLIS_TO_ARRIVE = 60;

    /** After so long a cell that was told to stop is said to go on, and then is left behind. */
    private static final long SECONDS_TO_WORDS = 2;

    private static final long SECONDS_TO_STOP = 30;

    /** A second's worth. */
    private static final int MOST_PAUSES = 200;

    /** What JJava imports itself. */
    private static final List<String> IMPORTS_OF_JJAVA = List.of(
            "import java.util.*;",
            "import java.io.*;",
            "import java.math.*;",
            "import java.net.*;",
            "import java.time.*;",
            "import java.util.concurrent.*;",
            "import java.util.prefs.*;",
            "import java.util.regex.*;",
            "import static org.dflib.jjava.jupyter.kernel.BaseNotebookStatics.*;",
            "import static org.dflib.jjava.kernel.JavaNotebookStatics.*;");

    private final CellIO cellIO;
    private final CellEvaluator cells;
    private final CellPlaces places;
    private final CellHistory cellHistory;
    private final Inspection inspection;
    private final PostponedIndex index;
    private final CompletableFuture<Void> started = new CompletableFuture<>();

    /** Whether a cell has been sent that may not have begun. */
    private volatile boolean isArriving;

    private JupyterConnection connection;

    /** The request that is being answered; null while none is. */
    private volatile ExecuteRequest running;

    CellKernel(
            String name,
            String version,
            LanguageInfo languageInfo,
            List<HelpLink> helpLinks,
            CellHistory history,
            CellIO io,
            CommManager commManager,
            Renderer renderer,
            MagicsResolver magicsResolver,
            MagicsRegistry magicsRegistry,
            boolean extensionsEnabled,
            StringStyler errorStyler,
            JShell shell,
            CellEvaluator evaluator,
            CellPlaces places) {
        super(
                name,
                version,
                languageInfo,
                helpLinks,
                history,
                io,
                commManager,
                renderer,
                magicsResolver,
                magicsRegistry,
                extensionsEnabled,
                errorStyler,
                shell,
                evaluator);
        this.cellIO = io;
        this.cells = evaluator;
        this.places = places;
        this.cellHistory = history;
        this.inspection = new Inspection(shell.sourceCodeAnalysis());
        this.index = new PostponedIndex(shell.sourceCodeAnalysis());
        shell.onSnippetEvent(evaluator::heard);
    }

    /** Prepares the first cell: the library, its imports, and what the person has set by JJava's variables. */
    void start() {
        try {
            onStartup();
            Tammes.imports(IMPORTS_OF_JJAVA);
            addToClasspath(System.getenv("JJAVA_CLASSPATH"));
            String script = System.getenv("JJAVA_STARTUP_SCRIPT");
            if (script != null) {
                evalBuilder(script).resolveMagics().eval();
            }
        } finally {
            started.complete(null);
        }
    }

    /** Lets requests wait that need JShell while it still starts; all others are answered from the first moment on. */
    @Override
    public void becomeHandlerForConnection(JupyterConnection newConnection) {
        super.becomeHandlerForConnection(newConnection);
        connection = newConnection;
        Stream.of(
                        MessageType.EXECUTE_REQUEST,
                        MessageType.INSPECT_REQUEST,
                        MessageType.COMPLETE_REQUEST,
                        MessageType.IS_COMPLETE_REQUEST)
                .forEach(this::handleWhenStarted);
    }

    private <T> void handleWhenStarted(MessageType<T> type) {
        ShellHandler<T> handler = connection.getHandler(type);
        connection.setHandler(type, (env, message) -> {
            isArriving = type == MessageType.EXECUTE_REQUEST;
            started.join();
            try {
                handler.handle(env, message);
            } finally {
                isArriving = false;
            }
        });
    }

    /**
     * Beside JJava's own, whose only task are the imports that {@link #start()} makes, the library is the one extension on the class
     * path that the kernel is started with; to look for others would open every jar.
     */
    @Override
    protected void installDefaultExtensions() {
        installExtension(new TammesExtension());
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
        index.make();
        String before = code.substring(0, offset(code, at));
        String line = before.substring(before.lastIndexOf('\n') + 1);
        // JShell completes nothing behind a magic, which is no Java.
        String withoutMagics = CellSource.rewrite(before, magic -> "", name -> true);
        boolean isInMagic = !withoutMagics.endsWith(line);
        String java = isInMagic ? before : withoutMagics;
        int left = before.length() - java.length();
        ReplacementOptions options = super.complete(java + code.substring(before.length()), java.length());
        return options == null
                ? null
                : new ReplacementOptions(
                        options.getReplacements(),
                        code.codePointCount(0, options.getSourceStart() + left),
                        code.codePointCount(0, options.getSourceEnd() + left));
    }

    @Override
    public DisplayData inspect(String code, int at, boolean inDetail) {
        return inspection.at(code, offset(code, at)).orElse(null);
    }

    /** Jupyter counts characters as Unicode does, Java some of them as two. */
    private static int offset(String code, int characters) {
        int all = code.codePointCount(0, code.length());
        return code.offsetByCodePoints(0, Math.max(0, Math.min(characters, all)));
    }

    /** Shows what is known of names. */
    Object help(List<String> names) {
        for (String name : names) {
            inspection
                    .of(name)
                    .ifPresentOrElse(
                            this::display,
                            () -> System.out.println("Nothing is known of " + name + ": is it imported?"));
        }
        return null;
    }

    /** Refuses a jar that is none: JShell would find no class any more, not even Java's own. */
    @Override
    public void addToClasspath(String classpath) {
        if (classpath != null && !classpath.isBlank()) {
            PathsHandler.splitAndResolveGlobs(classpath).stream()
                    .filter(Files::isRegularFile)
                    .forEach(DamagedJarException::require);
            super.addToClasspath(classpath);
        }
    }

    @Override
    protected void replaceOutputStreams(ShellReplyEnvironment env) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        InputStream in = System.in;
        System.setOut(cellIO.cellOut);
        System.setErr(cellIO.cellErr);
        System.setIn(cellIO.cellIn);
        env.defer(() -> {
            System.setOut(out);
            System.setErr(err);
            System.setIn(in);
        });
    }

    @Override
    public void display(DisplayData data) {
        cellIO.flush();
        super.display(data);
    }

    @Override
    protected synchronized void handleExecuteRequest(ShellReplyEnvironment env, Message<ExecuteRequest> message) {
        boolean ok = execute(env, message);
        List<Message<?>> waiting = ok || !message.getContent().shouldStopOnError() ? List.of() : waiting(env);
        env.resolveDeferrals();
        index.make();
        waiting.forEach(next -> answer((ShellChannel) env.getShell(), next));
    }

    /** Runs a cell and sends what comes of it; returns false if it fails. */
    private boolean execute(ShellReplyEnvironment env, Message<ExecuteRequest> message) {
        ExecuteRequest request = message.getContent();
        String code = request.getCode();
        commManager.setMessageContext(message);
        int count = request.isSilent() ? executionCount.get() : executionCount.getAndIncrement();
        if (request.shouldStoreHistory() && !request.isSilent()) {
            cellHistory.add(count, code);
        }
        env.setBusyDeferIdle();
        if (!request.isSilent()) {
            env.publish(new PublishExecuteInput(code, count));
        }
        replaceOutputStreams(env);
        cellIO.begin(env, request.isStdinEnabled());
        cells.begin(count, code);
        running = request;
        boolean isShown = !request.isSilent() && !CellSource.endsSilently(code);
        ErrorReport report = null;
        try {
            Object value = evalBuilder(code).resolveMagics().eval();
            if (isShown) {
                publish(env, count, value);
            }
        } catch (CellStopped e) {
            report = stopped(env, count, isShown ? e.value : null, e);
        } catch (Throwable e) { // whatever it is, a cell without an answer would run for ever
            report = cells.threads().isStopping() ? stopped(env, count, null, new CellStopped(null, e)) : report(e);
        } finally {
            running = null;
            cellIO.end(env);
        }
        if (report == null) {
            env.defer().reply(new ExecuteReply(count, Map.of()));
            return true;
        }
        var error = new ErrorReply(report.name(), report.message(), report.lines());
        error.setExecutionCount(count);
        env.publish(new PublishError(report.name(), report.message(), report.lines()));
        env.defer().replyError(ExecuteReply.MESSAGE_TYPE.error(), error);
        return false;
    }

    private void publish(ShellReplyEnvironment env, int count, Object value) throws Exception {
        if (value != null) {
            DisplayData data = value instanceof DisplayData drawn
                    ? drawn
                    : cells.onCellThread(() -> getRenderer().render(value));
            cellIO.flush();
            env.publish(new PublishExecuteResult(count, data));
        }
    }

    private ErrorReport stopped(ShellReplyEnvironment env, int count, Object value, CellStopped stop) {
        if (value != null) {
            cells.threads().goOn(); // the value was made in spite of the interrupt, and so it is drawn
            try {
                publish(env, count, value);
            } catch (Exception e) {
                return report(e);
            }
        }
        boolean leftBehind = stop.getCause() instanceof EvaluationInterruptedException;
        return ErrorReport.ofStop(
                Optional.ofNullable(stop.getCause()).filter(e -> !leftBehind).map(CellKernel::failure),
                leftBehind,
                places);
    }

    private ErrorReport report(Throwable thrown) {
        return cells.within(thrown)
                .map(inner -> report(inner.thrown(), inner.place()))
                .orElseGet(() -> report(thrown, cells.place()));
    }

    private ErrorReport report(Throwable thrown, CellPlaces.Place place) {
        if (thrown instanceof CompilationException e) {
            Snippet snippet = e.getBadSnippetCompilation().snippet();
            return ErrorReport.ofRefusals(
                    refusals(snippet), places.of(snippet.id()).orElse(place));
        }
        if (thrown instanceof IncompleteSourceException) {
            return ErrorReport.ofIncomplete(place);
        }
        if (thrown.getCause() instanceof UnresolvedReferenceException e) {
            DeclarationSnippet snippet = e.getSnippet();
            List<String> missing = getJShell().unresolvedDependencies(snippet).toList();
            // What it needs may be there, but be declared anew in such a way that it no longer fits.
            return missing.isEmpty()
                    ? ErrorReport.ofRefusals(
                            refusals(snippet), places.of(snippet.id()).orElse(place))
                    : ErrorReport.ofUnresolved(snippet.name(), missing, places.of(snippet.id()));
        }
        return ErrorReport.of(failure(thrown), places);
    }

    private List<ErrorReport.Refusal> refusals(Snippet snippet) {
        return getJShell()
                .diagnostics(snippet)
                .map(d -> new ErrorReport.Refusal(
                        (int) d.getStartPosition(),
                        (int) d.getEndPosition(),
                        unresolved(snippet, d).orElse(d.getMessage(null))))
                .toList();
    }

    /** Says of a name that the compiler does not find, but that a cell has declared, what its declaration lacks. */
    private Optional<String> unresolved(Snippet snippet, Diag diag) {
        int start = (int) diag.getStartPosition();
        int end = (int) diag.getEndPosition();
        boolean isName = diag.getCode().startsWith("compiler.err.cant.resolve");
        if (!isName || start < 0 || end > snippet.source().length()) {
            return Optional.empty();
        }
        String name = snippet.source().substring(start, end);
        return getJShell()
                .snippets()
                .filter(DeclarationSnippet.class::isInstance)
                .map(DeclarationSnippet.class::cast)
                .filter(declared -> declared.name().equals(name)
                        && getJShell().status(declared) == Snippet.Status.RECOVERABLE_NOT_DEFINED)
                .map(declared -> getJShell().unresolvedDependencies(declared).toList())
                .filter(missing -> !missing.isEmpty())
                .findFirst()
                .map(missing -> ErrorReport.unresolved(name, missing));
    }

    private static Failure failure(Throwable thrown) {
        return Failure.of(thrown.getCause() instanceof EvalException copy ? copy : thrown);
    }

    @Override
    protected List<String> formatError(Throwable e) {
        return report(e).lines();
    }

    /** Takes what has been sent while a cell ran. */
    private List<Message<?>> waiting(ShellReplyEnvironment env) {
        ShellChannel shell = (ShellChannel) env.getShell();
        List<Message<?>> messages = new ArrayList<>();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS_TO_ARRIVE);
        do {
            while ((shell.getEvents() & 1) != 0) { // ZMQ's mark of a message to be read
                messages.add(shell.readMessage());
            }
            pause();
        } while (System.nanoTime() < end);
        return messages;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Answers what came while a cell failed: further cells are not run. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // the handler of a message's type takes messages of that type
    private void answer(ShellChannel shell, Message<?> message) {
        ShellReplyEnvironment env = connection.prepareReplyEnv(shell, message);
        ShellHandler handler = connection.getHandler(message.getHeader().getType());
        try {
            if (message.getContent() instanceof ExecuteRequest) {
                env.setBusyDeferIdle();
                reply(env, message, MessageType.EXECUTE_REPLY, Map.of("status", "aborted"));
            } else if (handler != null) {
                handler.handle(env, message);
            }
        } catch (Exception e) {
            System.err.println("Tammes could not answer " + message.getHeader().getType() + ": " + e);
        } finally {
            env.resolveDeferrals();
        }
    }

    /**
     * Tells the running cell to stop and lets it end by itself, so that what it says last stands under it and what it
     * has made is kept. A second interrupt, or half a minute, leaves it behind.
     */
    @Override
    public void interrupt() {
        // A cell that waits for the kernel to start is to be stopped as well.
        started.join();
        for (int i = 0; i < MOST_PAUSES && running == null && isArriving; i++) {
            pause();
        }
        ExecuteRequest stopped = running;
        if (stopped == null) {
            return;
        }
        if (cells.threads().isStopping()) {
            cells.interrupt();
            return;
        }
        WarmUp.finish(); // an interrupt would leave the classes of a first table unusable for ever
        cells.threads().stop();
        var patience = new Thread(() -> wait(stopped), "tammes-interrupt");
        patience.setDaemon(true);
        patience.start();
    }

    private void wait(ExecuteRequest stopped) {
        try {
            TimeUnit.SECONDS.sleep(SECONDS_TO_WORDS);
            if (running == stopped) {
                cellIO.cellErr.println("Waiting for the cell to end. Interrupt once more to go on without it.");
            }
            TimeUnit.SECONDS.sleep(SECONDS_TO_STOP - SECONDS_TO_WORDS);
            if (running == stopped) {
                cells.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    protected void handleHistoryRequest(ShellReplyEnvironment env, Message<HistoryRequest> message) {
        env.setBusyDeferIdle();
        // Written out here: JJava's own reply lacks the status, and has objects for entries where the protocol has
        // lists.
        List<List<Object>> entries = cellHistory.find(message.getContent()).stream()
                .map(entry -> List.<Object>of(entry.getSession(), entry.getCellNumber(), entry.getInput()))
                .toList();
        reply(env, message, MessageType.HISTORY_REPLY, Map.of("status", "ok", "history", entries));
    }

    /** Replies with a content for which JJava has no class. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // the content of a type of message is written as it is
    private static void reply(ShellReplyEnvironment env, Message<?> to, MessageType type, Map<String, Object> content) {
        env.defer().reply(new Message(to, type, content));
    }
}
