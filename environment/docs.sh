# Sourced by run: the site to read, made of what is committed and of the API's Javadoc.

docs_venv=$root/.venv-docs

build_docs() {
    local folder=$root/out/docs
    python_environment "$docs_venv" 100 requirements-docs.txt
    attempt "Writing the pages" "$venv/bin/python" "$root/environment/docs.py" "$root" "$folder"
    attempt "Writing the API's pages" write_javadoc "$folder/pages/api"
    attempt "Making the site" "$docs_venv/bin/python" -m mkdocs build --quiet --strict --config-file "$folder/mkdocs.yml"
    rm -f "$folder/site/404.html"  # it is for a server, and its links for a site at the root of one
    say "The site: $folder/site/index.html"
}

# Of the modules whose classes notebooks and other programs use. A warning is a failure.
write_javadoc() {
    local modules=(sphere plot core experiment kernel) sources
    sources=$(printf ":$root/lib/%s/src/main/java" "${modules[@]}")
    "$JAVA_HOME/bin/javadoc" -quiet -Werror --no-platform-links -Xdoclint:all,-missing -encoding UTF-8 -notimestamp -docencoding UTF-8 \
        -windowtitle Tammes -doctitle Tammes --add-stylesheet "$root/docs/assets/javadoc.css" -d "$1" \
        -sourcepath "${sources#:}" -cp "$(cat "$root/lib/kernel/target/test-kernel.classpath")" \
        -subpackages io.github.tammes -exclude io.github.tammes.internal:io.github.tammes.sphere.internal:io.github.tammes.data.internal:io.github.tammes.net.internal
    # Distributions leave out the fonts that Javadoc's pages name; the reader's own do.
    [ -e "$1/resources/fonts/dejavu.css" ] || { mkdir -p "$1/resources/fonts" && : >"$1/resources/fonts/dejavu.css"; }
}
