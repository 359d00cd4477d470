//! Properties of short texts: dates, the address of the page, and messages of an embedding page.

use std::sync::OnceLock;

use minxin_atlas::characters::is_hidden;
use minxin_atlas::embed::{
    Command, HostMessage, MAX_TEXT_LENGTH, Message, MessageData, RequestQueue, ResizeProtocols, parse_message,
};
use minxin_atlas::state::{self, Address, Route, SiteStories, State, decode, encode};
use minxin_atlas::story::Story;
use minxin_atlas::{read, write};
use url::Url;

/// A date that is read is written in one form, and that form is read as the same date.
pub fn edtf(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(when) = read::date(text) else { return };
    let written = write::edtf(when);
    assert_eq!(read::date(&written), Ok(when), "{text:?} is written {written:?}");
    assert!(text.is_ascii() && !text.contains(' '), "{text:?} is no EDTF");
    if let (Some(first), Some(last)) = (when.first(), when.last()) {
        assert!(first <= last, "{text:?} ends before it starts");
    }
}

/// A state that is decoded from a link is encoded as a link to the same state, without an invalid parameter.
pub fn query(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let story = bundled_story();
    let (decoded, notices) = decode(story, text);
    let pairs = url::form_urlencoded::parse(text.as_bytes()).count();
    // A record that the filters hide has a notice in addition to those of the pairs.
    assert!(notices.len() <= pairs + 1, "{} notices of {pairs} pairs", notices.len());
    let link = encode(story, &decoded);
    let again = decode(story, &link);
    assert_eq!(again, (decoded, Vec::new()), "{text:?} is written {link:?}");
    assert_eq!(encode(story, &again.0), link);
    let initial = encode(story, &State::default());
    assert!(initial.is_empty(), "the initial state needs no parameter: {initial}");
}

/// The canonical address of any path and query is below the site's base, for any URL parser, and leads to itself. The first line of
/// the input is the path below the base, the rest the query.
pub fn page_path(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (path, query) = text.split_once('\n').unwrap_or((text, ""));
    let stories = SiteStories { default_file: "stories/elder-care.json", names: &["minxin-2021"] };
    let story = bundled_story();
    let opened = Address::of_url("/any/path/", &["/any/path/", path].concat(), query);
    let address = Address::new(story, &stories, &opened.route, &opened.query);
    assert_eq!(Address::new(story, &stories, &address.route, &address.query), address, "{text:?}");
    let base = Url::parse("https://portal.example/any/path/").unwrap();
    let url = base.join(&["./", &address.path()].concat()).unwrap();
    assert_eq!(url.origin(), base.origin(), "{text:?} leads to another site");
    let below = url.path().strip_prefix("/any/path/").unwrap_or_else(|| panic!("{text:?} leads to {url}"));
    let again = Address::of_url("/any/path/", url.path(), "");
    assert_eq!(again.route, address.route, "{text:?} leads to {below:?}");
    // The file that the build writes for the page is in the directory of the site.
    let file = address.route.file();
    assert!(!file.starts_with('/') && file.split('/').all(|step| !step.is_empty() && step != ".."), "{file:?}");
    // A link from any page leads to the same address.
    for page in ["", "en/map/", "stories/minxin-2021/records/a/"] {
        let from = base.join(page).unwrap();
        let link = address.link_from(&Route::parse(page));
        assert_eq!(from.join(&link).unwrap(), url, "{link:?} on {page:?}");
    }
}

/// A story that may be opened is on the page's own origin and below the page's own directory, for any URL parser.
pub fn story_path(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let link = url::form_urlencoded::Serializer::new(String::new()).append_pair("story", text).finish();
    let read = state::story_path(&link);
    // A text without a visible character names no story.
    let is_blank = text.chars().all(|letter| letter.is_whitespace() || is_hidden(letter));
    assert_eq!(read.is_none(), is_blank);
    let Some(Ok(path)) = read else { return };
    assert_eq!(path, text);
    let page = Url::parse("https://portal.example/any/path/?lang=en#map").unwrap();
    let address = page.join(&path).unwrap();
    assert_eq!(address.origin(), page.origin(), "{path:?} leads to another site");
    let below = address.path().strip_prefix("/any/path/");
    assert!(below.is_some_and(|below| !below.is_empty()), "{path:?} leads to {address}");
    assert_eq!((address.query(), address.fragment()), (None, None), "{path:?} is more than a path");
    assert_eq!(address.path().matches('/').count(), 3 + path.matches('/').count(), "{path:?} loses a step");
    assert!(!address.path().to_ascii_lowercase().contains("%2e"), "{path:?} hides a dot");
}

/// A message of a host is bounded, and what it says cannot add a field to the answer. The first line of the input names the frame;
/// the rest is a text, or a `key=value` pair in each line.
pub fn host_message(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (child, text) = text.split_once('\n').unwrap_or(("", text));
    let pairs = text.lines().filter_map(|line| line.split_once('='));
    let fields = pairs.map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
    let messages = [MessageData::Text(text.to_owned()), MessageData::Fields(fields)];
    let mut hosts = ResizeProtocols::new("https://portal.example/", |key| (key == "childId").then(|| child.to_owned()));
    if let Some(name) = hosts.child() {
        let request = MessageData::Text(format!("pymxPYMx{name}xPYMxwidthxPYMx640"));
        assert_eq!(parse_message(&request, Some(name)), Some(HostMessage::Pym), "{name:?} names the frame");
    }
    let mut queue = RequestQueue::default();
    for message in &messages {
        let Some(heard) = parse_message(message, hosts.child()) else { continue };
        if let HostMessage::Command(command) = &heard {
            check_command(command, text);
            queue.push(command.clone());
            queue.push(command.clone());
        }
        hosts.note(&heard);
    }
    let (commands, _) = queue.take();
    assert!(commands.len() <= 1, "a command that is repeated in a frame is run once: {commands:?}");
    for answer in hosts.size(640.0, 480.0) {
        let Message::Text(answer) = answer else { continue };
        if let Some(rest) = answer.strip_prefix("[iFrameSizer]") {
            assert_eq!(rest.split(':').count(), 4, "{answer:?}");
        } else if let Some(rest) = answer.strip_prefix("pymxPYMx") {
            assert_eq!(rest, format!("{child}xPYMxheightxPYMx480"));
        } else {
            let value: serde_json::Value = serde_json::from_str(&answer).unwrap();
            assert_eq!(value["height"], 480);
        }
    }
}

fn check_command(command: &Command, text: &str) {
    let value = match command {
        Command::Select(value) | Command::Theme(value) | Command::Lang(value) | Command::View(value) => value,
        Command::Print => return,
    };
    assert!(text.contains(value.as_str()), "{value:?} is not in the message");
    assert!(value.len() <= 3 * MAX_TEXT_LENGTH as usize, "{} bytes", value.len());
}

fn bundled_story() -> &'static Story {
    static STORY: OnceLock<Story> = OnceLock::new();
    STORY.get_or_init(|| read::story(include_bytes!("../../public/stories/elder-care.json")).story.unwrap())
}
