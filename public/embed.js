// Turns <minxin-atlas>, <div data-minxin-atlas> and <iframe data-minxin-atlas> into frames that are as high as what they show.
// One global, MinxinAtlas; docs/embedding.md tells how it is used.
(function () {
  "use strict";
  if (window.MinxinAtlas) return;
  var script = document.currentScript;
  var base = new URL(".", (script && script.src) || document.baseURI).href;
  var CHOSEN = "minxin-atlas,[data-minxin-atlas]";
  var KEYS = ["story", "lang", "theme", "view", "sel", "basis", "programme", "district", "time", "map", "sort"];
  var LEAST = 50, MOST = 20000;
  var frames = new Map();

  var option = function (element, key) {
    return element.getAttribute("data-" + key) || (key === "title" ? null : element.getAttribute(key));
  };
  var emit = function (element, type, detail) {
    element.dispatchEvent(new CustomEvent(type, { detail: detail }));
  };
  // A portal may give a frame its address later, or another.
  var origin = function (frame) {
    var src = frame.iframe.getAttribute("src") || "about:blank";
    if (src !== frame.src) {
      frame.src = src;
      try { frame.origin = new URL(src, document.baseURI).origin; } catch (error) { frame.origin = "null"; }
    }
    return frame.origin;
  };
  var post = function (frame, type, more) {
    var child = frame.iframe.contentWindow, own = origin(frame);
    if (!child || own === "null") return;
    var message = { source: "minxin-atlas-host", v: 1, type: type };
    for (var key in more) message[key] = more[key];
    child.postMessage(message, frame.isSandboxed ? "*" : own);
  };

  function address(element) {
    var url = new URL(option(element, "src") || base, document.baseURI);
    KEYS.forEach(function (key) {
      var value = option(element, key);
      if (value) url.searchParams.set(key, value);
    });
    return url.href;
  }

  function make(element) {
    var iframe = document.createElement("iframe");
    var isChinese = (option(element, "lang") || document.documentElement.lang || "zh").indexOf("en") !== 0;
    iframe.title = option(element, "title") || (isChinese ? "民心图鉴" : "Minxin Atlas");
    iframe.loading = "lazy";
    iframe.referrerPolicy = "strict-origin-when-cross-origin";
    iframe.allow = "fullscreen; clipboard-write";
    iframe.src = address(element);
    // On the portal's own origin a frame that may do both could take its sandbox off.
    var isForeign = new URL(iframe.src).origin !== location.origin;
    iframe.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals" +
      (isForeign ? " allow-same-origin" : ""));
    var style = iframe.style;
    style.width = "100%";
    style.border = "0";
    style.display = "block";
    // Room for what is coming, so that the page around does not jump.
    style.height = (parseInt(option(element, "height"), 10) || 900) + "px";
    return iframe;
  }

  function add(element) {
    if (frames.has(element)) return;
    var isFrame = element.tagName === "IFRAME";
    var iframe = isFrame ? element : make(element);
    var sandbox = iframe.getAttribute("sandbox");
    var kept = isFrame ? null : Array.prototype.slice.call(element.childNodes);
    frames.set(element, {
      iframe: iframe,
      kept: kept,
      height: isFrame ? iframe.style.height : null,
      isSandboxed: sandbox !== null && sandbox.indexOf("allow-same-origin") < 0,
    });
    if (isFrame) return greet(frames.get(element));
    // What stood in its place is for readers without scripts.
    kept.forEach(function (node) { element.removeChild(node); });
    // An element of a name of its own is inline; to ask each for its style would lay the page out as often.
    if (element.tagName === "MINXIN-ATLAS") element.style.display = "block";
    iframe.addEventListener("load", function () { greet(frames.get(element)); });
    element.appendChild(iframe);
  }

  // Whichever of the two is there later is heard: the page says how high it is, and is greeted then, too.
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
        var height = data.height;
        if (typeof height !== "number" || !isFinite(height)) return;
        height = Math.min(MOST, Math.max(LEAST, Math.ceil(height)));
        frame.iframe.style.height = height + "px";
        if (!frame.isGreeted) { frame.isGreeted = true; greet(frame); }
        emit(element, "height", { height: height });
      } else if (data.type === "ready") {
        var theme = option(element, "theme");
        if (theme) post(frame, "set-theme", { theme: theme });
        emit(element, "ready", {});
      } else if (data.type === "select" && typeof data.sel === "string") {
        emit(element, "select", { sel: data.sel });
      } else if (data.type === "viewchange" && typeof data.view === "string") {
        emit(element, "viewchange", { view: data.view });
      } else if (data.type === "error" && typeof data.reason === "string") {
        emit(element, "error", { reason: data.reason, code: typeof data.code === "string" ? data.code : "" });
      }
    });
  }

  function look() {
    frames.forEach(function (_, element) { if (!element.isConnected) remove(element); });
    Array.prototype.forEach.call(document.querySelectorAll(CHOSEN), add);
  }
  var watcher = new MutationObserver(look);

  window.MinxinAtlas = {
    /** Has a frame do something: send(element, "select", { sel: "breakfast-trucks" }). */
    send: function (element, type, more) {
      var frame = frames.get(element);
      if (frame) post(frame, type, more);
    },
    /** Looks for frames to make, as it also does by itself. */
    upgrade: look,
    /** Takes every frame out again and hears nothing any more. */
    disconnect: function () {
      watcher.disconnect();
      removeEventListener("message", heard);
      document.removeEventListener("DOMContentLoaded", look);
      Array.from(frames.keys()).forEach(remove);
      delete window.MinxinAtlas;
    },
  };
  addEventListener("message", heard);
  watcher.observe(document.documentElement, { childList: true, subtree: true });
  look();
})();
