// Turns <minxin-atlas>, <div data-minxin-atlas> and <iframe data-minxin-atlas> into frames with the height of their content.
// The only global is MinxinAtlas. Usage: docs/embedding.md.
(function () {
  "use strict";
  // Elements replace members of the document and globals by their name or id (`<img name=currentScript>`). Members are therefore
  // read from the prototype of the document, and only a plain object is this script, loaded before.
  var loaded = window.MinxinAtlas;
  if (loaded && Object.getPrototypeOf(loaded) === Object.prototype && typeof loaded.upgrade === "function") return;
  var members = Document.prototype;
  var read = function (name) {
    return Object.getOwnPropertyDescriptor(members, name).get.call(document);
  };
  var script = read("currentScript");
  // The directory of this script, which contains the atlas. Not a web address if the script has none.
  var base = "about:blank";
  try { base = new URL(".", (script && script.src) || location.href).href; } catch (error) {}
  // Paths of the atlas' pages below its directory. A slug has no escaped ASCII, which some hosts resolve to another directory.
  var PAGE = new RegExp(
    "^(en/)?(stories/SLUG/)?((commitments|timeline|map|targets|facts|about|(programmes|records)/SLUG)/)?(index[.]html)?$"
      .replace(/SLUG/g, "([\\w~-]|%[89a-f][\\da-f])+"),
    "i"
  );
  // Forms are excluded, because their fields replace their members in the same way.
  var CHOSEN = "minxin-atlas,[data-minxin-atlas]:not(form)";
  var KEYS = ["story", "lang", "theme", "view", "sel", "basis", "programme", "district", "time", "map", "sort", "group", "verdict", "table", "order", "filter"];
  // Heights of a frame, in pixels.
  var LEAST = 50, MOST = 200000;
  var SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals";
  var frames = new Map();
  // Elements without a frame, by the refused address.
  var refused = new WeakMap();

  var option = function (element, key) {
    return element.getAttribute("data-" + key) || (key === "title" ? null : element.getAttribute(key));
  };
  var emit = function (element, type, detail) {
    element.dispatchEvent(new CustomEvent(type, { detail: detail }));
  };
  var fail = function (element, reason, code) {
    emit(element, "error", { reason: reason, code: code });
  };
  var clamp = function (height) {
    return Math.min(MOST, Math.max(LEAST, height));
  };
  // Parses an http or https address. `javascript:`, `data:` and `blob:` would run with the rights of the host page.
  var parse = function (address, element) {
    var url = new URL(address, element.baseURI);
    if (!/^https?:$/.test(url.protocol)) throw new TypeError(url.protocol + " is neither http: nor https:");
    return url;
  };
  // The host page may change the address of a frame at any time.
  var origin = function (frame) {
    var src = frame.iframe.getAttribute("src") || "about:blank";
    if (src !== frame.src) {
      frame.src = src;
      try { frame.origin = parse(src, frame.iframe).origin; } catch (error) { frame.origin = "null"; }
    }
    return frame.origin;
  };
  var post = function (frame, type, more) {
    var child = frame.iframe.contentWindow, own = origin(frame);
    if (!child || own === "null") return;
    var message = { source: "minxin-atlas-host", v: 1, type: type };
    Object.keys(more || {}).forEach(function (key) { message[key] = more[key]; });
    child.postMessage(message, frame.isSandboxed ? "*" : own);
  };

  // True for the address, without query and fragment, of a page of the atlas beside this script.
  function isPage(address) {
    return address.slice(0, base.length) === base && PAGE.test(address.slice(base.length));
  }

  function address(element) {
    var url = parse(option(element, "src") || base, element);
    // Adds the slash to a page of the atlas. Some hosts redirect, others serve a page there that finds no files.
    if (isPage(url.origin + url.pathname + "/")) url.pathname += "/";
    KEYS.forEach(function (key) {
      var value = option(element, key);
      if (value) url.searchParams.set(key, value);
    });
    return url;
  }

  function make(element) {
    var url = address(element);
    var iframe = members.createElement.call(document, "iframe");
    var lang = option(element, "lang") || read("documentElement").lang;
    iframe.title = option(element, "title") || (/^en([-_]|$)/i.test(lang) ? "Minxin Atlas" : "\u6c11\u5fc3\u56fe\u9274");
    iframe.loading = "lazy";
    iframe.referrerPolicy = "strict-origin-when-cross-origin";
    iframe.allow = "fullscreen; clipboard-write";
    // The atlas beside this script on the host's origin is trusted and needs no sandbox, which would need CORS headers that plain hosts
    // do not send. Its pages are those at the paths that its build writes: who can write there can change this script, too. Any other
    // page of that origin, such as an upload, gets an opaque origin. Other sites keep theirs.
    var isOwn = url.origin === self.origin;
    if (!isOwn || !isPage(url.origin + url.pathname))
      iframe.setAttribute("sandbox", SANDBOX + (isOwn ? "" : " allow-same-origin"));
    iframe.src = url.href;
    var style = iframe.style;
    style.width = "100%";
    style.border = "0";
    style.display = "block";
    // Reserves the height, so that the page does not jump.
    style.height = clamp(parseInt(option(element, "height"), 10) || 900) + "px";
    return iframe;
  }

  // An error in one element does not affect the others. The element is tried again when its address changes.
  function attempt(element) {
    var src = option(element, "src");
    if (frames.has(element) || !element.isConnected || refused.get(element) === src) return;
    try {
      add(element);
    } catch (error) {
      refused.set(element, src);
      console.error("minxin-atlas: no frame for", src, error);
      fail(element, "address", "");
    }
  }

  function add(element) {
    var isFrame = element.tagName === "IFRAME";
    var iframe = isFrame ? element : make(element);
    var sandbox = iframe.getAttribute("sandbox");
    var kept = isFrame ? null : Array.prototype.slice.call(element.childNodes);
    frames.set(element, {
      iframe: iframe,
      kept: kept,
      height: isFrame ? iframe.style.height : null,
      isSandboxed: sandbox !== null && !/(^|\s)allow-same-origin(\s|$)/i.test(sandbox),
    });
    if (isFrame) return greet(frames.get(element));
    // The content of the element is for readers without JavaScript.
    kept.forEach(function (node) { element.removeChild(node); });
    // Custom elements are inline by default. Reading the computed style would force a layout for each.
    if (element.tagName === "MINXIN-ATLAS") element.style.display = "block";
    iframe.addEventListener("load", function () { greet(frames.get(element)); });
    element.appendChild(iframe);
  }

  // Called when the frame has loaded and at its first height, because either may be first.
  function greet(frame) {
    if (frame) post(frame, "hello");
  }

  function remove(element) {
    var frame = frames.get(element);
    if (!frame) return;
    frames.delete(element);
    if (!frame.kept) {
      frame.iframe.style.height = frame.height;
      return;
    }
    frame.iframe.remove();
    element.style.removeProperty("display");
    if (!element.getAttribute("style")) element.removeAttribute("style");
    frame.kept.forEach(function (node) { element.appendChild(node); });
  }

  function heard(event) {
    var data = event.data;
    if (!data || typeof data !== "object" || data.source !== "minxin-atlas" || data.v !== 1) return;
    frames.forEach(function (frame, element) {
      if (frame.iframe.contentWindow !== event.source) return;
      if (event.origin === "null" ? !frame.isSandboxed : event.origin !== origin(frame)) return;
      if (data.type === "height") {
        if (typeof data.height !== "number" || !isFinite(data.height)) return;
        var wanted = Math.ceil(data.height), height = clamp(wanted), isCut = wanted > MOST;
        frame.iframe.style.height = height + "px";
        if (!frame.isGreeted) { frame.isGreeted = true; greet(frame); }
        emit(element, "height", { height: height });
        if (isCut && !frame.isCut) fail(element, "height", String(wanted));
        frame.isCut = isCut;
      } else if (data.type === "ready") {
        var theme = option(element, "theme");
        if (theme) post(frame, "set-theme", { theme: theme });
        emit(element, "ready", {});
      } else if (data.type === "select" && typeof data.sel === "string") {
        emit(element, "select", { sel: data.sel });
      } else if (data.type === "viewchange" && typeof data.view === "string") {
        emit(element, "viewchange", { view: data.view });
      } else if (data.type === "error" && typeof data.reason === "string") {
        fail(element, data.reason, typeof data.code === "string" ? data.code : "");
      }
    });
  }

  function look() {
    frames.forEach(function (_, element) { if (!element.isConnected) remove(element); });
    members.querySelectorAll.call(document, CHOSEN).forEach(attempt);
  }
  var watcher = new MutationObserver(look);

  window.MinxinAtlas = {
    /** Sends a command to a frame: send(element, "select", { sel: "breakfast-trucks" }). */
    send: function (element, type, more) {
      var frame = frames.get(element);
      if (frame) post(frame, type, more);
    },
    /** Handles new and changed elements at once. It also happens when the document changes. */
    upgrade: look,
    /** Removes all frames and listeners. */
    disconnect: function () {
      watcher.disconnect();
      removeEventListener("message", heard);
      Array.from(frames.keys()).forEach(remove);
      delete window.MinxinAtlas;
    },
  };
  addEventListener("message", heard);
  watcher.observe(document, { childList: true, subtree: true });
  look();
})();
