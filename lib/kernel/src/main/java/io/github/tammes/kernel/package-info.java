/**
 * What makes a Java notebook show Tammes' values and bring libraries by Maven's resolver, on JJava and on IJava.
 *
 * <p>Start with {@link io.github.tammes.kernel.Tammes}; the kernel "Java (Tammes)" has called it already.
 *
 * <pre>{@code
 * Tammes.install();
 * Tammes.add("org.apache.commons:commons-csv:1.14.1");
 * Tammes.show(Prototypes.place(10, 3), Tammes.status());
 * }</pre>
 */
package io.github.tammes.kernel;
