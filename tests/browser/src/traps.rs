//! A WebAssembly program that validates, and ends as soon as anything of it is called.

/// The section with the bodies of functions.
const CODE: u8 = 10;
/// The instruction that ends a program, and the one that ends a body.
const UNREACHABLE: u8 = 0x00;
const END: u8 = 0x0b;

/// The program with every instruction of every function turned into a trap; none for what is no program.
pub(crate) fn traps(program: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = program.to_owned();
    let mut at = 8;
    while at < bytes.len() {
        let kind = *bytes.get(at)?;
        let (length, start) = number(&bytes, at + 1)?;
        if kind == CODE {
            let (count, mut body) = number(&bytes, start)?;
            for _ in 0..count {
                let (length, start) = number(&bytes, body)?;
                body = start + length;
                let (groups, mut code) = number(&bytes, start)?;
                for _ in 0..groups {
                    // How many locals, and their type, which is a byte for all that the program uses.
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

/// An unsigned number in LEB128, and where the next byte is.
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
