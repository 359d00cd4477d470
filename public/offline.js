// Has the browser keep the page for reading without a network. The glue asks for it once the page answers; begins when it has time.
const start = async () => {
  const worker = new URL("sw.js", import.meta.url).href;
  const { serviceWorker } = navigator;
  // A worker is of its page's own site, or none.
  if (!serviceWorker || !isSecureContext || new URL(worker).origin !== location.origin) return;
  // The only text on this page that may become the address of a program.
  const policy = window.trustedTypes?.createPolicy("default", { createScriptURL: (text) => (text === worker ? text : null) });
  const address = policy?.createScriptURL(worker) ?? worker;
  const registration = await serviceWorker.register(address, { updateViaCache: "none" });

  // A newer worker waits until no page of an older release is open; this page tells it of which release it is.
  const program = document.querySelector("script[data-wasm]")?.dataset.wasm.split("/").pop();
  const tell = (waiting) => waiting && registration.active && waiting.postMessage(program);
  const watch = (coming) => coming?.addEventListener("statechange", () => coming.state === "installed" && tell(coming));
  tell(registration.waiting);
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));
};

// Where nothing may be kept, the page is as it would be without: nobody need be told.
(window.requestIdleCallback ?? setTimeout)(() => start().catch(() => {}));
