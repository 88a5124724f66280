//! The program: parse, run, exit code.

/// Findings and claims are many small pieces, made and given back on all threads.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    crosscheck::cli::run()
}
