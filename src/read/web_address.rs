//! Validation of the web addresses that a story may link to: an address must lead to the host that it shows.

use std::net::{Ipv4Addr, Ipv6Addr};

use crate::characters::is_hidden;

/// Maximum length of an address, in bytes.
const MAX_LENGTH: usize = 2_000;

/// True for an absolute address of a web page that every browser parses in the same way, and whose visible host is the
/// one requested.
///
/// User info is refused, because readers mistake it for the host. The host is written as it is requested, with Latin
/// letters, digits, `-`, `_` and Chinese characters. Other scripts must be written in Punycode (`xn--`), because their
/// letters can look like Latin ones. Percent signs in the host, and control characters, white space and backslashes
/// anywhere are refused, because browsers convert them.
pub(super) fn is_web_address(address: &str) -> bool {
    let is_odd = |letter: char| letter.is_whitespace() || is_hidden(letter) || letter == '\\';
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let Some(rest) = rest.filter(|_| address.len() <= MAX_LENGTH && !address.contains(is_odd)) else { return false };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    // In an IPv6 address, the colon of the port follows the closing bracket.
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (authority, None),
    };
    is_host(host) && port.is_none_or(is_port)
}

/// True for a web address, or a plain `mailto:` address: one mailbox, without a prepared text.
pub fn is_contact_address(address: &str) -> bool {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-_.+".contains(letter);
    let is_mailbox = |mailbox: &str| {
        mailbox.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && name.chars().all(is_plain) && mailbox.len() <= MAX_LENGTH && is_host(host)
        })
    };
    is_web_address(address) || address.strip_prefix("mailto:").is_some_and(is_mailbox)
}

fn is_port(port: &str) -> bool {
    port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok()
}

fn is_host(host: &str) -> bool {
    if let Some(inner) = host.strip_prefix('[') {
        return inner.strip_suffix(']').is_some_and(|inner| inner.parse::<Ipv6Addr>().is_ok());
    }
    // A host whose last label starts with a digit is an IPv4 address. Short and octal forms are refused, because they
    // disguise it.
    let last = host.rsplit('.').next().unwrap_or_default();
    if last.starts_with(|letter: char| letter.is_ascii_digit()) {
        return host.parse::<Ipv4Addr>().is_ok();
    }
    host.len() <= 253 && host.split('.').all(is_label)
}

/// True for a valid label of a host name, which is a part between dots.
fn is_label(label: &str) -> bool {
    let is_chinese = |letter: char| matches!(letter, '\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}');
    let may = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter) || is_chinese(letter);
    !label.is_empty() && label.len() <= 63 && !label.starts_with('-') && !label.ends_with('-') && label.chars().all(may)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_contact_address_is_a_page_or_a_mailbox() {
        for address in ["https://example.org/feedback?a=1", "mailto:atlas+errors@example.org"] {
            assert!(is_contact_address(address), "{address}");
        }
        for address in [
            "",
            "javascript:alert(1)",
            "mailto:",
            "mailto:a",
            "mailto:@example.org",
            "mailto:a@b@example.org",
            "mailto:a@example.org?body=x",
            "mailto:a b@example.org",
        ] {
            assert!(!is_contact_address(address), "{address}");
        }
    }

    #[test]
    fn addresses_of_pages_are_taken() {
        for address in [
            "https://www.people.com.cn/n1/2021/0104/c1001-31987654.html",
            "http://example.org",
            "https://example.org:8443/a?b=c#d",
            "https://user-content_1.example.org/@name/page",
            "https://example.org/a:b@c",
            "https://example.org/路/%E8%B7%AF?名=值",
            "https://中国政府网.政务/",
            "https://xn--fiqs8s.xn--fiqs8s/",
            "https://192.0.2.1/",
            "https://[2001:db8::1]:443/",
        ] {
            assert!(is_web_address(address), "{address}");
        }
    }

    #[test]
    fn addresses_that_lead_elsewhere_or_nowhere_are_refused() {
        for address in [
            "",
            "javascript:alert(1)",
            "ftp://example.org/",
            "//example.org/",
            "https:example.org",
            "https:/example.org",
            "https:///example.org",
            "https://",
            "https://?a",
            "https://#a",
            "https://:443/",
            "https://www.people.com.cn@evil.example/",
            "https://u:p@evil.example/",
            "https://@evil.example/",
            "https://www.people.com.cn%40evil.example/",
            "https://www.people.com.cn\\@evil.example/",
            "https://evil.example\\.people.com.cn/",
            "https://[",
            "https://[]/",
            "https://[::1",
            "https://[::g]/",
            "https://[::1]x/",
            "https://::1/",
            "https://a:b:1/",
            "https://example.org:/",
            "https://example.org:65536/",
            "https://example.org:+1/",
            "https://example..org/",
            "https://.example.org/",
            "https://./",
            "https://-a.example/",
            "https://1.2.3.999/",
            "https://0x7f.1/",
            "https://2130706433/",
            "https://012.1.2.3/",
            "https://www.реорlе.com.cn/",
            "https://ｅｖｉｌ.example/",
            "https://evil。example/",
            "https://evil.example／.people.com.cn/",
            "https://example.org/a b",
            " https://example.org/",
            "https://example.org/\n",
            "https://exa\tmple.org/",
            "https://example.org/\u{202e}gpj.exe",
            "https://example.org/\u{200b}",
            "https://example.org/\u{61c}",
            "https://exa\u{ad}mple.org/",
        ] {
            assert!(!is_web_address(address), "{address:?}");
        }
        assert!(!is_web_address(&format!("https://example.org/{}", "a".repeat(MAX_LENGTH))));
        assert!(!is_web_address(&format!("https://{}.org/", "a".repeat(64))));
    }

    proptest! {
        #[test]
        fn no_address_has_spaces_or_user_info(text in "(https?://)?([a-z]{1,4}\\.){0,2}[a-z]{1,4}[a-z0-9@: /?#.%-]{0,12}\\PC{0,3}") {
            if is_web_address(&text) {
                let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
                let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
                prop_assert!(!host.is_empty() && !host.contains('@'), "{:?}", text);
                prop_assert!(!text.contains(|letter: char| letter.is_whitespace() || letter.is_control()), "{:?}", text);
            }
        }
    }
}
