//! Fast scan over the unescaped part of a JSON string.

/// Number of bytes before the first quotation mark, backslash or control character. Scans eight bytes at a time, because
/// most of a story is text.
pub(crate) fn plain(bytes: &[u8]) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = ONES << 7;
    // The lowest marked byte is zero. Bytes above it may be marked in error.
    let zero_bytes = |word: u64| word.wrapping_sub(ONES) & !word & HIGHS;
    let mut at = 0;
    for eight in bytes.chunks_exact(8) {
        let word = u64::from_le_bytes(eight.try_into().unwrap_or_default());
        let controls = word.wrapping_sub(ONES * 0x20) & !word & HIGHS;
        let ends =
            controls | zero_bytes(word ^ (ONES * u64::from(b'"'))) | zero_bytes(word ^ (ONES * u64::from(b'\\')));
        if ends != 0 {
            return at + ends.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    let is_end = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1f);
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().position(is_end).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn plain_bytes_end_at_a_quote_a_backslash_or_a_control(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
            let is_end = |byte: &u8| *byte < 0x20 || *byte == b'"' || *byte == b'\\';
            prop_assert_eq!(plain(&bytes), bytes.iter().position(is_end).unwrap_or(bytes.len()));
        }

        #[test]
        fn they_end_the_same_in_text(text in "[ -~一-丁]{0,30}[\"\\\\\n]?.{0,9}") {
            let is_end = |byte: &u8| *byte < 0x20 || *byte == b'"' || *byte == b'\\';
            prop_assert_eq!(plain(text.as_bytes()), text.bytes().position(|byte| is_end(&byte)).unwrap_or(text.len()));
        }
    }
}
