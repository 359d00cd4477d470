//! How a height is told: in the words of every host that may be listening, and in no others.

use super::{Field, HostMessage, Message, native_fields};

/// Which hosts the address asks to speak to (`host=`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HostFilter {
    /// All that may be there.
    #[default]
    Auto,
    /// None.
    None,
    /// Our own alone.
    Native,
    /// pym alone.
    Pym,
    /// iframe-resizer and open-iframe-resizer alone.
    Resizer,
    /// Datawrapper's alone.
    Datawrapper,
    /// AMP alone.
    Amp,
}

impl HostFilter {
    /// The wish that an address tells.
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

/// The hosts that a page speaks to, and what they call it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResizeProtocols {
    filter: HostFilter,
    /// What pym calls the frame, from the address.
    pym: Option<String>,
    /// What iframe-resizer calls the frame, once it has said so.
    resizer: Option<String>,
    has_greeted: bool,
    has_open_resizer: bool,
    mastodon: Option<String>,
    /// What a host in the way of Datawrapper finds the frame by.
    chart: String,
    /// The page's own address, for those who tell frames apart by it.
    address: String,
}

impl ResizeProtocols {
    /// What an address asks for: `host`, `childId` of pym, `ifr` of iframe-resizer, `dw` of Datawrapper.
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

    /// What pym calls the frame.
    pub fn child(&self) -> Option<&str> {
        self.pym.as_deref()
    }

    /// What is said first of all.
    pub fn greeting(&self) -> Option<Message> {
        self.filter.allows(HostFilter::Resizer).then(|| Message::Text("[iFrameResizerChild]Ready".to_owned()))
    }

    /// Notes who is there; whether a size is asked for.
    pub fn note(&mut self, heard: &HostMessage) -> bool {
        match heard {
            HostMessage::Resizer(id) => {
                // A frame that is introduced anew is initialised anew.
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

    /// A size in the words of all that are spoken to.
    pub fn size(&mut self, width: f64, height: f64) -> Vec<Message> {
        let speaks = |to: HostFilter| self.filter.allows(to);
        let number = |value: f64| crate::geometry::coordinate(value);
        let (wide, high) = (number(width), number(height));
        let mut all = Vec::new();
        if speaks(HostFilter::Native) {
            let mut fields = native_fields("height");
            fields.push(("height", Field::Number(height)));
            all.push(Message::Fields(fields));
        }
        if let Some(id) = self.pym.as_ref().filter(|_| speaks(HostFilter::Pym)) {
            all.push(Message::Text(["pymxPYMx", id, "xPYMxheightxPYMx", &high].concat()));
        }
        if let Some(id) = self.resizer.as_ref().filter(|_| speaks(HostFilter::Resizer)) {
            // What speaks these words without being iframe-resizer hears the second alone.
            let why = ["init", "resizeObserver"].into_iter().skip(usize::from(self.has_greeted));
            let ctx = why.map(|why| ["[iFrameSizer]", id, ":", &high, ":", &wide, ":", why].concat());
            all.extend(ctx.map(Message::Text));
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
            let text = ["{\"src\":\"", &address, "\",\"context\":\"iframe.resize\",\"height\":", &high, "}"].concat();
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
        let find = |key: &str| query.iter().find(|(own, _)| *own == key).map(|(_, value)| (*value).to_owned());
        ResizeProtocols::new("https://atlas.cn/?a=\"b", find)
    }

    fn texts(messages: &[Message]) -> Vec<&str> {
        let text = |message: &'_ Message| matches!(message, Message::Text(_));
        let all = messages.iter().filter(|message| text(message));
        all.map(|message| if let Message::Text(text) = message { text.as_str() } else { "" }).collect()
    }

    #[test]
    fn a_size_is_told_to_all_that_may_be_there_and_to_no_others() {
        let mut own = of(&[]);
        let ctx = own.size(640.0, 777.0);
        assert_eq!(ctx.len(), 4, "our own, Datawrapper's, AMP's, Medium's");
        assert_eq!(texts(&ctx), ["{\"src\":\"https://atlas.cn/?a=b\",\"context\":\"iframe.resize\",\"height\":777}"]);
        assert!(of(&[("host", "none")]).size(640.0, 777.0).is_empty());
        assert_eq!(of(&[("host", "none")]).greeting(), None);
        assert_eq!(of(&[("host", "own")]).size(640.0, 777.0).len(), 1);
    }

    #[test]
    fn pym_is_told_only_where_it_named_the_frame() {
        let mut own = of(&[("host", "pym"), ("childId", "frame-1")]);
        assert_eq!(texts(&own.size(640.0, 777.0)), ["pymxPYMxframe-1xPYMxheightxPYMx777"]);
        assert!(of(&[("host", "pym")]).size(640.0, 777.0).is_empty());
        assert!(of(&[("host", "pym"), ("childId", "axPYMxb")]).size(640.0, 777.0).is_empty());
    }

    #[test]
    fn iframe_resizer_is_introduced_first() {
        let mut own = of(&[("host", "ifr")]);
        assert!(own.size(640.0, 777.0).is_empty());
        assert!(own.note(&HostMessage::Resizer("atlas".into())));
        let first = ["[iFrameSizer]atlas:777:640:init", "[iFrameSizer]atlas:777:640:resizeObserver"];
        assert_eq!(texts(&own.size(640.0, 777.0)), first);
        assert_eq!(texts(&own.size(640.0, 150.0)), ["[iFrameSizer]atlas:150:640:resizeObserver"]);
        assert!(own.note(&HostMessage::OpenResizer));
        assert_eq!(own.size(640.0, 777.0).len(), 2);
        // A sandboxed frame never hears its host, which gives the name in the address.
        let named = of(&[("host", "ifr"), ("ifr", "x")]).size(1.0, 2.0);
        assert_eq!(texts(&named).first(), Some(&"[iFrameSizer]x:2:1:init"));
    }
}
