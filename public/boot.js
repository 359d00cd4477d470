// Starts the program that takes over the page. Should that fail, now or later, the page says so and stays readable.
{
  const { dataset } = document.documentElement;
  // In another page's frame it is laid out without what belongs to a window.
  const isEmbedded = window.parent !== window;
  if (isEmbedded) document.documentElement.classList.add("embedded");
  const { js, wasm, integrity, wasmIntegrity } = document.currentScript.dataset;
  const from = (path) => new URL(path, document.baseURI).href;

  // What lies below the first screen is laid out soon after that has been painted, or once the page answers.
  dataset.first = "coming";
  const painted = () => {
    if (dataset.first) dataset.first = "painted";
    setTimeout(() => {
      delete dataset.first;
      const icon = document.querySelector("link[data-icon]");
      icon.href = icon.dataset.icon;
    }, 150);
  };
  let isPainted = false;
  const paint = () => isPainted || ((isPainted = true), setTimeout(painted));
  requestAnimationFrame(paint);
  // A frame out of sight is not painted, and yet has to say how high it is before it comes into sight.
  if (isEmbedded) setTimeout(paint, 500);

  const trouble = () => {
    // The panel may still be on its way.
    if (document.readyState === "loading") return addEventListener("DOMContentLoaded", trouble);
    dataset.state = "error";
    delete dataset.first;
    document.getElementById("trouble").hidden = false;
    if (isEmbedded) parent.postMessage({ source: "minxin-atlas", v: 1, type: "error", reason: "start" }, "*");
  };

  // A trap inside the program surfaces as an error of this name, wherever it was called from.
  const isTrap = (error) => error?.name === "RuntimeError";
  addEventListener("error", (event) => isTrap(event.error) && trouble());
  addEventListener("unhandledrejection", (event) => isTrap(event.reason) && trouble());

  // An import has no integrity of its own, but takes what was preloaded with one.
  const glue = { rel: "modulepreload", href: from(js), integrity, crossOrigin: "anonymous" };
  if (integrity) document.head.append(Object.assign(document.createElement("link"), glue));

  // Compiled while the page is parsed. Where that fails, the program is fetched again, to say what is wrong; never without the
  // integrity, which browsers only check where it is fetched: the preload itself has none.
  const fetched = () => fetch(from(wasm), wasmIntegrity ? { integrity: wasmIntegrity } : {});
  const compile = async () => WebAssembly.compileStreaming(fetched());
  const compiled = compile().catch(fetched);
  import(from(js)).then((program) => program.default({ module_or_path: compiled })).catch((error) => {
    console.error(error);
    trouble();
  });
}
