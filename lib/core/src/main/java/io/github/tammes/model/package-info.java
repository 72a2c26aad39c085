/** Trained networks with all they need to answer: saved, loaded, asked, served. */
package io.github.tammes.model;
