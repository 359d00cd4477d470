// Starts the program that takes over the page, and watches over it. Should it not come, or end, the page says what happened and stays
// readable. In words that engines of ten years ago can read, so that they can be told of, too; the build takes the comments off.
(function () {
  "use strict";
  var root = document.documentElement;
  var script = document.currentScript;
  // The notice for pages without this script and without styles; the script is there.
  document.getElementById("unstyled").hidden = true;
  var wasm = script.getAttribute("data-wasm");
  var integrity = script.getAttribute("data-wasm-integrity");
  // For so many milliseconds nothing may arrive, and half as long what has arrived may not answer.
  var patience = +script.getAttribute("data-patience") || 20000;
  var glue = document.querySelector("script[type=module]").src;
  // In another page's frame it is laid out without what belongs to a window.
  var isEmbedded = parent !== window;
  if (isEmbedded) root.classList.add("embedded");
  // Colours are there from the first paint on.
  var theme = /[?&](?:amp;)*theme=(light|dark|auto|high-contrast)(&|$)/i.exec(location.search);
  if (theme) root.setAttribute("data-theme", theme[1].toLowerCase());
  // So is the one view that a frame shows.
  var only = isEmbedded && /[?&](?:amp;)*view=(timeline|map|indicators|table)(&|$)/.exec(location.search);
  if (only) root.setAttribute("data-only", only[1]);

  // What lies below the first screen is laid out soon after that has been painted, or once the page answers.
  root.setAttribute("data-first", "coming");
  var isPainted;
  function paint() {
    if (isPainted) return;
    isPainted = true;
    setTimeout(function () {
      if (root.getAttribute("data-first")) root.setAttribute("data-first", "painted");
      setTimeout(function () {
        root.removeAttribute("data-first");
        var icon = document.querySelector("link[data-icon]");
        icon.href = icon.getAttribute("data-icon");
      }, 150);
    });
  }
  requestAnimationFrame(paint);
  // A frame out of sight is not painted, and yet has to say how high it is before it comes into sight.
  if (isEmbedded) setTimeout(paint, 500);

  // Shows the sentences of a cause, and a code for whoever is asked for help. What comes later knows better.
  var panel = document.getElementById("trouble");
  var button = panel.querySelector("button");
  var isRefused, failing, said;
  function trouble(cause, code, file) {
    // A request that the policy keeps back looks like one that the network lost.
    if (isRefused && cause === "network") {
      cause = "refused";
      code = "csp";
    }
    said = cause;
    failing = file;
    root.setAttribute("data-state", "error");
    // Nothing else comes that would lay out what is out of sight.
    root.removeAttribute("data-first");
    root.setAttribute("data-whole", "");
    var sentences = panel.querySelectorAll("[data-cause]");
    for (var i = 0; i < sentences.length; i++) sentences[i].hidden = sentences[i].getAttribute("data-cause") !== cause;
    panel.querySelector("code").textContent = code;
    panel.hidden = false;
    if (isEmbedded) parent.postMessage({ source: "minxin-atlas", v: 1, type: "error", reason: "start", code: code }, "*");
  }

  // Asks for the page and the file in question past the cache, and loads the page again once they answer: a page that does not come
  // would take the text along.
  button.addEventListener("click", function () {
    if (!window.fetch) return location.reload();
    button.disabled = true;
    function stay() {
      trouble("network", "page-network");
      button.disabled = false;
      button.focus();
    }
    var limit = setTimeout(stay, patience);
    Promise.all([location.href, failing || location.href].map(function (file) { return fetch(file, { cache: "reload" }); }))
      .then(function (answers) {
        if (!answers[0].ok) throw 0;
        location.reload();
      })
      .catch(stay)
      .then(function () { clearTimeout(limit); });
  });

  // A trap inside the program surfaces as an error of this name, wherever it was called from.
  function trapped(error) {
    if (error && error.name === "RuntimeError") trouble("ended", "trap");
  }
  addEventListener("error", function (event) { trapped(event.error); });
  addEventListener("unhandledrejection", function (event) { trapped(event.reason); });
  addEventListener("minxin:failed", function () { trouble("ended", "panic"); });
  document.addEventListener("securitypolicyviolation", function () {
    isRefused = true;
    if (said === "network") trouble(said);
  });

  // A module with a function that takes a reference: whatever knows that, knows all else that program and glue are written in.
  var probe = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 1, 111, 0]);
  if (!window.WebAssembly) return trouble("old", "old-wasm");
  if (!WebAssembly.validate(probe)) return trouble("old", "old-references");
  if (!window.ResizeObserver) return trouble("old", "old-resize");

  var start, isWhole, timer;
  function watch() {
    clearTimeout(timer);
    timer = setTimeout(function () {
      if (root.getAttribute("data-state") !== "loading") return;
      if (!isWhole) trouble("network", "wasm-stalled", wasm);
      else if (!start) trouble("network", "js-stalled", glue);
      else trouble("late", "late");
    }, start && isWhole ? patience / 2 : patience);
  }
  watch();

  // The program runs, and asks for a story, which has limits of its own.
  addEventListener("minxin:waiting", function () { clearTimeout(timer); });

  // The glue says so when it is there. It, or its failure, comes before this event of the page.
  var glued = new Promise(function (resolve) {
    addEventListener("minxin:glue", function (event) {
      start = event.detail;
      watch();
      resolve();
    });
  });
  document.addEventListener("DOMContentLoaded", function () {
    if (start) return;
    fetch(glue).then(function (response) {
      if (!response.ok) trouble("missing", "js-" + response.status, glue);
      else trouble("changed", /script/.test(response.headers.get("Content-Type")) ? "js-changed" : "js-type", glue);
    }, function () { trouble("network", "js-network", glue); });
  });

  // What went wrong first is handed on: a cause, a code, and the error.
  function or(cause, code) {
    return function (error) { throw error.push ? error : [cause, code, error]; };
  }

  // The program is compiled as it arrives, and its pieces are kept, to be held against the integrity before anything of it runs.
  // Where digests cannot be worked out, as on hosts without TLS, the browser holds it against that when it is read from the cache.
  var subtle = window.crypto && crypto.subtle;
  var streamed, pieces = [];
  function read(reader) {
    return reader.read().then(function (piece) {
      watch();
      if (piece.done) return new Blob(pieces).arrayBuffer();
      pieces.push(piece.value);
      return read(reader);
    });
  }
  fetch(wasm).catch(or("network", "wasm-network")).then(function (response) {
    if (!response.ok) throw ["missing", "wasm-" + response.status];
    if (/html/.test(response.headers.get("Content-Type"))) throw ["changed", "wasm-type"];
    var copy = response;
    if (subtle) {
      copy = response.clone();
      // Refused under another type than its own; then the pieces are compiled.
      streamed = WebAssembly.compileStreaming(response).catch(function () {});
    }
    return read(copy.body.getReader());
  }).catch(or("changed", "wasm-cut")).then(function (bytes) {
    if (!integrity) return bytes;
    if (subtle) return subtle.digest("SHA-384", bytes).then(function (digest) {
      if (integrity !== "sha384-" + btoa(String.fromCharCode.apply(0, new Uint8Array(digest)))) throw 0;
      return bytes;
    });
    return fetch(wasm, { integrity: integrity, cache: "force-cache" }).then(function (response) { return response.arrayBuffer(); });
  }).catch(or("changed", "wasm-changed")).then(function (bytes) {
    isWhole = true;
    watch();
    return Promise.resolve(streamed).then(function (module) { return module || WebAssembly.compile(bytes); });
  }).then(function (module) {
    return glued.then(function () { return start({ module_or_path: module }); });
  }).catch(function (error) {
    var name = error.name;
    if (name === "RuntimeError") error = ["ended", "trap", error];
    else if (!error.push) {
      // A policy keeps the smallest program out, too.
      try {
        new WebAssembly.Instance(new WebAssembly.Module(probe));
        error = name === "CompileError" ? ["old", "old-compile", error] : ["ended", "start", error];
      } catch (refusal) {
        error = ["refused", "csp", refusal];
      }
    }
    console.error(error[2] || error[1]);
    trouble(error[0], error[1], wasm);
  });
})();
