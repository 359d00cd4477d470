//! Incoming host messages: validates them and converts each protocol to one enum.

use super::HOST_SENTINEL;

/// Payload of a message event: a string, or the plain members of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MessageData {
    /// A string.
    Text(String),
    /// Members of an object that are text or numbers, as text.
    Fields(Vec<(String, String)>),
}

/// A command of the host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Select a record by id; an empty id clears the selection.
    Select(String),
    /// Set the theme.
    Theme(String),
    /// Set the language.
    Lang(String),
    /// Set the view.
    View(String),
    /// Print.
    Print,
}

/// A parsed message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostMessage {
    /// Greeting of a native host: events are sent to it from then on.
    Hello,
    /// Command of a native host.
    Command(Command),
    /// pym requests the height.
    Pym,
    /// iframe-resizer introduces itself, with its id of the frame.
    Resizer(String),
    /// iframe-resizer requests the size again.
    ResizerAgain,
    /// open-iframe-resizer requests the size and subscribes to changes.
    OpenResizer,
    /// Mastodon requests the height, with its request id.
    Mastodon(String),
    /// AMP requests the height.
    Amp,
}

/// Maximum length of a message or command, in UTF-16 code units. Longer ones are not copied out of JavaScript.
pub const MAX_TEXT_LENGTH: u32 = 4_000;

/// The same in bytes: a code unit takes at most three.
const MAX_BYTES: usize = MAX_TEXT_LENGTH as usize * 3;

/// Parses a message. `None` if it belongs to no supported protocol. `child` is pym's id of the frame.
pub fn parse_message(data: &MessageData, child: Option<&str>) -> Option<HostMessage> {
    match data {
        MessageData::Text(text) if text.len() > MAX_BYTES => None,
        MessageData::Fields(fields) if fields.iter().any(|(_, value)| value.len() > MAX_BYTES) => None,
        MessageData::Text(text) => {
            if let Some(rest) = text.strip_prefix("[iFrameSizer]") {
                return resizer_message(rest);
            }
            // The name is compared before the rest is split: it may end like the delimiter.
            let rest = text.strip_prefix("pymxPYMx")?.strip_prefix(child?)?.strip_prefix("xPYMx")?;
            (rest.split("xPYMx").next() == Some("width")).then_some(HostMessage::Pym)
        }
        MessageData::Fields(fields) => {
            let get = |key: &str| fields.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str());
            if get("source") == Some(HOST_SENTINEL) && get("v") == Some("1") {
                return native_message(&get);
            }
            match (get("sentinel"), get("type")?) {
                (Some("amp"), "frames-init" | "send-embed-state") => Some(HostMessage::Amp),
                (None, "iframe-child-init" | "iframe-get-child-dimensions") => Some(HostMessage::OpenResizer),
                (None, "setHeight") => Some(HostMessage::Mastodon(get("id")?.to_owned())),
                _ => None,
            }
        }
    }
}

/// iframe-resizer: `id:8:…` is the initial message, other texts are requests.
fn resizer_message(rest: &str) -> Option<HostMessage> {
    let Some((id, options)) = rest.split_once(':') else {
        return matches!(rest, "resize" | "reset").then_some(HostMessage::ResizerAgain);
    };
    let is_name = !id.is_empty() && id.chars().all(|letter| letter.is_alphanumeric() || "-_.".contains(letter));
    let is_command = matches!(id, "message" | "pageInfo" | "parentInfo" | "moveToAnchor");
    (is_name && !is_command && options.contains(':')).then(|| HostMessage::Resizer(id.to_owned()))
}

fn native_message<'a>(get: &impl Fn(&str) -> Option<&'a str>) -> Option<HostMessage> {
    match get("type")? {
        "hello" => Some(HostMessage::Hello),
        kind => Command::of(kind, get).map(HostMessage::Command),
    }
}

impl Command {
    /// The command of a kind with its values. `None` if the kind is unknown or a value is missing.
    pub fn of<'a>(kind: &str, value: &impl Fn(&str) -> Option<&'a str>) -> Option<Self> {
        let text = |key: &str| value(key).filter(|text| text.len() <= MAX_BYTES).map(str::to_owned);
        Some(match kind {
            "select" => Self::Select(text("sel")?),
            "set-theme" => Self::Theme(text("theme")?),
            "set-lang" => Self::Lang(text("lang")?),
            "set-view" => Self::View(text("view")?),
            "print" => Self::Print,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(words: &str) -> Option<HostMessage> {
        parse_message(&MessageData::Text(words.to_owned()), Some("frame-1"))
    }

    fn fields(members: &[(&str, &str)]) -> Option<HostMessage> {
        let members = members.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        parse_message(&MessageData::Fields(members), None)
    }

    #[test]
    fn every_protocol_is_parsed() {
        assert_eq!(text("pymxPYMxframe-1xPYMxwidthxPYMx640"), Some(HostMessage::Pym));
        assert_eq!(text("pymxPYMxanotherxPYMxwidthxPYMx640"), None);
        assert_eq!(
            text("[iFrameSizer]atlas:8:false:false:32:true:true::bodyOffset"),
            Some(HostMessage::Resizer("atlas".into()))
        );
        assert_eq!(text("[iFrameSizer]resize"), Some(HostMessage::ResizerAgain));
        assert_eq!(text("[iFrameSizer]message:{\"a\":1}"), None);
        assert_eq!(fields(&[("type", "iframe-child-init")]), Some(HostMessage::OpenResizer));
        assert_eq!(fields(&[("type", "setHeight"), ("id", "7")]), Some(HostMessage::Mastodon("7".into())));
        assert_eq!(fields(&[("sentinel", "amp"), ("type", "frames-init")]), Some(HostMessage::Amp));
    }

    #[test]
    fn hosts_of_our_own_say_who_they_are() {
        let say = |members: &[(&str, &str)]| fields(&[&[("source", HOST_SENTINEL), ("v", "1")], members].concat());
        assert_eq!(say(&[("type", "hello")]), Some(HostMessage::Hello));
        assert_eq!(
            say(&[("type", "select"), ("sel", "trucks")]),
            Some(HostMessage::Command(Command::Select("trucks".into())))
        );
        assert_eq!(say(&[("type", "print")]), Some(HostMessage::Command(Command::Print)));
        assert_eq!(say(&[("type", "select")]), None);
        assert_eq!(say(&[("type", "navigate"), ("url", "javascript:alert(1)")]), None);
        assert_eq!(fields(&[("source", HOST_SENTINEL), ("v", "2"), ("type", "print")]), None);
        assert_eq!(fields(&[("type", "print")]), None);
    }

    #[test]
    fn a_text_of_any_length_means_nothing_beyond_the_bound() {
        let long = "民".repeat(10_000_000);
        let native =
            |key: &str, value: &str| fields(&[("source", HOST_SENTINEL), ("v", "1"), ("type", "select"), (key, value)]);
        assert_eq!(native("sel", &long), None);
        // A member that the command does not need counts towards the length.
        assert_eq!(fields(&[("source", HOST_SENTINEL), ("v", "1"), ("type", "hello"), ("theme", &long)]), None);
        assert_eq!(fields(&[("type", "setHeight"), ("id", &long)]), None);
        assert_eq!(text(&["[iFrameSizer]a:8:", &long].concat()), None);
        assert_eq!(text(&["pymxPYMxframe-1xPYMxwidthxPYMx", &long].concat()), None);
        assert_eq!(Command::of("select", &|_| Some(&long)), None);
        let longest = "民".repeat(MAX_TEXT_LENGTH as usize);
        assert_eq!(native("sel", &longest), Some(HostMessage::Command(Command::Select(longest.clone()))));
    }

    proptest! {
        #[test]
        fn anything_else_means_nothing(words in "\\PC{0,80}") {
            prop_assert_eq!(text(&words), None);
        }

        #[test]
        fn an_object_without_a_type_means_nothing(
            members in proptest::collection::vec(
                (
                    prop::sample::select(vec!["source", "v", "sentinel", "id", "sel", "height"]),
                    prop::sample::select(vec![HOST_SENTINEL, "1", "amp", "7", "hello", "print"]),
                ),
                0..6,
            ),
        ) {
            prop_assert_eq!(fields(&members), None);
        }
    }
}
