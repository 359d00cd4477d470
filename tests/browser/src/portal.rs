//! A portal with its own map tiles: the page with the portal's elements in its head, and tiles from another host.

use std::fs;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use http::header::CONTENT_TYPE;
use http::{HeaderValue, StatusCode};
use minxin_server::{Handler, Request, Response, Server, SiteOptions, whole};
use tokio::time::sleep;

use crate::profile_dir::ProfileDir;
use crate::{Failure, Result};

/// The delay of a slow tile.
const SLOW_TILE: Duration = Duration::from_secs(4);

/// A tile of one blue pixel, as PNG.
const TILE: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00,
    0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x02, 0x00, 0x00, 0x00, 0x90, 0x77, 0x53, 0xde, 0x00, 0x00, 0x00, 0x0c, 0x49,
    0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0x60, 0x60, 0xf8, 0x0f, 0x00, 0x01, 0x03, 0x01, 0x00, 0x08, 0x89, 0xc2, 0xec,
    0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

/// The page of a portal, and its tiles. One column of tiles in three is missing, and one is slow. The stories are: `points.json` with
/// 100,000 points, `spots.json` with three places at one position, `nowhere.json` without places, and `elsewhere.json` far from the base
/// map.
#[derive(Debug)]
pub struct Portal {
    server: Server,
    requests: Requests,
    _tiles: Server,
    _files: ProfileDir,
}

/// The paths of the requested tiles.
type Requests = Arc<Mutex<Vec<String>>>;

impl Portal {
    /// Serves the page and the tiles.
    pub fn start() -> Result<Self> {
        let requests = Requests::default();
        let tiles = Server::with_handler(0, Tiles(Arc::clone(&requests)))?;
        let host = tiles.url();
        let directory = ProfileDir::with_page()?;
        let file = directory.path().join("index.html");
        let page = fs::read_to_string(&file).map_err(Failure::of("reading the page"))?;
        let meta = format!(
            "<meta name=\"minxin:tiles\" content=\"{host}/{{z}}/{{x}}/{{y}}.png\" data-deepest=\"15\" \
             data-attribution=\"测试图商\" data-review=\"GS(2021)0000号\"></head>"
        );
        // An element in the body, or an address with a password, is ignored.
        let others = [host.clone(), host.replace("//", "//user:secret@")]
            .map(|host| format!("<meta name=\"minxin:tiles\" content=\"{host}/others/{{z}}/{{x}}/{{y}}.png\">"));
        let page = page.replacen("</head>", &meta, 1).replacen("</head>", &[&others[1], "</head>"].concat(), 1);
        let page = page.replacen("</body>", &[&others[0], "</body>"].concat(), 1);
        fs::write(&file, page).map_err(Failure::of("writing the page"))?;
        fs::write(directory.path().join("stories/points.json"), points()).map_err(Failure::of("writing a story"))?;
        let here = ["121.48,31.23"; 3];
        for (name, title, spots) in
            [("spots", "同一处", &here[..]), ("nowhere", "没有地点", &[]), ("elsewhere", "别处", &["2.35,48.86"])]
        {
            let file = directory.path().join(format!("stories/{name}.json"));
            fs::write(file, places(title, spots)).map_err(Failure::of("writing a story"))?;
        }
        // The compressed file has the HTML from before the change.
        let _ = fs::remove_file(directory.path().join("index.html.br"));
        let server = Server::start_with(
            directory.path(),
            0,
            SiteOptions { image_origin: Some(&host), ..SiteOptions::default() },
        )
        .map_err(Failure::new)?;
        Ok(Self { server, requests, _tiles: tiles, _files: directory })
    }

    /// The address of the page.
    pub fn url(&self) -> String {
        self.server.url()
    }

    /// The paths of the requested tiles.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// A story with one place of 100,000 points, on a grid around the centre of the city.
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

/// A story with the places `spot-a`, `spot-b` and so on, at these longitudes and latitudes.
fn places(title: &str, spots: &[&str]) -> String {
    let fact = r#""basis":"article","citations":[{"source":"s","paragraph":1,"phrase":"点"}]"#;
    let service = |(letter, at): (char, &&str)| {
        format!(
            r#"{{"id":"spot-{letter}","name":{{"zh":"地点{letter}","en":"Place {letter}"}},"kind":"site",
"text":{{"zh":"地点。","en":"A place."}},"geometry":{{"type":"Point","coordinates":[{at}]}},"precision":{{"metres":10}},{fact}}}"#
        )
    };
    let all: Vec<String> = ('a'..='z').zip(spots).map(service).collect();
    format!(
        r#"{{"schema":1,"id":"spots","title":{{"zh":"{title}","en":"Spots"}},"summary":{{"zh":"点。","en":"Spots."}},
"article":"s","sources":[{{"id":"s","publisher":{{"zh":"试","en":"Test"}},"link":"original"}}],"programmes":[],"events":[],
"indicators":[],"places":[{}]}}"#,
        all.join(",")
    )
}

struct Tiles(Requests);

impl Handler for Tiles {
    async fn answer(&self, request: Request) -> Response {
        let path = request.uri().path().to_owned();
        let column: u32 = path.split('/').nth(2).and_then(|x| x.parse().ok()).unwrap_or_default();
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(path);
        let mut response = Response::new(whole(TILE));
        match column % 3 {
            1 => {
                response = Response::new(whole(""));
                *response.status_mut() = StatusCode::NOT_FOUND;
            }
            2 => sleep(SLOW_TILE).await,
            _ => {}
        }
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("image/png"));
        response
    }
}
