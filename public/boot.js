// Starts the program that takes over the page. Should that fail, now or later, the page says so and stays readable.
const own = document.querySelector("script[data-wasm]");
const from = (name) => new URL(own.dataset[name], document.baseURI).href;

function trouble() {
  document.documentElement.dataset.state = "error";
  document.getElementById("trouble").hidden = false;
}

// A trap inside the program surfaces as an error of this kind, wherever it was called from.
addEventListener("error", (event) => {
  if (event.error instanceof WebAssembly.RuntimeError) trouble();
});
addEventListener("unhandledrejection", (event) => {
  if (event.reason instanceof WebAssembly.RuntimeError) trouble();
});

import(from("js")).then((program) => program.default({ module_or_path: from("wasm") })).catch((error) => {
  console.error(error);
  trouble();
});
