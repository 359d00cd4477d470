//! Values of parameters as words in links.

/// The value of a word in a link.
pub(super) fn lookup<T: Copy>(words: &[(&str, T)], word: &str) -> Option<T> {
    words.iter().find(|(name, _)| *name == word).map(|(_, meaning)| *meaning)
}

/// The word for a value in a link. Empty if it has none.
pub(super) fn name_of<T: PartialEq>(words: &[(&'static str, T)], value: T) -> &'static str {
    words.iter().find(|(_, meaning)| *meaning == value).map_or("", |(name, _)| name)
}
