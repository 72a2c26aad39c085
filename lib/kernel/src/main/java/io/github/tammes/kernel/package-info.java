/** What makes a Java notebook show Tammes' values: one extension for the JJava and the IJava kernel. */
package io.github.tammes.kernel;
