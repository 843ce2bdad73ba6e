//! The `samtykke` binary.

use std::process::ExitCode;

fn main() -> ExitCode {
    match samtykke::cli::run() {
        Ok(code) => code,
        Err(error) => {
            #[allow(clippy::print_stderr, reason = "the one line that says why it does not start")]
            {
                eprintln!("samtykke: {error}");
            }
            ExitCode::FAILURE
        }
    }
}
