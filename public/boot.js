// Starts the program that takes over the page. Should that fail, now or later, the page says so and stays readable.
const own = document.querySelector("script[data-wasm]");
const from = (name) => new URL(own.dataset[name], document.baseURI).href;

function trouble() {
  document.documentElement.dataset.state = "error";
  document.getElementById("trouble").hidden = false;
}

// A trap inside the program surfaces as an error of this name, wherever it was called from.
const isTrap = (error) => error?.name === "RuntimeError";
addEventListener("error", (event) => isTrap(event.error) && trouble());
addEventListener("unhandledrejection", (event) => isTrap(event.reason) && trouble());

import(from("js")).then((program) => program.default({ module_or_path: from("wasm") })).catch((error) => {
  console.error(error);
  trouble();
});
