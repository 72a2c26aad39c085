/**
 * Where values are shown: a notebook or a terminal.
 *
 * <p>Start with {@link io.github.tammes.display.Display}; what can be shown in parts is a
 * {@link io.github.tammes.display.Renderable}.
 *
 * <pre>{@code
 * Display.Live line = Display.current().live("starting");
 * line.update("half done");
 * line.close();
 * }</pre>
 */
package io.github.tammes.display;
