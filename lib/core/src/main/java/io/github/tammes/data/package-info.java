/** Image and table data as minibatches: loaders, splits, augmentation. */
package io.github.tammes.data;
