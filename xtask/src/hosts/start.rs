//! Starts a host with the set-up that `deploy/` has for it, changed only in where it listens and what it serves.

use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::{Host, Place};
use crate::Result;
use crate::process::Tree;
use crate::programs::{command, root};

/// How long a host may take to start.
const PATIENCE: Duration = Duration::from_secs(15);
/// nginx's module for files that are packed with brotli, where Debian puts it.
const BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// A running host; dropping it ends it.
pub(super) struct Running {
    pub(super) port: u16,
    /// Whether it can send what is packed with brotli.
    pub(super) takes_brotli: bool,
    _tree: Tree,
    _place: Place,
}

pub(super) fn start(host: Host, program: &Path, dist: &Path) -> Result<Running> {
    let place = Place::new(host.word())?;
    let dist = dist.canonicalize().map_err(|error| format!("{}: {error}; build the page first", dist.display()))?;
    let port = free()?;
    let takes_brotli = host == Host::Caddy || Path::new(BROTLI).is_file();
    let mut starting = match host {
        Host::Nginx => nginx(program, &place.0, &dist, port, takes_brotli)?,
        Host::Caddy => caddy(program, &place.0, &dist, port)?,
    };
    let log = place.0.join("log");
    let file = fs::File::create(&log).map_err(|error| format!("{}: {error}", log.display()))?;
    let mut tree = Tree::start(starting.stdout(Stdio::null()).stderr(file))?;
    let deadline = Instant::now() + PATIENCE;
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if tree.ended().is_some() || Instant::now() >= deadline {
            let said = fs::read_to_string(&log).unwrap_or_default();
            return Err(format!("{} did not start with its file in deploy/:\n{said}", host.name()));
        }
        sleep(Duration::from_millis(50));
    }
    Ok(Running { port, takes_brotli, _tree: tree, _place: place })
}

/// A port that nobody listens on. Another may take it before the host does, which then says so.
fn free() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr());
    listener.map(|address| address.port()).map_err(|error| format!("no port of 127.0.0.1 can be had: {error}"))
}

fn nginx(program: &Path, place: &Path, dist: &Path, port: u16, takes_brotli: bool) -> Result<Command> {
    let own = set_up("nginx.conf")?;
    let own = changed(&own, "listen 80;", &format!("listen 127.0.0.1:{port};"))?;
    let own = changed(&own, "root /srv/minxin-atlas;", &format!("root \"{}\";", dist.display()))?;
    let mut module = String::new();
    if takes_brotli {
        module = format!("load_module {BROTLI};\n");
        let more = place.join("minxin-atlas.d");
        fs::create_dir_all(&more).map_err(|error| format!("{}: {error}", more.display()))?;
        write(&more.join("brotli.conf"), &set_up("brotli.conf")?)?;
    }
    // What it would write elsewhere, as root alone may.
    let paths: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("{kind}_temp_path {}/{kind};\n", place.display()))
        .concat();
    let main = format!(
        "{module}daemon off;\nmaster_process off;\npid {0}/pid;\nerror_log stderr;\nevents {{}}\n\
         http {{\naccess_log off;\n{paths}include {0}/atlas.conf;\n}}\n",
        place.display()
    );
    write(&place.join("atlas.conf"), &own)?;
    write(&place.join("nginx.conf"), &main)?;
    let mut nginx = command(&program.to_string_lossy());
    nginx.arg("-p").arg(place).arg("-e").arg("stderr").arg("-c").arg(place.join("nginx.conf"));
    Ok(nginx)
}

fn caddy(program: &Path, place: &Path, dist: &Path, port: u16) -> Result<Command> {
    // Without its port for commands: another Caddy may run here.
    let own = format!("{{\n\tadmin off\n}}\n\n{}", set_up("Caddyfile")?);
    let file = place.join("Caddyfile");
    write(&file, &own)?;
    let mut caddy = command(&program.to_string_lossy());
    caddy.args(["run", "--adapter", "caddyfile", "--config"]).arg(&file);
    caddy.env("MINXIN_ADDRESS", format!("http://127.0.0.1:{port}")).env("MINXIN_DIST", dist);
    caddy.env("XDG_DATA_HOME", place).env("XDG_CONFIG_HOME", place);
    Ok(caddy)
}

/// A file of `deploy/`.
fn set_up(name: &str) -> Result<String> {
    let file = root().join("deploy").join(name);
    fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))
}

/// The text with one thing in another's place; an error where that is not there, so that nothing else is tested than is published.
fn changed(text: &str, from: &str, to: &str) -> Result<String> {
    if text.contains(from) {
        Ok(text.replacen(from, to, 1))
    } else {
        Err(format!("deploy/nginx.conf does not say `{from}`"))
    }
}

fn write(file: &Path, text: &str) -> Result {
    fs::write(file, text).map_err(|error| format!("{}: {error}", file.display()))
}
