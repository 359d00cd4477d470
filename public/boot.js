// Loads and starts the program, and shows an error panel if it does not start or stops. The text of the page stays readable.
// The language is ECMAScript 5, so that old engines can run the script and show the panel. The build removes the comments.
(function () {
  "use strict";
  var root = document.documentElement;
  var script = document.currentScript;
  // The notice for pages without this script and without styles.
  document.getElementById("unstyled").hidden = true;
  var wasm = script.getAttribute("data-wasm");
  var integrity = script.getAttribute("data-wasm-integrity");
  var story = script.getAttribute("data-story");
  var storyIntegrity = script.getAttribute("data-story-integrity");
  // Milliseconds without new data before a download counts as stalled. The program has half of it to respond once it has arrived.
  var patience = +script.getAttribute("data-timeout-ms") || 20000;
  var glue = document.querySelector("script[type=module]").src;
  // Absolute, because the program changes the path of the page, which relative addresses would follow.
  var site = script.src.replace(/[^\/]*$/, "");
  var icon = document.querySelector("link[rel=icon]");
  if (icon) icon.href = icon.href;
  // In a frame, the page has another layout.
  var isEmbedded = parent !== window;
  if (isEmbedded) root.classList.add("embedded");
  // The theme is set before the first paint.
  var theme = /[?&](?:amp;)*theme=(light|dark|auto|high-contrast)(&|$)/i.exec(location.search);
  if (theme) root.setAttribute("data-theme", theme[1].toLowerCase());
  // The only view of a frame is set before the first paint, too.
  var only = /[?&](?:amp;)*view=(commitments|timeline|map|indicators|table|about)(&|$)/.exec(location.search);
  only = only ? only[1] : root.getAttribute("data-page-view");
  if (isEmbedded && only) root.setAttribute("data-only", only);

  // What follows the core is downloaded after the first paint: when the core has arrived, or at once for a static page, which responds
  // with all of it.
  function isStatic() { return !document.querySelector("[data-app]"); }
  function begin() {
    if (isPainted && start && start.begin) start.begin(isStatic());
  }

  // The content below the first screen is laid out soon after the first paint, or once the page responds.
  root.setAttribute("data-first-paint", "coming");
  var isPainted;
  function paint() {
    if (isPainted) return;
    isPainted = true;
    setTimeout(function () {
      if (isStatic()) begin();
      if (root.getAttribute("data-first-paint")) root.setAttribute("data-first-paint", "painted");
      setTimeout(function () {
        root.removeAttribute("data-first-paint");
        if (icon && icon.getAttribute("data-icon")) icon.href = site + icon.getAttribute("data-icon");
      }, 150);
    });
  }
  requestAnimationFrame(paint);
  // A frame outside of the viewport is not painted, but has to report its height before it becomes visible.
  if (isEmbedded) setTimeout(paint, 500);

  // Shows the sentences of a cause, and a code for the support. A later call replaces an earlier one.
  var panel = document.getElementById("trouble");
  var button = panel.querySelector("button");
  var isRefused, failing, said;
  function trouble(cause, code, file) {
    // A request that the policy blocks fails like one that the network loses.
    if (isRefused && cause === "network") {
      cause = "refused";
      code = "csp";
    }
    said = cause;
    failing = file;
    root.setAttribute("data-state", "error");
    // Without the program, nothing else lays out the content outside of the viewport.
    root.removeAttribute("data-first-paint");
    root.setAttribute("data-full-layout", "");
    var sentences = panel.querySelectorAll("[data-cause]");
    for (var i = 0; i < sentences.length; i++) sentences[i].hidden = sentences[i].getAttribute("data-cause") !== cause;
    panel.querySelector("code").textContent = code;
    panel.hidden = false;
    if (isEmbedded) parent.postMessage({ source: "minxin-atlas", v: 1, type: "error", reason: "start", code: code }, "*");
  }

  // Requests the page and the missing file without the cache, and reloads the page once both respond. To reload at once would lose
  // the text if the network is down.
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

  // A trap in the program is thrown as an error with this name, from any caller.
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

  // The overview and the views are parts of the program that are loaded later. Their loader retries, and sends an event without a cause
  // at its end. The tools have a notice of their own.
  var before;
  addEventListener("minxin:chunk", function (event) {
    var failure = event.detail;
    if (failure.chunk === "tools") return;
    if (failure.cause) {
      before = before || root.getAttribute("data-state");
      trouble(failure.cause, failure.code, failure.file);
    } else if (before) {
      root.setAttribute("data-state", before);
      panel.hidden = true;
      before = 0;
    }
  });

  // A module with a function that takes a reference. An engine that accepts it supports all other features of the program.
  var probe = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 1, 111, 0]);
  if (!window.WebAssembly) return trouble("old", "old-wasm");
  if (!WebAssembly.validate(probe)) return trouble("old", "old-references");
  if (!window.ResizeObserver) return trouble("old", "old-resize");

  var start, isWhole, hasStory, timer;
  function watch() {
    clearTimeout(timer);
    timer = setTimeout(function () {
      if (root.getAttribute("data-state") !== "loading") return;
      if (!isWhole) trouble("network", "wasm-stalled", wasm);
      else if (!hasStory) trouble("network", "story-stalled", story);
      else if (!start) trouble("network", "js-stalled", glue);
      else trouble("late", "late");
    }, start && isWhole && hasStory ? patience / 2 : patience);
  }
  watch();

  // The program runs and requests a story, which has other time limits.
  addEventListener("minxin:waiting", function () { clearTimeout(timer); });

  // The JavaScript of the program dispatches this event. It runs, or fails, before DOMContentLoaded.
  var glued = new Promise(function (resolve) {
    addEventListener("minxin:glue", function (event) {
      start = event.detail;
      if (isStatic()) begin();
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

  // Returns a handler that throws cause, code and error, or the first such list.
  function or(cause, code) {
    return function (error) { throw error.push ? error : [cause, code, error]; };
  }

  // The story is fetched at the same time. The program reads it from the root element.
  var fetched = fetch(story, storyIntegrity ? { integrity: storyIntegrity } : {}).then(function (response) {
    if (!response.ok) throw ["missing", "story-" + response.status, 0, story];
    return response.text();
  }).catch(function (error) {
    if (error.push) throw error;
    // A request without the integrity tells a changed file from a lost network.
    return fetch(story, { cache: "reload" }).then(function (response) {
      throw response.ok ? ["changed", "story-changed", error, story] : ["missing", "story-" + response.status, error, story];
    }, function () { throw ["network", "story-network", error, story]; });
  }).then(function (text) {
    root.minxinStory = text;
    hasStory = true;
    watch();
  });
  // A failure is handled where the program starts.
  fetched.catch(function () {});

  // The program is compiled while it arrives. Its bytes are kept and compared with the integrity before it runs. On hosts without
  // TLS, which lack crypto.subtle, the browser checks the integrity when it reads the program again from the cache.
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
      // Fails for another content type. The bytes are compiled instead.
      streamed = WebAssembly.compileStreaming(response).catch(function () {});
    }
    return read(copy.body.getReader()).catch(or("network", "wasm-network"));
  }).then(function (bytes) {
    if (!integrity) return bytes;
    if (subtle) return subtle.digest("SHA-384", bytes).then(function (digest) {
      if (integrity !== "sha384-" + btoa(String.fromCharCode.apply(0, new Uint8Array(digest)))) throw 0;
      return bytes;
    });
    return fetch(wasm, { integrity: integrity, cache: "force-cache" }).then(function (response) { return response.arrayBuffer(); });
  }).catch(or("changed", "wasm-changed")).then(function (bytes) {
    isWhole = true;
    watch();
    begin();
    return Promise.resolve(streamed).then(function (module) { return module || WebAssembly.compile(bytes); });
  }).then(function (module) {
    return fetched.then(function () { return glued; }).then(function () { return start({ module_or_path: module }); });
  }).catch(function (error) {
    var name = error.name;
    if (name === "RuntimeError") error = ["ended", "trap", error];
    else if (!error.push) {
      // If a policy blocks the program, it blocks the smallest one too.
      try {
        new WebAssembly.Instance(new WebAssembly.Module(probe));
        error = name === "CompileError" ? ["old", "old-compile", error] : ["ended", "start", error];
      } catch (refusal) {
        error = ["refused", "csp", refusal];
      }
    }
    console.error(error[2] || error[1]);
    trouble(error[0], error[1], error[3] || wasm);
  });
})();
