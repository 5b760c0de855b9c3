# Each recipe is one line; what a chore does is in crates/xtask.

# List the recipes.
default:
    @just --list --unsorted

# Everything CI checks before the tests.
check:
    bash .ci/run check

# Format the code.
fmt:
    cargo fmt --all

# Format, and apply what clippy can fix by itself.
fix:
    cargo fmt --all && cargo clippy --workspace --all-targets --fix --allow-dirty --allow-staged

# Run the tests; FILTER picks some by name.
test *FILTER:
    cargo test --workspace -- {{FILTER}}

# Hunt for bytes that break a promise, with cargo-fuzz: `just fuzz jsonrpc lines` or `just fuzz transport handshake`; what it finds out stays in target/. The variable lets a stable compiler build for the fuzzer too.
fuzz CRATE TARGET SECONDS="60":
    mkdir -p target/fuzz/found/{{TARGET}} && RUSTC_BOOTSTRAP=1 cargo fuzz run --fuzz-dir crates/{{CRATE}}/fuzz --target-dir target/fuzz {{TARGET}} target/fuzz/found/{{TARGET}} crates/{{CRATE}}/fuzz/corpus/{{TARGET}} -- -max_total_time={{SECONDS}}

# Hunt for long: every fuzz target for SECONDS each, an hour unless said otherwise. Needs cargo-fuzz (`cargo install cargo-fuzz`).
soak SECONDS="3600":
    cargo xtask soak {{SECONDS}}

# Rewrite the generated files (schema/, BUILD.bazel).
gen *ARGS:
    cargo xtask gen {{ARGS}}

# Write the protocol's JSON Schema or TypeScript, e.g. `just schema generate-ts --out DIR`.
schema *ARGS:
    cargo run --release -- app-server {{ARGS}}

# Measure server commands, e.g. `just bench --help`.
bench *ARGS:
    cargo run --release -p turnhost-bench -- {{ARGS}}

# Everything CI does.
ci:
    bash .ci/run

# Run the binary, e.g. `just run demo`.
run *ARGS:
    cargo run --release -- {{ARGS}}

# Run a turn over each API on a llama.cpp of this machine (LLAMA_SERVER, or llama-server on the PATH), which is built first if there is none.
local-model *ARGS:
    bash .ci/local-model {{ARGS}}

# Build each crate by itself (or those named by their directories), with its number of packages and its seconds; `--check` looks at types alone.
alone *CRATES:
    cargo xtask alone {{CRATES}}

# Run real MCP servers from npm and PyPI, and call a tool of each.
mcp-servers:
    bash .ci/mcp-servers

# Lines and functions of each crate.
stats:
    cargo xtask stats
