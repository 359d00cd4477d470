//! A WebAssembly program that is valid and traps in every function.

/// The section with the bodies of functions.
const CODE_SECTION: u8 = 10;
/// The instruction that traps, and the one that ends a body.
const UNREACHABLE: u8 = 0x00;
const END: u8 = 0x0b;

/// The program with a trap in place of every instruction; `None` for bytes that are no program.
pub(crate) fn trapping(program: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = program.to_owned();
    let mut at = 8;
    while at < bytes.len() {
        let kind = *bytes.get(at)?;
        let (length, start) = number(&bytes, at + 1)?;
        if kind == CODE_SECTION {
            let (count, mut body) = number(&bytes, start)?;
            for _ in 0..count {
                let (length, start) = number(&bytes, body)?;
                body = start + length;
                let (groups, mut code) = number(&bytes, start)?;
                for _ in 0..groups {
                    // A number of locals and their type, which is one byte for every type in the program.
                    code = number(&bytes, code)?.1 + 1;
                }
                let (end, instructions) = bytes.get_mut(code..body)?.split_last_mut()?;
                instructions.fill(UNREACHABLE);
                *end = END;
            }
        }
        at = start + length;
    }
    Some(bytes)
}

/// An unsigned number in LEB128, and the index of the next byte.
fn number(bytes: &[u8], mut at: usize) -> Option<(usize, usize)> {
    let (mut value, mut shift) = (0, 0);
    loop {
        let byte = *bytes.get(at)?;
        value |= usize::from(byte & 0x7f).checked_shl(shift)?;
        (at, shift) = (at + 1, shift + 7);
        if byte & 0x80 == 0 {
            return Some((value, at));
        }
    }
}
