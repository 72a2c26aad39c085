/** The command line: {@code ./run prototypes} places prototypes and writes them to a file for other programs. */
package io.github.tammes.command;
