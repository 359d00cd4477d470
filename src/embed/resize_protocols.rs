//! Size messages for every host protocol that may be listening, and no others.

use super::{Field, HostMessage, Message, native_fields};

/// The protocols that the URL requests (`host=`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HostFilter {
    /// All that may apply.
    #[default]
    Auto,
    /// None.
    None,
    /// The native protocol only.
    Native,
    /// pym only.
    Pym,
    /// iframe-resizer and open-iframe-resizer only.
    Resizer,
    /// Datawrapper only.
    Datawrapper,
    /// AMP only.
    Amp,
}

impl HostFilter {
    /// Parses the `host` parameter; unknown values mean [`Auto`](Self::Auto).
    pub fn parse(word: Option<&str>) -> Self {
        match word {
            Some("none") => Self::None,
            Some("own") => Self::Native,
            Some("pym") => Self::Pym,
            Some("ifr") => Self::Resizer,
            Some("dw") => Self::Datawrapper,
            Some("amp") => Self::Amp,
            _ => Self::Auto,
        }
    }

    fn allows(self, to: Self) -> bool {
        self == Self::Auto || self == to
    }
}

/// The active protocols and the ids that hosts use for the frame.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResizeProtocols {
    filter: HostFilter,
    /// pym's id of the frame, from the URL.
    pym: Option<String>,
    /// iframe-resizer's id of the frame, once it has introduced itself.
    resizer: Option<String>,
    has_greeted: bool,
    has_open_resizer: bool,
    mastodon: Option<String>,
    /// Id by which Datawrapper hosts find the frame.
    chart: String,
    /// The page's URL, for hosts that identify frames by it.
    address: String,
}

impl ResizeProtocols {
    /// Reads the parameters of the URL: `host`, pym's `childId`, iframe-resizer's `ifr`, Datawrapper's `dw`.
    pub fn new(address: &str, get: impl Fn(&str) -> Option<String>) -> Self {
        let name = |key: &str| get(key).filter(|name| !name.is_empty() && name.len() < 100 && !name.contains("xPYMx"));
        Self {
            filter: HostFilter::parse(get("host").as_deref()),
            pym: name("childId"),
            resizer: name("ifr").filter(|name| !name.contains(':')),
            chart: name("dw").unwrap_or_else(|| super::CHILD_SENTINEL.to_owned()),
            address: address.to_owned(),
            ..Self::default()
        }
    }

    /// pym's id of the frame.
    pub fn child(&self) -> Option<&str> {
        self.pym.as_deref()
    }

    /// The first message to the host.
    pub fn greeting(&self) -> Option<Message> {
        self.filter.allows(HostFilter::Resizer).then(|| Message::Text("[iFrameResizerChild]Ready".to_owned()))
    }

    /// Records the protocol of a message. Returns true if it requests the size.
    pub fn note(&mut self, message: &HostMessage) -> bool {
        match message {
            HostMessage::Resizer(id) => {
                // A frame that is introduced again is initialised again.
                self.has_greeted = false;
                self.resizer = Some(id.clone());
            }
            HostMessage::OpenResizer => self.has_open_resizer = true,
            HostMessage::Mastodon(id) => self.mastodon = Some(id.clone()),
            HostMessage::Hello | HostMessage::Pym | HostMessage::ResizerAgain | HostMessage::Amp => {}
            HostMessage::Command(_) => return false,
        }
        true
    }

    /// Size messages for all active protocols, in pixels.
    pub fn size(&mut self, width: f64, height: f64) -> Vec<Message> {
        let speaks = |to: HostFilter| self.filter.allows(to);
        let [width_text, height_text] = [width, height].map(crate::geometry::coordinate);
        let mut all = Vec::new();
        if speaks(HostFilter::Native) {
            let mut fields = native_fields("height");
            fields.push(("height", Field::Number(height)));
            all.push(Message::Fields(fields));
        }
        if let Some(id) = self.pym.as_ref().filter(|_| speaks(HostFilter::Pym)) {
            all.push(Message::Text(["pymxPYMx", id, "xPYMxheightxPYMx", &height_text].concat()));
        }
        if let Some(id) = self.resizer.as_ref().filter(|_| speaks(HostFilter::Resizer)) {
            // Other implementations of the protocol expect the second message only.
            let why = ["init", "resizeObserver"].into_iter().skip(usize::from(self.has_greeted));
            let messages = why.map(|why| ["[iFrameSizer]", id, ":", &height_text, ":", &width_text, ":", why].concat());
            all.extend(messages.map(Message::Text));
            self.has_greeted = true;
        }
        if self.has_open_resizer && self.filter.allows(HostFilter::Resizer) {
            let kind = ("type", Field::Text("iframe-resized".into()));
            all.push(Message::Fields(vec![kind, ("width", Field::Number(width)), ("height", Field::Number(height))]));
        }
        if self.filter.allows(HostFilter::Datawrapper) {
            let inner = Field::Inner(self.chart.clone(), height);
            all.push(Message::Fields(vec![("datawrapper-height", inner)]));
        }
        if self.filter.allows(HostFilter::Amp) {
            let (sentinel, kind) = (Field::Text("amp".into()), Field::Text("embed-size".into()));
            all.push(Message::Fields(vec![("sentinel", sentinel), ("type", kind), ("height", Field::Number(height))]));
        }
        if self.filter == HostFilter::Auto {
            let address = self.address.replace(['\\', '"'], "");
            let text =
                ["{\"src\":\"", &address, "\",\"context\":\"iframe.resize\",\"height\":", &height_text, "}"].concat();
            all.push(Message::Text(text));
        }
        if let Some(id) = &self.mastodon {
            let (kind, id) = (Field::Text("setHeight".into()), Field::Text(id.clone()));
            all.push(Message::Fields(vec![("type", kind), ("id", id), ("height", Field::Number(height))]));
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(query: &[(&str, &str)]) -> ResizeProtocols {
        let find = |key: &str| query.iter().find(|(name, _)| *name == key).map(|(_, value)| (*value).to_owned());
        ResizeProtocols::new("https://atlas.cn/?a=\"b", find)
    }

    fn texts(messages: &[Message]) -> Vec<&str> {
        let text = |message: &'_ Message| matches!(message, Message::Text(_));
        let all = messages.iter().filter(|message| text(message));
        all.map(|message| if let Message::Text(text) = message { text.as_str() } else { "" }).collect()
    }

    #[test]
    fn the_size_is_sent_in_every_possible_protocol_and_no_other() {
        let mut protocols = of(&[]);
        let messages = protocols.size(640.0, 777.0);
        assert_eq!(messages.len(), 4, "our own, Datawrapper's, AMP's, Medium's");
        assert_eq!(
            texts(&messages),
            ["{\"src\":\"https://atlas.cn/?a=b\",\"context\":\"iframe.resize\",\"height\":777}"]
        );
        assert!(of(&[("host", "none")]).size(640.0, 777.0).is_empty());
        assert_eq!(of(&[("host", "none")]).greeting(), None);
        assert_eq!(of(&[("host", "own")]).size(640.0, 777.0).len(), 1);
    }

    #[test]
    fn pym_gets_the_size_only_if_it_named_the_frame() {
        let mut protocols = of(&[("host", "pym"), ("childId", "frame-1")]);
        assert_eq!(texts(&protocols.size(640.0, 777.0)), ["pymxPYMxframe-1xPYMxheightxPYMx777"]);
        assert!(of(&[("host", "pym")]).size(640.0, 777.0).is_empty());
        assert!(of(&[("host", "pym"), ("childId", "axPYMxb")]).size(640.0, 777.0).is_empty());
    }

    #[test]
    fn iframe_resizer_is_introduced_first() {
        let mut protocols = of(&[("host", "ifr")]);
        assert!(protocols.size(640.0, 777.0).is_empty());
        assert!(protocols.note(&HostMessage::Resizer("atlas".into())));
        let first = ["[iFrameSizer]atlas:777:640:init", "[iFrameSizer]atlas:777:640:resizeObserver"];
        assert_eq!(texts(&protocols.size(640.0, 777.0)), first);
        assert_eq!(texts(&protocols.size(640.0, 150.0)), ["[iFrameSizer]atlas:150:640:resizeObserver"]);
        assert!(protocols.note(&HostMessage::OpenResizer));
        assert_eq!(protocols.size(640.0, 777.0).len(), 2);
        // A sandboxed frame receives no messages, so the URL gives the id.
        let messages = of(&[("host", "ifr"), ("ifr", "x")]).size(1.0, 2.0);
        assert_eq!(texts(&messages).first(), Some(&"[iFrameSizer]x:2:1:init"));
    }
}
