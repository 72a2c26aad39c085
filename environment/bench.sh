# Sourced by run: the environment of the benchmarks that set our figures beside PyTorch's.

set_up_bench() {
    local packages
    python_environment "$bench_venv" 3500 requirements-bench.txt --no-deps
    packages=$("$bench_venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    # Jupyter's packages are the notebooks' own; they are seen from here and not installed twice.
    "$venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))' >"$packages/notebooks.pth"
    "$bench_venv/bin/python" "$root/environment/cpu_torch.py" "$packages"
    TAMMES_CLASSPATH=$(module_class_path bench):$(cat "$class_path_file")
    export TAMMES_CLASSPATH TAMMES_JAVA=$java JUPYTER_PATH=$venv/share/jupyter
}
