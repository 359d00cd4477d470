//! The sizes of the core's functions by module, by which `cargo xtask check-size` names what grew.

use std::collections::BTreeMap;

use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// Returns the bytes of code by module, before the optimiser has run: one line each with the number and the module.
pub(super) fn core_parts(wasm: &[u8]) -> Result<String, String> {
    let mut imported = 0;
    let mut sizes: Vec<u64> = Vec::new();
    let mut names: BTreeMap<u32, String> = BTreeMap::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.map_err(|error| format!("the core: {error}"))? {
            Payload::ImportSection(imports) => {
                let functions = imports.into_imports().filter_map(Result::ok);
                imported =
                    functions.filter(|import| matches!(import.ty, TypeRef::Func(_) | TypeRef::FuncExact(_))).count();
            }
            Payload::CodeSectionEntry(body) => sizes.push(body.range().end - body.range().start),
            Payload::CustomSection(section) => {
                let KnownCustom::Name(parts) = section.as_known() else { continue };
                for part in parts {
                    if let Ok(Name::Function(functions)) = part {
                        let named = functions.into_iter().filter_map(Result::ok);
                        names.extend(named.map(|naming| (naming.index, naming.name.to_owned())));
                    }
                }
            }
            _ => {}
        }
    }
    let mut parts: BTreeMap<String, u64> = BTreeMap::new();
    for (index, size) in sizes.iter().enumerate() {
        let name = names.get(&u32::try_from(imported + index).unwrap_or(u32::MAX));
        *parts.entry(module(name.map_or("", String::as_str))).or_default() += size;
    }
    let lines: Vec<String> = parts.iter().map(|(module, size)| format!("{size} {module}\n")).collect();
    Ok(lines.concat())
}

/// The crate of the atlas.
const LIBRARY: &str = "minxin_atlas";

/// Returns the module of a mangled name: the crate, and two more levels for the atlas itself.
fn module(mangled: &str) -> String {
    let mut segments = Vec::new();
    let mut rest = mangled.strip_prefix("_ZN").unwrap_or_default();
    while let Some(end) = rest.find(|letter: char| !letter.is_ascii_digit()).filter(|end| *end > 0) {
        let (length, after) = rest.split_at(end);
        let Some((segment, after)) = length.parse().ok().and_then(|length| after.split_at_checked(length)) else {
            break;
        };
        segments.push(segment);
        rest = after;
    }
    let is_plain = |segment: &&str| segment.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    let own = segments.first() == Some(&LIBRARY);
    let depth = if own { 3 } else { 1 };
    let path: Vec<&str> = segments.into_iter().take(depth).take_while(is_plain).collect();
    if path.is_empty() { "other".to_owned() } else { path.join("::") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_belong_to_their_module() {
        assert_eq!(module("_ZN12minxin_atlas2ui5shell8masthead17h0123456789abcdefE"), "minxin_atlas::ui::shell");
        assert_eq!(module("_ZN4core3fmt9Formatter3pad17h0123456789abcdefE"), "core");
        assert_eq!(module("__rust_alloc"), "other");
        assert_eq!(module(""), "other");
    }

    #[test]
    fn a_file_that_is_no_program_is_an_error() {
        assert!(core_parts(b"no program").is_err());
        assert_eq!(core_parts(b"\0asm\x01\0\0\0"), Ok(String::new()));
    }
}
