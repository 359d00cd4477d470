// Registers the service worker, which keeps the page for reading without a network. Loaded after `minxin:live`; runs when idle.
const start = async () => {
  const worker = new URL("sw.js", import.meta.url).href;
  const { serviceWorker } = navigator;
  // A service worker has the origin of its page.
  if (!serviceWorker || !isSecureContext || new URL(worker).origin !== location.origin) return;
  // The only text on this page that may become the address of a script.
  const policy = window.trustedTypes?.createPolicy("default", { createScriptURL: (text) => (text === worker ? text : null) });
  const address = policy?.createScriptURL(worker) ?? worker;
  const registration = await serviceWorker.register(address, { updateViaCache: "none" });

  // A newer worker waits until no page of an older release is open. This page sends it the name of its program.
  const program = document.querySelector("script[data-wasm]")?.dataset.wasm.split("/").pop();
  const tell = (waiting) => waiting && registration.active && waiting.postMessage(program);
  const watch = (coming) => coming?.addEventListener("statechange", () => coming.state === "installed" && tell(coming));
  tell(registration.waiting);
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));

  // The first page was loaded without the worker, which is sent the names of the files of its story.
  const { story } = document.querySelector("script[data-story]")?.dataset ?? {};
  const files = [story?.split("/").pop(), document.documentElement.dataset.fullStory].filter(Boolean);
  (await serviceWorker.ready).active.postMessage(files);
};

// Errors are ignored: without a service worker the page works as before.
(window.requestIdleCallback ?? setTimeout)(() => start().catch(() => {}));
