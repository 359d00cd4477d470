//! `release-into DIST DIR`: publishes a built directory into one that is being served.

use std::path::Path;
use std::process::ExitCode;

use minxin_release::publish::publish;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [dist, into] = words.as_slice() else {
        eprintln!("release-into needs the built directory and the served directory");
        return ExitCode::FAILURE;
    };
    match publish(Path::new(dist), Path::new(into)) {
        Ok(published) => {
            println!("{into}: {} files written, {} unchanged", published.written, published.same);
            println!("releases in the directory, the newest last: {}", published.releases.join(", "));
            for name in &published.removed {
                println!("removed: {name}");
            }
            ExitCode::SUCCESS
        }
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}
