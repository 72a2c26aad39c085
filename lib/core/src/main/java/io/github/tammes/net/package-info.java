/** Network architectures as DJL blocks. */
package io.github.tammes.net;
