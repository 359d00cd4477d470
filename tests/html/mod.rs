//! Parses the HTML of the native build, for tests of its elements.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a module of tests; no test crate uses all of it"
)]

/// An element of the page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Node {
    /// Tag name.
    pub(crate) tag: String,
    /// Attributes in source order.
    pub(crate) attributes: Vec<(String, String)>,
    /// Text directly inside the element.
    pub(crate) words: String,
    /// Child elements.
    pub(crate) below: Vec<Self>,
}

impl Node {
    /// The value of an attribute.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// True if it has a CSS class.
    pub(crate) fn has_class(&self, class: &str) -> bool {
        self.get("class").is_some_and(|classes| classes.split_whitespace().any(|word| word == class))
    }

    /// This element and its descendants, in document order.
    pub(crate) fn all(&self) -> Vec<&Self> {
        std::iter::once(self).chain(self.below.iter().flat_map(Self::all)).collect()
    }

    /// Text of the element and its descendants, in document order.
    pub(crate) fn text(&self) -> String {
        self.all()
            .iter()
            .map(|node| node.words.as_str())
            .filter(|words| !words.is_empty())
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// Accessible name: its label, or the title of a drawing.
    pub(crate) fn name(&self) -> &str {
        let title = self.below.iter().find(|node| node.tag == "title").map(|title| title.words.as_str());
        // `aria-labelledby` is represented by the id that it refers to.
        self.get("aria-label").or(self.get("aria-labelledby")).or(title).unwrap_or_default()
    }

    /// The only view of this name among the descendants. Panics unless exactly one exists.
    pub(crate) fn view(&self, name: &str) -> &Self {
        let found: Vec<_> = self.all().into_iter().filter(|node| node.get("data-view") == Some(name)).collect();
        let [view] = found.as_slice() else { panic!("{} views named {name}", found.len()) };
        view
    }
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#x27;", "'").replace("&amp;", "&")
}

/// Parses the page's own HTML, which closes every element and quotes every attribute. Panics on anything else.
pub(crate) fn parse(html: &str) -> Node {
    let mut open = vec![Node::default()];
    let mut rest = html;
    while let Some((words, after)) = rest.split_once('<') {
        open.last_mut().unwrap().words.push_str(&unescape(words));
        if let Some(comment) = after.strip_prefix('!') {
            rest = comment.split_once('>').unwrap().1;
            continue;
        }
        if let Some(name) = after.strip_prefix('/') {
            let (name, behind) = name.split_once('>').unwrap();
            let node = open.pop().unwrap();
            assert_eq!(node.tag, name, "closed as it was opened");
            open.last_mut().unwrap().below.push(node);
            rest = behind;
            continue;
        }
        let end = after.find([' ', '>']).unwrap();
        let mut node = Node { tag: after[..end].to_owned(), ..Node::default() };
        let mut tail = &after[end..];
        while !tail.starts_with('>') {
            let (name, value) = tail.trim_start().split_once("=\"").expect("attributes are quoted");
            assert!(!name.contains(['>', ' ', '<']), "an attribute without a value before {name}");
            let (value, behind) = value.split_once('"').unwrap();
            node.attributes.push((name.to_owned(), unescape(value)));
            tail = behind;
        }
        rest = &tail[1..];
        open.push(node);
    }
    assert_eq!(open.len(), 1, "every element is closed");
    open.pop().unwrap()
}
