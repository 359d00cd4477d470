//! Starts a host with its configuration in `deploy/`, with another address and another directory.

use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use xtask::Result;
use xtask::hosts::Host;
use xtask::process::ProcessGroup;
use xtask::programs::{command, root};

use super::TempDir;

/// The time within which a host has to start.
const START_TIMEOUT: Duration = Duration::from_secs(15);
/// nginx's module for files compressed with brotli, in Debian.
const BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// A running host; dropping it ends it.
pub(super) struct RunningHost {
    pub(super) port: u16,
    pub(super) sends_brotli: bool,
    _process: ProcessGroup,
    _files: TempDir,
}

pub(super) fn launch(host: Host, program: &Path, dist: &Path) -> Result<RunningHost> {
    let files = TempDir::new(host.word())?;
    let dist = dist.canonicalize().map_err(|error| format!("{}: {error}; build the page first", dist.display()))?;
    let port = free_port()?;
    let sends_brotli = host == Host::Caddy || Path::new(BROTLI).is_file();
    let mut launching = match host {
        Host::Nginx => nginx(program, &files.0, &dist, port, sends_brotli)?,
        Host::Caddy => caddy(program, &files.0, &dist, port)?,
    };
    let log = files.0.join("log");
    let file = fs::File::create(&log).map_err(|error| format!("{}: {error}", log.display()))?;
    let mut process = ProcessGroup::start(launching.stdout(Stdio::null()).stderr(file))?;
    let deadline = Instant::now() + START_TIMEOUT;
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if process.exit_status().is_some() || Instant::now() >= deadline {
            let output = fs::read_to_string(&log).unwrap_or_default();
            return Err(format!("{} did not start with its file in deploy/:\n{output}", host.name()));
        }
        sleep(Duration::from_millis(50));
    }
    Ok(RunningHost { port, sends_brotli, _process: process, _files: files })
}

/// A free port. Another program may take it before the host does, which then reports that.
fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr());
    listener.map(|address| address.port()).map_err(|error| format!("no port of 127.0.0.1 is free: {error}"))
}

fn nginx(program: &Path, files: &Path, dist: &Path, port: u16, sends_brotli: bool) -> Result<Command> {
    let site = configuration("nginx.conf")?;
    let site = replaced(&site, "listen 80;", &format!("listen 127.0.0.1:{port};"))?;
    let site = replaced(&site, "root /srv/minxin-atlas;", &format!("root \"{}\";", dist.display()))?;
    let mut module = String::new();
    if sends_brotli {
        module = format!("load_module {BROTLI};\n");
        let included = files.join("minxin-atlas.d");
        fs::create_dir_all(&included).map_err(|error| format!("{}: {error}", included.display()))?;
        write(&included.join("brotli.conf"), &configuration("brotli.conf")?)?;
    }
    // The default paths are writable for root alone.
    let paths: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("{kind}_temp_path {}/{kind};\n", files.display()))
        .concat();
    let main = format!(
        "{module}daemon off;\nmaster_process off;\npid {0}/pid;\nerror_log stderr;\nevents {{}}\n\
         http {{\naccess_log off;\n{paths}include {0}/atlas.conf;\n}}\n",
        files.display()
    );
    write(&files.join("atlas.conf"), &site)?;
    write(&files.join("nginx.conf"), &main)?;
    let mut nginx = command(&program.to_string_lossy());
    nginx.arg("-p").arg(files).arg("-e").arg("stderr").arg("-c").arg(files.join("nginx.conf"));
    Ok(nginx)
}

fn caddy(program: &Path, files: &Path, dist: &Path, port: u16) -> Result<Command> {
    // Without its port for commands: another Caddy may run here.
    let site = format!("{{\n\tadmin off\n}}\n\n{}", configuration("Caddyfile")?);
    let file = files.join("Caddyfile");
    write(&file, &site)?;
    let mut caddy = command(&program.to_string_lossy());
    caddy.args(["run", "--adapter", "caddyfile", "--config"]).arg(&file);
    caddy.env("MINXIN_ADDRESS", format!("http://127.0.0.1:{port}")).env("MINXIN_DIST", dist);
    caddy.env("XDG_DATA_HOME", files).env("XDG_CONFIG_HOME", files);
    Ok(caddy)
}

/// The text of a file in `deploy/`.
fn configuration(name: &str) -> Result<String> {
    let file = root().join("deploy").join(name);
    fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))
}

/// The text with its first `from` replaced. An error where there is none, so that the check never tests another text than the published
/// one.
fn replaced(text: &str, from: &str, to: &str) -> Result<String> {
    if text.contains(from) {
        Ok(text.replacen(from, to, 1))
    } else {
        Err(format!("deploy/nginx.conf does not contain `{from}`"))
    }
}

fn write(file: &Path, text: &str) -> Result {
    fs::write(file, text).map_err(|error| format!("{}: {error}", file.display()))
}
