//! The section about the page: how to object.

use browser_tests::{Faulty, Page, Result, check};

const LINK: &str = ".about .feedback";
const TEXT: &str = ".about .to-copy";

/// The page of a site that names an address for objections.
fn naming(address: &str) -> Result<Faulty> {
    let meta = format!("<meta name=\"minxin:feedback\" content=\"{address}\"></head>");
    Faulty::edited(&[], |page| page.replacen("</head>", &meta, 1))
}

/// An objection goes to the address that the site names. Without one, or with one that is refused, readers copy a text.
pub(crate) async fn an_objection_has_an_address_or_a_text(page: &Page) -> Result {
    for address in ["https://example.org/feedback?a=1", "mailto:atlas@example.org"] {
        let site = naming(address)?;
        page.visit(&format!("{}/?view=about", site.url())).await?;
        page.until("the link is shown", async || Ok(page.count_shown(LINK).await? == 1)).await?;
        check!(page.attr(LINK, "href").await?.as_deref() == Some(address), "the link does not lead to {address}");
        check!(page.count_shown(TEXT).await? == 0, "the text to copy is shown beside the link to {address}");
    }
    for address in ["", "javascript:alert(1)", "mailto:atlas@example.org?body=x"] {
        let site = naming(address)?;
        page.visit(&format!("{}/?view=about", site.url())).await?;
        page.until("the text to copy is shown", async || Ok(page.count_shown(TEXT).await? == 1)).await?;
        check!(page.text(TEXT).await?.contains("的异议"), "the text to copy says {:?}", page.text(TEXT).await?);
        check!(page.count_shown(LINK).await? == 0, "a link is shown although {address:?} is refused");
        check!(page.attr(LINK, "href").await?.is_none(), "the link has the address {address:?}");
    }
    Ok(())
}
