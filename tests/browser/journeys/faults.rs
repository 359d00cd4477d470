//! Missing features and broken files.

use browser_tests::{Fault, FaultTarget, Faulty, Page, Result, check, count_bundled};

use crate::boot::{check_panel, readable};

pub(crate) async fn canvas_and_what_replaces_it(page: &Page) -> Result {
    page.visit("/?view=indicators").await?;
    let all = page.count(".chart-canvas").await?;
    let expected = count_bundled("series", None);
    check!(all == expected, "there are {all} charts, not {expected}");
    page.until("every chart is inked on its canvas", async || Ok(page.count(".chart-canvas.painted").await? == all))
        .await?;
    let inked = "[...document.querySelectorAll('.chart-canvas canvas')].every(canvas => canvas.getContext('2d')\
        .getImageData(0, 0, canvas.width, canvas.height).data.some(byte => byte > 0))";
    page.wait_for(inked, "no canvas is blank").await?;
    // From now on no canvas has a context. The next drawing uses SVG.
    page.js("HTMLCanvasElement.prototype.getContext = () => null", Vec::new()).await?;
    page.click("[data-command=hide-background]").await?;
    page.until("no chart is left to its canvas", async || Ok(page.count(".chart-canvas.painted").await? == 0)).await?;
    check!(page.count_shown(".series-chart .chart-canvas svg path").await? > 0, "the SVG does not show in its place");
    Ok(())
}

pub(crate) async fn a_trap_leaves_the_text(page: &Page) -> Result {
    page.visit("/?view=timeline").await?;
    let content = page.content("[data-view='timeline']").await?;
    check!(page.count_shown("#trouble").await? == 0, "a panel is shown without a fault");
    // The errors that browsers report for a program that traps.
    let trap = "dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') }))";
    page.js(trap, Vec::new()).await?;
    page.wait_for("document.documentElement.dataset.state === 'error'", "the page says that it is in trouble").await?;
    let message = page.text("#trouble").await?;
    check!(
        message.contains("程序出错，已停止运行") && message.contains("stopped because of an error"),
        "the message is {message:?}"
    );
    check!(page.content("[data-view='timeline']").await? == content, "the text is gone");
    Ok(())
}

/// Each change leaves a file that would run, so that only the integrity can stop it.
pub(crate) async fn a_changed_file_is_refused(page: &Page) -> Result {
    // An empty custom section of the program: its kind, its length, its name.
    let changes = [
        (FaultTarget::Glue, "js-changed", &b"\nwindow.changed = true"[..]),
        (FaultTarget::Program, "wasm-changed", b"\0\x03\x01xy"),
    ];
    for (part, code, more) in changes {
        let site = Faulty::start()?;
        site.inject_fault(part, Fault::Longer(more));
        page.open(site.url()).await?;
        check_panel(page, "changed", code).await?;
        check!(page.js("return window.changed", Vec::new()).await?.is_null(), "the changed {part:?} ran");
    }
    let site = Faulty::start()?;
    site.inject_fault(FaultTarget::Sheet, Fault::Longer(b"html{--changed:1}"));
    page.visit(site.url()).await?;
    let changed = "return getComputedStyle(document.documentElement).getPropertyValue('--changed')";
    check!(page.js(changed, Vec::new()).await? == "", "the changed style sheet is applied");
    Ok(())
}

pub(crate) async fn without_its_style_sheet(page: &Page) -> Result {
    let site = Faulty::start()?;
    site.inject_fault(FaultTarget::Sheet, Fault::Status(404));
    page.visit(site.url()).await?;
    readable(page).await?;
    check!(page.count_shown("#trouble, #unstyled").await? == 0, "a panel is shown although the program runs");
    page.click("[data-command=hide-background]").await?;
    page.wait_query("basis", Some("article")).await
}

pub(crate) async fn offline_during_a_visit(page: &Page) -> Result {
    let site = Faulty::start()?;
    // A fast worker could have cached the file.
    site.inject_fault(FaultTarget::Worker, Fault::Status(404));
    page.visit(&format!("{}/?view=timeline", site.url())).await?;
    let content = page.text("[data-view='timeline']").await?;
    site.inject_fault(FaultTarget::All, Fault::Reset);
    // The English text is in another file.
    page.click("button[data-command=set-language-en]").await?;
    page.until("a sentence says that a file did not come", async || {
        let content = page.texts("[data-notice], [role='alert']:not([hidden])").await?;
        Ok(content.iter().any(|sentence| !sentence.is_empty()))
    })
    .await?;
    check!(page.text("[data-view='timeline']").await? == content, "the text is gone");
    check!(page.count_shown("#trouble").await? == 0, "the program is said to have ended");
    page.click("[data-command=hide-background]").await?;
    page.wait_query("basis", Some("article")).await
}
