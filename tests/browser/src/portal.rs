//! A portal that has map tiles of its own: the page with the portal's words in its head, and tiles from another host.

use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use xtask::server::{Allowed, Server};

use crate::place::Place;
use crate::{Failure, Result};

/// How long a slow tile takes.
const SLOW: Duration = Duration::from_secs(4);

/// A tile of one blue pixel, as PNG.
const TILE: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00,
    0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x02, 0x00, 0x00, 0x00, 0x90, 0x77, 0x53, 0xde, 0x00, 0x00, 0x00, 0x0c, 0x49,
    0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0x60, 0x60, 0xf8, 0x0f, 0x00, 0x01, 0x03, 0x01, 0x00, 0x08, 0x89, 0xc2, 0xec,
    0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

/// The page as a portal has it, its tiles, of which one column in three is missing and one is slow, and a story of very many
/// points in `stories/points.json`, one of three places at one spot in `stories/spots.json`, one without places in
/// `stories/nowhere.json`, one far from the base map in `stories/elsewhere.json`.
#[derive(Debug)]
pub struct Portal {
    server: Server,
    asked: Arc<Mutex<Vec<String>>>,
    _place: Place,
}

impl Portal {
    /// Serves both.
    pub fn start() -> Result<Self> {
        let (listener, asked) = (tiles()?, Arc::<Mutex<Vec<String>>>::default());
        let host = format!("http://{}", listener.local_addr().map_err(Failure::of("asking for the tiles' port"))?);
        let told = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let told = Arc::clone(&told);
                thread::spawn(move || answer(stream, &told));
            }
        });
        let place = Place::with_page()?;
        let file = place.path().join("index.html");
        let page = fs::read_to_string(&file).map_err(Failure::of("reading the page"))?;
        let meta = format!(
            "<meta name=\"minxin:tiles\" content=\"{host}/{{z}}/{{x}}/{{y}}.png\" data-deepest=\"15\" \
             data-attribution=\"测试图商\" data-review=\"GS(2021)0000号\"></head>"
        );
        // What stands in the body, or signs in, is none of the portal's words.
        let others = [host.clone(), host.replace("//", "//user:secret@")]
            .map(|host| format!("<meta name=\"minxin:tiles\" content=\"{host}/others/{{z}}/{{x}}/{{y}}.png\">"));
        let page = page.replacen("</head>", &meta, 1).replacen("</head>", &[&others[1], "</head>"].concat(), 1);
        let page = page.replacen("</body>", &[&others[0], "</body>"].concat(), 1);
        fs::write(&file, page).map_err(Failure::of("writing the page"))?;
        fs::write(place.path().join("stories/points.json"), points()).map_err(Failure::of("writing a story"))?;
        let here = ["121.48,31.23"; 3];
        for (name, title, spots) in
            [("spots", "同一处", &here[..]), ("nowhere", "没有地点", &[]), ("elsewhere", "别处", &["2.35,48.86"])]
        {
            let file = place.path().join(format!("stories/{name}.json"));
            fs::write(file, places(title, spots)).map_err(Failure::of("writing a story"))?;
        }
        // What lies packed beside the page is the page as it was.
        let _ = fs::remove_file(place.path().join("index.html.br"));
        let server = Server::start_with(place.path(), 0, Allowed { pictures: Some(&host), ..Allowed::default() })
            .map_err(Failure::new)?;
        Ok(Self { server, asked, _place: place })
    }

    /// The address of the page.
    pub fn url(&self) -> String {
        self.server.url()
    }

    /// The paths of the tiles that were asked for.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().map(|asked| asked.clone()).unwrap_or_default()
    }
}

/// A story of one place that is a hundred thousand points, on a grid around the middle of the city.
fn points() -> String {
    let point = |number: u32| {
        let (row, column) = (number / 400, number % 400);
        format!("[{:.5},{:.5}]", 121.2 + f64::from(column) * 0.0014, 31.1 + f64::from(row) * 0.0011)
    };
    let points: Vec<String> = (0..100_000).map(point).collect();
    let fact = r#""basis":"article","citations":[{"source":"s","paragraph":1,"phrase":"点"}]"#;
    format!(
        r#"{{"schema":1,"id":"points","title":{{"zh":"十万个点","en":"Points"}},"summary":{{"zh":"点。","en":"Points."}},
"article":"s","sources":[{{"id":"s","publisher":{{"zh":"试","en":"Test"}},"link":"original"}}],"programmes":[],"events":[],
"indicators":[],"places":[{{"id":"grid","name":{{"zh":"格点","en":"Grid"}},"kind":"site","text":{{"zh":"格点。","en":"Grid."}},
"geometry":{{"type":"MultiPoint","coordinates":[{}]}},"precision":{{"metres":10}},{fact}}}]}}"#,
        points.join(",")
    )
}

/// A story of places at these longitudes and latitudes: `spot-a`, `spot-b` and so on.
fn places(title: &str, spots: &[&str]) -> String {
    let fact = r#""basis":"article","citations":[{"source":"s","paragraph":1,"phrase":"点"}]"#;
    let place = |(letter, at): (char, &&str)| {
        format!(
            r#"{{"id":"spot-{letter}","name":{{"zh":"地点{letter}","en":"Place {letter}"}},"kind":"site",
"text":{{"zh":"地点。","en":"A place."}},"geometry":{{"type":"Point","coordinates":[{at}]}},"precision":{{"metres":10}},{fact}}}"#
        )
    };
    let all: Vec<String> = ('a'..='z').zip(spots).map(place).collect();
    format!(
        r#"{{"schema":1,"id":"spots","title":{{"zh":"{title}","en":"Spots"}},"summary":{{"zh":"点。","en":"Spots."}},
"article":"s","sources":[{{"id":"s","publisher":{{"zh":"试","en":"Test"}},"link":"original"}}],"programmes":[],"events":[],
"indicators":[],"places":[{}]}}"#,
        all.join(",")
    )
}

fn tiles() -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(Failure::of("serving tiles"))
}

fn answer(mut stream: TcpStream, told: &Mutex<Vec<String>>) {
    let mut head = [0_u8; 4096];
    let length = stream.read(&mut head).unwrap_or_default();
    let head = String::from_utf8_lossy(head.get(..length).unwrap_or_default()).into_owned();
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    let column: u32 = path.split('/').nth(2).and_then(|x| x.parse().ok()).unwrap_or_default();
    if let Ok(mut asked) = told.lock() {
        asked.push(path);
    }
    let (status, body): (&str, &[u8]) = match column % 3 {
        1 => ("404 Not Found", b""),
        2 => {
            thread::sleep(SLOW);
            ("200 OK", TILE)
        }
        _ => ("200 OK", TILE),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: image/png\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    // A browser that went away is no concern of ours.
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
}
