/**
 * The command line: {@code ./run prototypes} places prototypes and writes them to a file for other programs, {@code ./run grid}
 * trains the paper's networks.
 */
package io.github.tammes.command;
