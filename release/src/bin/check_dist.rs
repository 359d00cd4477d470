//! `check-dist DIR`: checks that a built directory is a complete and consistent release.

use std::path::Path;
use std::process::ExitCode;

use minxin_release::check::check;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [directory] = words.as_slice() else {
        eprintln!("check-dist needs one directory");
        return ExitCode::FAILURE;
    };
    match check(Path::new(directory)) {
        Ok(report) if report.faults.is_empty() => {
            println!("{directory}: {} files, no fault", report.files);
            ExitCode::SUCCESS
        }
        Ok(report) => {
            for fault in &report.faults {
                eprintln!("{fault}");
            }
            eprintln!("{directory}: {} faults in {} files", report.faults.len(), report.files);
            ExitCode::FAILURE
        }
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}
